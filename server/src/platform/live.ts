import { EventEmitter } from 'node:events'
import type { LiveNote } from '@steward/contract/platform/live.ts'

export interface Heard {
  companyId: string
  note: LiveNote
  /** Whose the fact is, for nouns that only their owner may see. */
  owner: string | null
}

export interface Live {
  announce(companyId: string, note: LiveNote, owner: string | null): void
  /** Hears everything of a company until the returned function is called. */
  hear(companyId: string, listener: (heard: Heard) => void): () => void
  close(): Promise<void>
}

/** Announcements inside one process. */
export function liveInProcess(): Live {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    announce: (companyId, note, owner) => void emitter.emit(companyId, { companyId, note, owner } satisfies Heard),
    hear: (companyId, listener) => {
      emitter.on(companyId, listener)
      return () => emitter.off(companyId, listener)
    },
    close: async () => void emitter.removeAllListeners(),
  }
}

const CHANNEL = 'steward:live'

/**
 * Announcements to all nodes through Redis. A lost Redis slows screens of other nodes until it is back; nothing depends on it.
 */
export async function liveThroughRedis(url: string, warn: (sentence: string) => void): Promise<Live> {
  const { Redis } = await import('ioredis')
  const options = {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: true,
    retryStrategy: (times: number) => Math.min(times * 200, 5000),
  }
  const [publisher, subscriber] = [new Redis(url, options), new Redis(url, { ...options, maxRetriesPerRequest: null })]
  let away = false
  const onError = () => {
    if (!away) warn('Redis cannot be reached: screens of other nodes follow late until it is back.')
    away = true
  }
  for (const client of [publisher, subscriber]) {
    client.on('error', onError)
    client.on('ready', () => {
      away = false
    })
  }
  const here = liveInProcess()
  subscriber.on('message', (_channel, text) => {
    const { companyId, note, owner } = JSON.parse(text) as Heard
    here.announce(companyId, note, owner)
  })
  // ioredis subscribes again by itself after a lost connection.
  void subscriber.subscribe(CHANNEL).catch(onError)
  return {
    announce: (companyId, note, owner) => {
      publisher
        .publish(CHANNEL, JSON.stringify({ companyId, note, owner } satisfies Heard))
        .catch(() => here.announce(companyId, note, owner))
    },
    hear: here.hear,
    close: async () => {
      publisher.disconnect()
      subscriber.disconnect()
      await here.close()
    },
  }
}

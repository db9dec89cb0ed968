import { EventEmitter } from 'node:events'
import type { LiveNote, PresenceNote } from '@steward/contract/platform/live.ts'
import { presences } from './presence.ts'

export interface Heard {
  companyId: string
  note: LiveNote
  /** Whose the fact is, for nouns that only their owner may see. */
  owner: string | null
}

/** Somebody is at something; `owner` as with facts. */
export interface Seen {
  companyId: string
  presence: PresenceNote
  owner: string | null
}

export interface Live {
  announce(companyId: string, note: LiveNote, owner: string | null): void
  /** Hears everything of a company until the returned function is called. */
  hear(companyId: string, listener: (heard: Heard) => void): () => void
  /** Tells all nodes who is at what; who says too much too fast is not passed on. */
  show(companyId: string, presence: PresenceNote, owner: string | null): void
  /** Hears who is at what in a company until the returned function is called. */
  watch(companyId: string, listener: (seen: Seen) => void): () => void
  /** Who is at something now, as far as this node has heard. */
  whoIsAt(companyId: string, noun: string, id: string): PresenceNote[]
  close(): Promise<void>
}

/** Announcements inside one process. */
export function liveInProcess(): Live & {
  mayTell(companyId: string, who: string): boolean
  pass(seen: Seen): void
} {
  const emitter = new EventEmitter().setMaxListeners(0)
  const known = presences()
  const listen = <T>(name: string, listener: (said: T) => void) => {
    emitter.on(name, listener)
    return () => emitter.off(name, listener)
  }
  const pass = (seen: Seen) => {
    known.keep(seen.companyId, seen.presence)
    emitter.emit(`presence ${seen.companyId}`, seen)
  }
  return {
    announce: (companyId, note, owner) => void emitter.emit(companyId, { companyId, note, owner } satisfies Heard),
    hear: (companyId, listener) => listen(companyId, listener),
    mayTell: known.mayTell,
    pass,
    show: (companyId, presence, owner) => {
      if (known.mayTell(companyId, presence.who.id)) pass({ companyId, presence, owner })
    },
    watch: (companyId, listener) => listen(`presence ${companyId}`, listener),
    whoIsAt: known.at,
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
    const said = JSON.parse(text) as Heard | Seen
    if ('presence' in said) here.pass(said)
    else here.announce(said.companyId, said.note, said.owner)
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
    show: (companyId, presence, owner) => {
      if (!here.mayTell(companyId, presence.who.id)) return
      const seen: Seen = { companyId, presence, owner }
      publisher.publish(CHANNEL, JSON.stringify(seen)).catch(() => here.pass(seen))
    },
    watch: here.watch,
    whoIsAt: here.whoIsAt,
    close: async () => {
      publisher.disconnect()
      subscriber.disconnect()
      await here.close()
    },
  }
}

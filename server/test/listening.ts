import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { type Person, theWorld } from './world.ts'

/** A block of the live stream. */
export interface Heard {
  id?: string
  event?: string
  data: { type?: string; subjects?: { noun: string; id: string }[]; who?: { name: string }; doing?: string }
}

/** Opens the live stream as somebody, and collects what it says. */
export async function listen({ browser }: Person, lastEventId?: string, behind?: number) {
  const { app } = await theWorld()
  const { port } = app.server.address() as { port: number }
  const stop = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/live${behind === undefined ? '' : `?behind=${behind}`}`, {
    headers: { cookie: browser.cookie, ...(lastEventId && { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  })
  const heard: Heard[] = []
  let ended = false
  const reading = (async () => {
    let text = ''
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      const blocks = text.split('\n\n')
      text = blocks.pop() as string
      for (const block of blocks) {
        const fields = Object.fromEntries(
          block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        )
        if (fields.data)
          heard.push({
            ...(fields.id && { id: fields.id }),
            ...(fields.event && { event: fields.event }),
            data: JSON.parse(fields.data),
          })
      }
    }
  })()
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  return {
    heard,
    hasEnded: () => ended,
    async until(condition: () => boolean) {
      for (let i = 0; i < 100 && !condition(); i++) await sleep(20)
      expect(condition()).toBe(true)
    },
    async close() {
      stop.abort()
      await reading
    },
  }
}

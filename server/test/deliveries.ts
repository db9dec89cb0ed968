import { pageEvent } from '../src/demo/graph-player/meta-webhooks.ts'

type Body = ReturnType<typeof pageEvent>

interface Plan {
  pageId: string
  /** How many different deliveries. */
  count: number
  customers?: number
  seed?: number
  /** When the first thing happened; they follow each other second by second. */
  startMs?: number
}

/** The same numbers for the same seed. */
export function randomOf(seed: number) {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * What a Facebook page tells in a busy hour, each body once and in the order it happened: messages, postbacks, answers given
 * elsewhere, reactions, edits, deletions, receipts, some of them several in one body.
 */
export function deliveriesInOrder({
  pageId,
  count,
  customers = 8,
  seed = 1,
  startMs = Date.now() - 3_600_000,
}: Plan): Body[] {
  const random = randomOf(seed)
  const said = new Map<string, string[]>()
  let edits = 0

  const one = (i: number): Body => {
    const psid = `7000${random(customers)}`
    const timestampMs = startMs + i * Math.max(1, Math.floor(3_000_000 / count))
    const who = { pageId, psid, timestampMs }
    const mids = said.get(psid) ?? []
    const any = mids[random(mids.length)]
    const say = (content: object, isEcho = false) => {
      const mid = `m_${seed}_${i}`
      said.set(psid, [...mids, mid])
      return pageEvent(who, { message: { mid, ...content } }, isEcho)
    }
    const kind = random(10)
    if (kind === 9 && any) return pageEvent(who, { read: { watermark: timestampMs } })
    if (kind === 8 && any) return pageEvent(who, { delivery: { watermark: timestampMs } })
    if (kind === 7 && any) return pageEvent(who, { message_edit: { mid: any, text: `Edited ${i}`, num_edit: ++edits } })
    if (kind === 6 && any) {
      const reaction = random(3) ? { action: 'react', emoji: ['👍', '😮'][random(2)] } : { action: 'unreact' }
      return pageEvent(who, { reaction: { mid: any, ...reaction } })
    }
    if (kind === 5) return pageEvent(who, { postback: { mid: `m_${seed}_p${i}`, title: `Button ${i}`, payload: 'B' } })
    if (kind === 4 && any && random(4) === 0) return pageEvent(who, { message: { mid: any, is_deleted: true } })
    if (kind >= 3) return say({ text: `Answer ${i}`, is_echo: true, app_id: 263902037430900 }, true)
    return say({ text: `Question ${i}` })
  }
  return batched(
    Array.from({ length: count }, (_, i) => one(i)),
    random,
  )
}

// Meta puts what happens at about the same time into one body now and then.
function batched(bodies: Body[], random: (below: number) => number): Body[] {
  const together: Body[] = []
  for (const body of bodies) {
    const last = together.at(-1)
    if (last && random(5) === 0) last.entry.push(...body.entry)
    else together.push(body)
  }
  return together
}

/** The same bodies in any order, about every third of them twice; a repeated one may come in a body of its own. */
export function shuffledAndRepeated(bodies: Body[], seed = 1): Body[] {
  const random = randomOf(seed + 1000)
  const repeated = bodies.filter(() => random(3) === 0).map(body => ({ ...body, entry: [...body.entry].reverse() }))
  const all = [...bodies, ...repeated]
  for (let i = all.length - 1; i > 0; i--) {
    const other = random(i + 1)
    ;[all[i], all[other]] = [all[other] as Body, all[i] as Body]
  }
  return all
}

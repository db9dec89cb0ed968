import { performance } from 'node:perf_hooks'
import { type PresenceNote, presenceLasts } from '@steward/contract/platform/live.ts'

const PLACES_MOST = 10_000
const SPAN_MS = 10_000
const PER_SPAN = 20

interface Held {
  note: PresenceNote
  until: number
}

/** Who is at what, in the memory of this process. Bounded; what nobody says again is forgotten. */
export function presences(now = () => performance.now()) {
  const places = new Map<string, Map<string, Held>>()
  const spans = new Map<string, { since: number; count: number }>()
  const placeOf = (companyId: string, { noun, id }: Pick<PresenceNote, 'noun' | 'id'>) => `${companyId} ${noun}:${id}`

  function living(place: string): Map<string, Held> {
    const held = places.get(place) ?? new Map<string, Held>()
    for (const [who, { until }] of held) if (until <= now()) held.delete(who)
    if (held.size === 0) places.delete(place)
    return held
  }

  return {
    /** May this person say more? Twenty words in ten seconds are plenty for somebody who walks through a list. */
    mayTell(companyId: string, who: string): boolean {
      const key = `${companyId} ${who}`
      const span = spans.get(key)
      spans.delete(key)
      const isOn = span !== undefined && now() - span.since < SPAN_MS
      spans.set(key, isOn ? { since: span.since, count: span.count + 1 } : { since: now(), count: 1 })
      if (spans.size > PLACES_MOST) spans.delete(spans.keys().next().value as string)
      return !isOn || span.count < PER_SPAN
    },

    keep(companyId: string, note: PresenceNote): void {
      const place = placeOf(companyId, note)
      const held = living(place)
      held.delete(note.who.id)
      places.delete(place)
      if (note.doing !== 'gone') held.set(note.who.id, { note, until: now() + presenceLasts[note.doing] })
      if (held.size > 0) places.set(place, held)
      if (places.size > PLACES_MOST) places.delete(places.keys().next().value as string)
    },

    at: (companyId: string, noun: string, id: string): PresenceNote[] =>
      [...living(placeOf(companyId, { noun, id })).values()].map(({ note }) => note),
  }
}

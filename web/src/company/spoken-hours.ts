import { useLingui } from '@lingui/react/macro'
import type { OpenHours } from '@steward/contract/inbox/open-hours.ts'
import { useFormats } from '../ui/formats.tsx'

// A Monday.
const WEEK = Array.from({ length: 7 }, (_, at) => `2024-01-0${at + 1}`)

/** Business hours as people say them. */
export function useSpokenHours() {
  const { t } = useLingui()
  const { weekday, locale } = useFormats()
  const names = WEEK.map(day => weekday(day, 'long'))
  const list = new Intl.ListFormat(locale, { style: 'short', type: 'unit' })
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const time = (value: string) => clock.format(Date.parse(`1970-01-01T${value}:00Z`))
  const timesOf = (day: OpenHours['week'][number]) =>
    list.format(day.map(({ from, to }) => `${time(from)} – ${time(to)}`))
  return {
    names,
    /** Days in a row with the same times stand together. */
    days({ week }: OpenHours) {
      const groups: { first: number; last: number; times: string }[] = []
      for (const [at, day] of week.entries()) {
        const before = groups.at(-1)
        const times = timesOf(day)
        if (before?.times === times) before.last = at
        else groups.push({ first: at, last: at, times })
      }
      return groups.map(({ first, last, times }) => ({
        name: first === last ? (names[first] ?? '') : t`${names[first] ?? ''} to ${names[last] ?? ''}`,
        times,
      }))
    },
    within: (minutes: number) => {
      const [value, unit] = minutes % 60 ? [minutes, 'minute'] : [minutes / 60, 'hour']
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    },
  }
}

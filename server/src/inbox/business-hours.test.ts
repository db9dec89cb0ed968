import { BusinessHours } from '@steward/contract/inbox/business-hours.ts'
import {
  isOpenAt,
  nextOpening,
  type OpenHours,
  type OpenInterval,
  openSecondsBetween,
} from '@steward/contract/inbox/open-hours.ts'
import { dayIn } from '@steward/contract/platform/zones.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const office: OpenInterval[] = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]
const hours = (week: OpenInterval[][], daysOff: string[] = []): OpenHours => ({ week, daysOff })
const weekdays = hours([office, office, office, office, office, [], []], ['2026-12-25'])
const bar = hours([[], [], [], [], [{ from: '22:00', to: '02:00' }], [{ from: '22:00', to: '04:00' }], []])
const HOUR = 3600

const seconds = (of: OpenHours | null, from: string, to: string, timezone = 'Europe/Berlin') =>
  openSecondsBetween(of, timezone, new Date(from), new Date(to))

test.each([
  ['within a morning', weekdays, '2026-11-23T08:00Z', '2026-11-23T09:30Z', 1.5],
  ['over lunch', weekdays, '2026-11-23T10:30Z', '2026-11-23T12:30Z', 1],
  ['over night', weekdays, '2026-11-23T15:00Z', '2026-11-24T08:00Z', 2],
  ['over a weekend', weekdays, '2026-11-27T15:30Z', '2026-11-30T07:30Z', 1],
  ['over a day off', weekdays, '2026-12-24T15:00Z', '2026-12-28T07:00Z', 1],
  ['nothing while it is closed', weekdays, '2026-11-28T00:00Z', '2026-11-29T20:00Z', 0],
  ['backwards', weekdays, '2026-11-23T09:00Z', '2026-11-23T08:00Z', 0],
  ['past midnight', bar, '2026-11-27T22:00Z', '2026-11-28T06:00Z', 3],
  ['the tail of the day before', bar, '2026-11-28T00:00Z', '2026-11-28T12:00Z', 1],
  ['without any hours', null, '2026-11-28T00:00Z', '2026-11-28T12:00Z', 12],
  // Clocks in Berlin: forward on 29 March 2026 at 02:00, back on 25 October at 03:00.
  ['the night that lacks an hour', bar, '2026-03-28T21:00Z', '2026-03-29T08:00Z', 5],
  ['the night with an hour more', bar, '2026-10-24T20:00Z', '2026-10-25T08:00Z', 7],
])('how much of a time was business hours: %s', (_, of, from, to, expected) => {
  expect(seconds(of, from, to)).toBe(expected * HOUR)
})

test('it is told whether it is open, and when it opens next', () => {
  const at = (moment: string) => isOpenAt(weekdays, 'Europe/Berlin', new Date(moment))
  expect([at('2026-11-23T07:00Z'), at('2026-11-23T06:59Z'), at('2026-11-23T11:00Z')]).toEqual([true, false, false])
  expect(isOpenAt(bar, 'Europe/Berlin', new Date('2026-11-28T00:30Z'))).toBe(true)
  const next = (moment: string) => nextOpening(weekdays, 'Europe/Berlin', new Date(moment))?.toISOString()
  expect(next('2026-11-27T17:00Z')).toBe('2026-11-30T07:00:00.000Z')
  expect(next('2026-12-24T17:00Z')).toBe('2026-12-28T07:00:00.000Z')
  expect(
    nextOpening(
      hours([office, [], [], [], [], [], []], ['2026-11-30']),
      'UTC',
      new Date('2026-11-25T00:00Z'),
    )?.toISOString(),
  ).toBe('2026-12-07T08:00:00.000Z')
})

test('times that overlap, and a company that never opens, are refused', () => {
  const overlapping = [
    { from: '08:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  ]
  expect(BusinessHours.safeParse(hours([overlapping, [], [], [], [], [], []])).success).toBe(false)
  expect(BusinessHours.safeParse(hours([[], [], [], [], [], [], []])).success).toBe(false)
  expect(BusinessHours.safeParse(weekdays).success).toBe(true)
})

const clock = fc.integer({ min: 0, max: 95 }).map(quarter => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})
const anyHours = fc
  .record({
    week: fc.array(fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
    daysOff: fc.constantFrom<string[]>([], ['2026-03-29'], ['2026-10-25', '2026-10-26']),
  })
  .filter(any => BusinessHours.safeParse(any).success)

/** Minute by minute, as a person with a clock on the wall would count. */
function counted({ week, daysOff }: OpenHours, timezone: string, from: number, to: number): number {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  })
  const of = (day: string) =>
    daysOff.includes(day) ? [] : (week[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? [])
  let minutes = 0
  for (let at = from; at < to; at += 60_000) {
    const day = dayIn(timezone, new Date(at))
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    const time = wall.format(at)
    const isOpen =
      of(day).some(({ from, to }) => time >= from && (to <= from || time < to)) ||
      of(before).some(({ from, to }) => to <= from && time < to)
    if (isOpen) minutes++
  }
  return minutes * 60
}

test('for any hours and any time it is what counting the minutes gives', () => {
  const quarter = 900_000
  const start = fc.integer({ min: Date.UTC(2026, 9, 20) / quarter, max: Date.UTC(2026, 10, 5) / quarter })
  fc.assert(
    fc.property(anyHours, start, fc.integer({ min: 0, max: 400 }), (any, from, quarters) => {
      const [first, last] = [from * quarter, (from + quarters) * quarter]
      // In the hour that comes twice an interval that begins or ends within it is a matter of taste.
      fc.pre(!any.week.flat().some(({ from, to }) => [from, to].some(time => time >= '02:00' && time <= '03:00')))
      expect(openSecondsBetween(any, 'Europe/Berlin', new Date(first), new Date(last))).toBe(
        counted(any, 'Europe/Berlin', first, last),
      )
    }),
    { numRuns: 60 },
  )
})

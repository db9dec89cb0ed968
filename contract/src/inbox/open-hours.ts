import { dayIn, daysAfter, momentAt } from '../platform/zones.ts'

/** From one time to another by the company's clock, `HH:MM`; one that ends no later than it begins runs past midnight. */
export interface OpenInterval {
  from: string
  to: string
}

/** When the company answers: the intervals of each weekday, Monday first, and calendar days on which it is closed. */
export interface OpenHours {
  week: OpenInterval[][]
  daysOff: string[]
}

const WEEK = 7
// Longer than that nobody waits.
const MOST_DAYS = 400

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const DAY_MINUTES = 24 * 60
const spanOf = ({ from, to }: OpenInterval): [number, number] => {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return [start, end > start ? end : end + DAY_MINUTES]
}

/** Do the times of a day leave each other room? */
export function isApart(intervals: OpenInterval[]): boolean {
  const spans = intervals.map(spanOf).toSorted(([a], [b]) => a - b)
  return spans.every(([start], at) => at === 0 || start >= (spans[at - 1] as [number, number])[1])
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK

type Span = [from: number, to: number]

/** What is open of one calendar day, in milliseconds since 1970; it may reach into the next. */
function spansOf({ week, daysOff }: OpenHours, timezone: string, day: string): Span[] {
  if (daysOff.includes(day)) return []
  return (week[weekdayOf(day)] ?? []).map(({ from, to }) => {
    const end = to > from ? day : daysAfter(day, 1)
    return [momentAt(timezone, day, from).getTime(), momentAt(timezone, end, to).getTime()]
  })
}

/** The open spans that touch a time, in order and joined where they meet. */
function* openSpans(hours: OpenHours, timezone: string, from: number, to: number): Generator<Span> {
  const last = dayIn(timezone, new Date(to))
  let open: Span | undefined
  let day = daysAfter(dayIn(timezone, new Date(from)), -1)
  for (let count = 0; day <= last && count < MOST_DAYS; day = daysAfter(day, 1), count++) {
    for (const [start, end] of spansOf(hours, timezone, day).toSorted(([a], [b]) => a - b)) {
      if (open && start <= open[1]) open[1] = Math.max(open[1], end)
      else {
        if (open) yield open
        open = [start, end]
      }
    }
  }
  if (open) yield open
}

/** How many seconds of the time between two instants were business hours; without any set, all of them. */
export function openSecondsBetween(hours: OpenHours | null, timezone: string, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()]
  if (end <= start) return 0
  if (!hours) return Math.round((end - start) / 1000)
  let open = 0
  for (const [opens, closes] of openSpans(hours, timezone, start, end))
    open += Math.max(0, Math.min(closes, end) - Math.max(opens, start))
  return Math.round(open / 1000)
}

/** Is it open at this moment? Always, without any hours set. */
export function isOpenAt(hours: OpenHours | null, timezone: string, moment: Date): boolean {
  const at = moment.getTime()
  if (!hours) return true
  return [...openSpans(hours, timezone, at, at)].some(([opens, closes]) => opens <= at && at < closes)
}

const LOOK_AHEAD_MS = 60 * 86_400_000

/** When it opens next after a moment at which it is closed; null within two months without an opening. */
export function nextOpening(hours: OpenHours, timezone: string, moment: Date): Date | null {
  const at = moment.getTime()
  for (const [opens] of openSpans(hours, timezone, at, at + LOOK_AHEAD_MS)) if (opens > at) return new Date(opens)
  return null
}

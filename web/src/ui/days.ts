/** Calendar days are `YYYY-MM-DD` texts; nothing here knows a time zone. */

const DAY_MS = 86_400_000
const MONTH = /^\d{4}-\d\d/

/** A day some days later, or earlier. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days later the second is. */
export const daysFrom = (first: string, second: string): number =>
  Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS)

/** The first of a month some months later; takes `YYYY-MM` too. */
export function monthAfter(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The last day of a month; takes `YYYY-MM` too. */
export const lastOfMonth = (day: string): string => daysAfter(monthAfter(day, 1), -1)

export const isSameMonth = (one: string, other: string): boolean => MONTH.exec(one)?.[0] === MONTH.exec(other)?.[0]

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Which weekday a week begins with there, Sunday being 0. */
export function firstDayOf(locale: string): Weekday {
  const tag = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  // Not in every browser's Intl; Monday is what ISO 8601 says.
  return ((tag.getWeekInfo?.().firstDay ?? 1) % 7) as Weekday
}

/** The first day of the week a day lies in. */
export const startOfWeek = (day: string, firstDay: Weekday): string =>
  daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() - firstDay + 7) % 7))

/** So many days in a row. */
export const daysFromOn = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => daysAfter(first, index))

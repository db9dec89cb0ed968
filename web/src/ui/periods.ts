import { daysAfter, daysFrom } from './days.ts'

/** Days of a calendar, both included, `YYYY-MM-DD`. */
export interface Span {
  from: string
  to: string
}

export const presets = ['month', 'last_month', 'quarter', 'year', 'own'] as const
export type Preset = (typeof presets)[number]

/** What an address says of a period. */
export interface PeriodChoice {
  period?: Preset
  from?: string
  to?: string
}

const DAY = /^\d{4}-\d\d-\d\d$/
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))

/** Reads an address; what makes no sense is left out. */
export function periodChoice({ period, from, to }: Record<string, unknown>): PeriodChoice {
  const preset = presets.find(word => word === period)
  if (preset !== 'own') return preset ? { period: preset } : {}
  return isDay(from) && isDay(to) && from <= to ? { period: 'own', from, to } : {}
}

/** The days a choice means today; what is not over ends today. */
export function spanOf({ period = 'year', from, to }: PeriodChoice, today: string): Span {
  if (period === 'own' && from && to) return { from, to }
  if (period === 'last_month') return { from: monthsLater(firstOf(today), -1), to: daysAfter(firstOf(today), -1) }
  if (period === 'quarter') return { from: firstOfQuarter(today), to: today }
  return { from: period === 'month' ? firstOf(today) : `${today.slice(0, 4)}-01-01`, to: today }
}

/** What a span is compared with: as far into the month, quarter or year before; for own days, as many before them. */
export function spanBefore({ period = 'year' }: PeriodChoice, { from, to }: Span): Span {
  const back = { month: 1, last_month: 1, quarter: 3, year: 12, own: 0 }[period]
  if (back === 0) return { from: daysAfter(from, -lengthOf({ from, to })), to: daysAfter(from, -1) }
  if (period === 'last_month') return { from: monthsLater(from, -1), to: daysAfter(from, -1) }
  return { from: monthsLater(from, -back), to: monthsLater(to, -back) }
}

export const lengthOf = ({ from, to }: Span) => daysFrom(from, to) + 1

const firstOf = (day: string) => `${day.slice(0, 7)}-01`

const firstOfQuarter = (day: string) => {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

// The 31st of a month with fewer days is its last one.
function monthsLater(day: string, months: number): string {
  const date = new Date(`${firstOf(day)}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(Number(day.slice(8)), last))
  return date.toISOString().slice(0, 10)
}

import { daysAfter, startOfDay } from '../platform/clock.ts'
import { constant, joined, type Sql, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'

/** Days of the company's calendar, both included. */
export interface Period {
  from: string
  to: string
}

/** The period as moments: from the beginning of its first day to the end of its last. */
export const moments = (ctx: Ctx, { from, to }: Period) => ({
  start: startOf(ctx, from),
  end: startOf(ctx, daysAfter(to, 1)),
})

const startOf = (ctx: Ctx, day: string) => startOfDay(ctx.actor.company.timezone, day)

const DAILY_UP_TO = 31
const WEEKLY_UP_TO = 120

/** The period in pieces that still read as one picture: days, weeks from its first day on, or calendar months. */
export function stepsOf({ from, to }: Period): Period[] {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  const next = (day: string) => {
    if (length <= DAILY_UP_TO) return daysAfter(day, 1)
    return length <= WEEKLY_UP_TO
      ? daysAfter(day, 7)
      : daysAfter(`${day.slice(0, 7)}-28`, 4)
          .slice(0, 8)
          .concat('01')
  }
  const steps: Period[] = []
  for (let day = from; day <= to; day = next(day))
    steps.push({ from: day, to: [daysAfter(next(day), -1), to].sort()[0] as string })
  return steps
}

/** Which step a day falls into, as a number from 0. The column has to be within the period. */
export const stepOfDay = (column: Sql, steps: Period[]): Sql =>
  stepFrom(
    column,
    steps.map(({ from }) => from),
  )

/** The same of an instant. */
export const stepOfInstant = (ctx: Ctx, column: Sql, steps: Period[]): Sql =>
  stepFrom(
    column,
    steps.map(({ from }) => startOf(ctx, from)),
  )

function stepFrom(column: Sql, starts: (string | Date)[]): Sql {
  const later = starts.map((start, step) => sql`when ${column} >= ${start} then ${constant(String(step))}`).slice(1)
  return later.length ? sql`case ${joined(later.reverse(), ' ')} else 0 end` : constant('0')
}

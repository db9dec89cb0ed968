import { z } from 'zod'
import { ClockTime, Day } from '../platform/values.ts'
import { isApart } from './open-hours.ts'

/** See open-hours.ts. */
const OpenInterval = z.strictObject({ from: ClockTime, to: ClockTime })

/** When the company answers: the intervals of each weekday, Monday first, and calendar days on which it is closed. */
export const BusinessHours = z
  .strictObject({
    week: z.array(z.array(OpenInterval).max(6)).length(7),
    daysOff: z.array(Day).max(400).default([]),
  })
  .refine(({ week }) => week.some(day => day.length > 0), { path: ['week'], message: 'Open at least once a week' })
  .refine(({ week }) => week.every(isApart), { path: ['week'], message: 'Times of a day overlap' })

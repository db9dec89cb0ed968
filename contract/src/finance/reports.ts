import { z } from 'zod'
import { LeadStatus } from '../crm/leads.ts'
import { get } from '../platform/base.ts'
import { Day, Money } from '../platform/values.ts'

/** Counts and sums of a period; days are the company's own, both included. Parts the reader may not see are null. */
export const Summary = z.object({
  from: Day,
  to: Day,
  currency: z.string(),
  /** Leads by status: opened in the period, or closed in it. */
  pipeline: z.array(z.object({ status: LeadStatus, count: z.int(), value: Money })).nullable(),
  money: z.object({ in: Money, out: Money, balance: Money }).nullable(),
  byMonth: z.array(z.object({ month: z.string(), in: Money, out: Money })).nullable(),
  byCategory: z.array(z.object({ category: z.string(), type: z.enum(['credit', 'debit']), amount: Money })).nullable(),
  invoices: z
    .object({
      issued: Money,
      issuedCount: z.int(),
      due: Money,
      dueCount: z.int(),
      overdue: Money,
      overdueCount: z.int(),
    })
    .nullable(),
  tasks: z.object({ open: z.int(), overdue: z.int(), doneInPeriod: z.int() }).nullable(),
  conversations: z.object({ open: z.int(), unanswered: z.int(), startedInPeriod: z.int() }).nullable(),
})
export type Summary = z.infer<typeof Summary>

export const reports = {
  summary: get('/reports/summary', 'can_view_reports', 'Summary of a period')
    .input(
      z
        .strictObject({ from: Day, to: Day })
        .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day' }),
    )
    .output(Summary),
}

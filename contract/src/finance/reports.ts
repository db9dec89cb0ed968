import { z } from 'zod'
import { LeadStatus } from '../crm/leads.ts'
import { get } from '../platform/base.ts'
import { Day, Id, Money } from '../platform/values.ts'

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

/** Five years: what still fits on one chart. */
const LONGEST_DAYS = 1830
// Every message of the time is looked at.
const LEAP_YEAR_DAYS = 366

const daysIn = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

const Period = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day' })
  .refine(period => daysIn(period) <= LONGEST_DAYS, { path: ['to'], message: 'At most five years' })

/** A period cut into days, weeks or months, whichever still reads as one picture; both days of a step are included. */
const steps = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object({ from: Day, to: Day, ...shape }))
const Counted = z.object({ count: z.int(), value: Money })

/** Money in and out. Without the right to see salaries they are in none of the figures. */
export const LedgerReport = z.object({
  currency: z.string(),
  in: Money,
  out: Money,
  steps: steps({ in: Money, out: Money }),
  /** The largest first, at most 100. */
  categories: z.array(z.object({ category: z.string(), type: z.enum(['credit', 'debit']), amount: Money })),
})
export type LedgerReport = z.infer<typeof LedgerReport>

/** Leads opened and closed in the period, and those open at present. */
export const PipelineReport = z.object({
  currency: z.string(),
  opened: Counted,
  won: Counted,
  lost: Counted,
  open: Counted,
  steps: steps({ opened: z.int(), won: z.int(), lost: z.int() }),
})
export type PipelineReport = z.infer<typeof PipelineReport>

/** Invoices issued and money received on them in the period, and what is owed at present. */
export const InvoiceReport = z.object({
  currency: z.string(),
  issued: Counted,
  paid: Counted,
  due: Counted,
  overdue: Counted,
  steps: steps({ issued: Money, paid: Money }),
})
export type InvoiceReport = z.infer<typeof InvoiceReport>

const Ages = z.object({
  notDue: Money,
  days1to30: Money,
  days31to60: Money,
  days61to90: Money,
  over90: Money,
  total: Money,
})

/** What clients owe today, by how long it has been due. */
export const Receivables = z.object({
  currency: z.string(),
  today: Day,
  ages: Ages,
  /** Whoever owes most first, at most 100. */
  clients: z.array(z.object({ clientId: Id, clientName: z.string(), ...Ages.shape })),
  clientCount: z.int(),
})
export type Receivables = z.infer<typeof Receivables>

/** How long customers wait for an answer to what they write: seconds of business hours, by nearest rank; null where nobody answered. */
const waits = { answered: z.int(), median: z.int().nullable(), p90: z.int().nullable() }
export const ResponseTimes = z.object({
  ...waits,
  /** Those alone that were the first in their conversation. */
  first: z.object(waits),
  steps: steps(waits),
  /** Whoever answered most comes first, at most 100; nobody's are answers sent outside Steward. */
  agents: z.array(z.object({ employeeId: Id.nullable(), name: z.string().nullable(), ...waits })),
})
export type ResponseTimes = z.infer<typeof ResponseTimes>

const rated = { asked: z.int(), rated: z.int(), average: z.number().nullable() }

/** How satisfied customers were who were asked in the period: stars from 1 to 5, by whoever closed the conversation; at most 100. */
export const RatingReport = z.object({
  ...rated,
  /** How many gave one star, two, and so on to five. */
  stars: z.array(z.int()).length(5),
  people: z.array(z.object({ employeeId: Id.nullable(), name: z.string().nullable(), ...rated })),
})
export type RatingReport = z.infer<typeof RatingReport>

/** Tasks done in the period, and what is still open, by person; at most 100. */
export const TaskReport = z.object({
  done: z.int(),
  open: z.int(),
  overdue: z.int(),
  people: z.array(
    z.object({
      employeeId: Id.nullable(),
      name: z.string().nullable(),
      done: z.int(),
      open: z.int(),
      overdue: z.int(),
    }),
  ),
})
export type TaskReport = z.infer<typeof TaskReport>

export const reports = {
  summary: get('/reports/summary', 'can_view_reports', 'Summary of a period')
    .input(
      z
        .strictObject({ from: Day, to: Day })
        .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day' }),
    )
    .output(Summary),
  ledger: get('/reports/ledger', 'can_view_reports', 'Money in and out of a period').input(Period).output(LedgerReport),
  pipeline: get('/reports/pipeline', 'can_view_reports', 'Leads opened, won and lost in a period')
    .input(Period)
    .output(PipelineReport),
  invoices: get('/reports/invoices', 'can_view_reports', 'Invoices issued and paid in a period')
    .input(Period)
    .output(InvoiceReport),
  receivables: get('/reports/receivables', 'can_view_reports', 'What clients owe, by age')
    .input(z.strictObject({}))
    .output(Receivables),
  responseTimes: get('/reports/response-times', 'can_view_reports', 'How long customers wait for an answer')
    .input(Period.refine(period => daysIn(period) <= LEAP_YEAR_DAYS, { path: ['to'], message: 'At most a year' }))
    .output(ResponseTimes),
  ratings: get('/reports/ratings', 'can_view_reports', 'How satisfied customers were')
    .input(Period)
    .output(RatingReport),
  tasks: get('/reports/tasks', 'can_view_reports', 'Tasks done in a period, by person')
    .input(Period)
    .output(TaskReport),
}

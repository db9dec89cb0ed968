import { z } from 'zod'
import { LeadStatus } from './crm/leads.ts'
import { Provider } from './inbox/integrations.ts'
import { get } from './platform/base.ts'
import { Fact } from './platform/history.ts'
import { Day, Id, Instant, Money } from './platform/values.ts'
import { TaskRow } from './tasks/tasks.ts'

/** How late an invoice is: days after its due day. */
export const InvoiceAge = z.enum(['not_due', '1_30', '31_60', '61_90', 'over_90'])
export type InvoiceAge = z.infer<typeof InvoiceAge>

const step = z.boolean().nullable()

/** What somebody looks at first. Parts the reader may not see are null; days are the company's own. */
export const Dashboard = z.object({
  today: Day,
  /** The leads they may see, by status. */
  pipeline: z.array(z.object({ status: LeadStatus, count: z.int(), value: Money })).nullable(),
  /** The last twelve months, this one last, idle ones too. `month` is `YYYY-MM`. */
  money: z.array(z.object({ month: z.string(), in: Money, out: Money })).nullable(),
  /** What clients still owe, by how late it is; every age stands there, empty ones too. */
  receivables: z.array(z.object({ age: InvoiceAge, count: z.int(), due: Money })).nullable(),
  /** The reader's own open tasks that are due within a week; `week` begins tomorrow. */
  tasks: z
    .object({
      overdue: z.int(),
      today: z.int(),
      week: z.int(),
      /** All that is open, due or not. */
      open: z.int(),
      items: z.array(TaskRow),
    })
    .nullable(),
  /** Open conversations in which the customer had the last word, the longest waiting first. */
  waiting: z
    .object({
      count: z.int(),
      items: z.array(
        z.object({
          id: Id,
          platform: Provider,
          externalUserName: z.string().nullable(),
          lastMessageText: z.string(),
          lastMessageAt: Instant,
          waitingSince: Instant.nullable(),
          assignedTo: Id.nullable(),
          assignedName: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  /** What happened lately, as far as the reader may hear of it, with what it was about. */
  recent: z.array(Fact.extend({ about: z.object({ noun: z.string(), id: Id, name: z.string() }).nullable() })),
  /** What a new company does first, and whether it is done; null where somebody else has to do it. */
  firstSteps: z.object({ channel: step, people: step, client: step, invoice: step }),
})
export type Dashboard = z.infer<typeof Dashboard>

export const dashboard = {
  look: get('/dashboard', 'signed_in', 'What to look at first').input(z.strictObject({})).output(Dashboard),
}

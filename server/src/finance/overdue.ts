import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { companyMachine } from '../platform/jobs.ts'
import { type Ctx, perform } from '../platform/work.ts'
import { owedCondition, subjectsOf } from './invoices.ts'

const AT_ONCE = 200

/** The hourly look at every company: writes Overdue where the due day has passed, and says so once. */
export async function markOverdue({ platform, look }: JobWork): Promise<void> {
  const companies = await look(ctx =>
    ctx.query<{ id: string }>(sql`select c.id as "id" from ${ctx.everywhere.Company} c`),
  )
  for (const { id } of companies) {
    const actor = await companyMachine(platform, id)
    while ((await perform(platform, { actor }, markSomeOverdue)) === AT_ONCE);
  }
}

/** Writes down what is overdue in one company, a good many at a time; says how many it found. */
export async function markSomeOverdue(ctx: Ctx): Promise<number> {
  const late = await ctx.rows(
    pick('Invoice', 'i', 'id', 'clientId', 'leadId', 'number', 'dueDate'),
    sql`from ${ctx.visible.Invoice} i where i.status = 'Unpaid' and ${owedCondition.overdue(ctx.today)} order by i.id limit ${AT_ONCE}`,
  )
  for (const { number, dueDate, ...invoice } of late) {
    // Shown as overdue since midnight: whoever looks at it has the same before and after.
    const marked = await ctx.write.note('Invoice', { id: invoice.id, status: 'unpaid' }, { status: 'overdue' })
    if (marked) ctx.record('invoice.overdue', subjectsOf(invoice), { number, dueDate })
  }
  return late.length
}

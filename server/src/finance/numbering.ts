import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'

/**
 * The next number of the company and year, `2026-0001`. The counter's row stays locked until the transaction is over, so a number is
 * given out only with the invoice that bears it: no gap, no twin. To be called last, since everybody who issues waits for it.
 */
export async function nextNumber(ctx: Ctx, year: number): Promise<string> {
  const raise = () => ctx.write.change('InvoiceCounter', { year }, { last: sql`last + 1` })
  if ((await raise()) === 0) {
    await ctx.write.insertNew('InvoiceCounter', { companyId: ctx.actor.companyId as string, year, last: 0 })
    await raise()
  }
  const [counter] = await ctx.query<{ last: number }>(
    sql`select n.last as "last" from ${ctx.all.InvoiceCounter} n where n.year = ${year}`,
  )
  return `${year}-${String(counter?.last).padStart(4, '0')}`
}

import { daysAfter } from '../platform/clock.ts'
import { constant, joined, type Sql, sql } from '../platform/db/sql.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Ctx } from '../platform/work.ts'
import { owedCondition } from './invoices.ts'
import { needsAlso } from './period-reports.ts'

const CLIENTS = 100

const ages = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90', 'total'] as const
type Ages = Record<(typeof ages)[number], string>

/** What clients owe, by how many days ago it was due. */
export async function reportReceivables(ctx: Ctx) {
  needsAlso(ctx, 'can_view_invoices')
  const due = sql`i.total_amount - i.paid_amount`
  const dueSince = (least: number, most?: number) =>
    most === undefined
      ? sql`i.due_date <= ${daysAfter(ctx.today, -least)}`
      : sql`i.due_date <= ${daysAfter(ctx.today, -least)} and i.due_date >= ${daysAfter(ctx.today, -most)}`
  const conditions: Record<keyof Ages, Sql> = {
    notDue: sql`i.due_date >= ${ctx.today}`,
    days1to30: dueSince(1, 30),
    days31to60: dueSince(31, 60),
    days61to90: dueSince(61, 90),
    over90: dueSince(91),
    total: sql`1 = 1`,
  }
  const sums = joined(
    ages.map(age => sql`sum(case when ${conditions[age]} then ${due} else 0 end) as ${constant(`"${age}"`)}`),
    ', ',
  )
  const owed = sql`${ctx.visible.Invoice} i where i.kind = 'Invoice' and ${owedCondition.all}`
  const [[all], [counted], clients] = await Promise.all([
    ctx.query<Ages>(sql`select ${sums} from ${owed}`),
    ctx.query<{ count: number }>(sql`select count(distinct i.client_id) as "count" from ${owed}`),
    ctx.query<Ages & { clientId: string; clientName: string | null }>(
      sql`select b.*, c.name as "clientName" from (select i.client_id as "clientId", ${sums} from ${owed} group by i.client_id
            order by sum(${due}) desc, i.client_id limit ${CLIENTS}) b left join ${ctx.all.Client} c on c.id = b."clientId"
          order by b."total" desc, b."clientId"`,
    ),
  ])
  const shown = (row: Ages | undefined) =>
    Object.fromEntries(ages.map(age => [age, inDigitsOf(ctx.actor.company.currency, row?.[age] ?? '0')])) as Ages
  return {
    currency: ctx.actor.company.currency,
    today: ctx.today,
    ages: shown(all),
    clients: clients.map(row => ({ clientId: row.clientId, clientName: row.clientName ?? '', ...shown(row) })),
    clientCount: Number(counted?.count ?? 0),
  }
}

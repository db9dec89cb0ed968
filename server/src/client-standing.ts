import type { clients } from '@steward/contract/crm/clients.ts'
import { owedCondition } from './finance/invoices.ts'
import { joined, type Sql, sql } from './platform/db/sql.ts'
import { inDigitsOf } from './platform/money.ts'
import { api, type Received } from './platform/procedures.ts'
import type { Ctx } from './platform/work.ts'

type Input = Received<typeof clients>['standing']

/** How clients stand looks at their invoices and leads, so it stands above both areas. */
export const clientStandings = {
  standing: api.crm.clients.standing.handler(({ context: { ctx }, input }) => listStandings(ctx, input)),
}

async function listStandings(ctx: Ctx, { ids }: Input) {
  const among = idsIn(ids)
  const [known, owed, open] = await Promise.all([
    ctx.query<{ id: string }>(sql`select c.id as "id" from ${ctx.visible.Client} c where c.id in (${among})`),
    ctx.actor.may('can_view_invoices') ? owedBy(ctx, among) : null,
    ctx.actor.may('can_view_leads') ? openLeadsOf(ctx, among) : null,
  ])
  const money = (amount: string | undefined) => inDigitsOf(ctx.actor.company.currency, amount ?? '0')
  return known.map(({ id }) => ({
    id,
    due: owed && money(owed.get(id)?.due),
    overdue: owed && money(owed.get(id)?.overdue),
    openLeads: open && Number(open.get(id)?.count ?? 0),
  }))
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map(row => [row.id, row]))

async function owedBy(ctx: Ctx, among: Sql) {
  const due = sql`i.total_amount - i.paid_amount`
  return byId(
    await ctx.query<{ id: string; due: string; overdue: string }>(
      sql`select i.client_id as "id", sum(${due}) as "due", sum(case when i.due_date < ${ctx.today} then ${due} else 0 end) as "overdue"
          from ${ctx.visible.Invoice} i where i.client_id in (${among}) and i.kind = 'Invoice' and ${owedCondition.all} group by i.client_id`,
    ),
  )
}

async function openLeadsOf(ctx: Ctx, among: Sql) {
  return byId(
    await ctx.query<{ id: string; count: number }>(
      sql`select l.client_id as "id", count(*) as "count" from ${ctx.visible.Lead} l
          where l.client_id in (${among}) and l.status in ('New', 'Negotiation') group by l.client_id`,
    ),
  )
}

const SIZES = [1, 50, 100]

// Few lengths, so that each text is prepared once: the last id stands in for those that are not there.
function idsIn(ids: string[]): Sql {
  const size = SIZES.find(size => size >= ids.length) ?? ids.length
  return joined(
    Array.from({ length: size }, (_, at) => sql`${ids[Math.min(at, ids.length - 1)]}`),
    ', ',
  )
}

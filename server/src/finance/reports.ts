import type { LeadStatus } from '@steward/contract/crm/leads.ts'
import type { reports } from '@steward/contract/finance/reports.ts'
import { daysAfter, startOfDay } from '../platform/clock.ts'
import { every, sql } from '../platform/db/sql.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import type { Ctx } from '../platform/work.ts'
import { owedCondition } from './invoices.ts'
import { readableEntries } from './ledger.ts'
import { sum } from './money.ts'

type Period = Received<typeof reports>['summary']

/** The company in a period, both days included. Parts the reader may not see are null. */
export async function summarize(ctx: Ctx, period: Period) {
  const may = ctx.actor.may
  const [pipeline, ledger, invoices, tasks, conversations] = await Promise.all([
    may('can_view_leads') ? pipelineOf(ctx, period) : null,
    may('can_view_transactions') ? ledgerOf(ctx, period) : null,
    may('can_view_invoices') ? invoicesOf(ctx, period) : null,
    may('can_view_tasks') ? tasksOf(ctx, period) : null,
    may('can_view_social') ? conversationsOf(ctx, period) : null,
  ])
  return {
    ...period,
    currency: ctx.actor.company.currency,
    pipeline,
    money: ledger?.money ?? null,
    byMonth: ledger?.byMonth ?? null,
    byCategory: ledger?.byCategory ?? null,
    invoices,
    tasks,
    conversations,
  }
}

const amount = (ctx: Ctx, value: string | null) => inDigitsOf(ctx.actor.company.currency, value ?? '0')

// The company's days as moments: from the first one's beginning to the end of the last.
const moments = (ctx: Ctx, { from, to }: Period) => {
  const { timezone } = ctx.actor.company
  return { start: startOfDay(timezone, from), end: startOfDay(timezone, daysAfter(to, 1)) }
}

const statuses: LeadStatus[] = ['new', 'negotiation', 'won', 'lost']

async function pipelineOf(ctx: Ctx, period: Period) {
  const { start, end } = moments(ctx, period)
  const rows = await ctx.query<{ status: LeadStatus; count: number; value: string }>(
    sql`select l.status as "status", count(*) as "count", sum(l.value) as "value" from ${ctx.visible.Lead} l
        where (l.created_at >= ${start} and l.created_at < ${end}) or (l.closed_at >= ${start} and l.closed_at < ${end}) group by l.status`,
  )
  return statuses.map(status => {
    const found = rows.find(row => row.status === status)
    return { status, count: found?.count ?? 0, value: amount(ctx, found?.value ?? null) }
  })
}

interface LedgerRow {
  year: string | number
  month: string | number
  type: 'credit' | 'debit'
  category: string
  amount: string
}

async function ledgerOf(ctx: Ctx, { from, to }: Period) {
  const rows = await ctx.query<LedgerRow>(
    sql`select extract(year from t.date) as "year", extract(month from t.date) as "month", t.type as "type", t.category as "category",
        sum(t.amount) as "amount" from ${ctx.visible.Transaction} t
        where ${every([sql`t.date >= ${from} and t.date <= ${to}`, readableEntries(ctx)])}
        group by extract(year from t.date), extract(month from t.date), t.type, t.category`,
  )
  const { currency } = ctx.actor.company
  const total = (of: LedgerRow[], type?: 'credit' | 'debit') =>
    sum(
      of.filter(row => type === undefined || row.type === type).map(row => row.amount),
      currency,
    )
  const monthOf = ({ year, month }: LedgerRow) => `${Number(year)}-${String(Number(month)).padStart(2, '0')}`
  const inAndOut = (of: LedgerRow[]) => ({ in: total(of, 'credit'), out: total(of, 'debit') })
  const sides = [...new Set(rows.map(({ type, category }) => `${type} ${category}`))].sort()
  return {
    money: { ...inAndOut(rows), balance: sum([total(rows, 'credit'), `-${total(rows, 'debit')}`], currency) },
    byMonth: [...new Set(rows.map(monthOf))]
      .sort()
      .map(month => ({ month, ...inAndOut(rows.filter(row => monthOf(row) === month)) })),
    byCategory: sides.map(side => {
      const of = rows.filter(({ type, category }) => `${type} ${category}` === side)
      return { category: of[0]?.category as string, type: of[0]?.type as 'credit' | 'debit', amount: total(of) }
    }),
  }
}

async function invoicesOf(ctx: Ctx, { from, to }: Period) {
  const due = sql`i.total_amount - i.paid_amount`
  const isInvoice = sql`i.kind = 'Invoice' and ${owedCondition.all}`
  const late = sql`i.due_date < ${ctx.today}`
  const inPeriod = sql`i.kind = 'Invoice' and i.status not in ('Draft', 'Void') and i.issue_date >= ${from} and i.issue_date <= ${to}`
  const [row] = await ctx.query<
    Record<'issued' | 'due' | 'overdue', string | null> &
      Record<'issuedCount' | 'dueCount' | 'overdueCount', string | number | null>
  >(
    sql`select sum(case when ${inPeriod} then i.total_amount else 0 end) as "issued", sum(case when ${inPeriod} then 1 else 0 end) as "issuedCount",
        sum(case when ${isInvoice} then ${due} else 0 end) as "due", sum(case when ${isInvoice} then 1 else 0 end) as "dueCount",
        sum(case when ${isInvoice} and ${late} then ${due} else 0 end) as "overdue",
        sum(case when ${isInvoice} and ${late} then 1 else 0 end) as "overdueCount" from ${ctx.visible.Invoice} i`,
  )
  return {
    issued: amount(ctx, row?.issued ?? null),
    issuedCount: Number(row?.issuedCount ?? 0),
    due: amount(ctx, row?.due ?? null),
    dueCount: Number(row?.dueCount ?? 0),
    overdue: amount(ctx, row?.overdue ?? null),
    overdueCount: Number(row?.overdueCount ?? 0),
  }
}

async function tasksOf(ctx: Ctx, period: Period) {
  const { start, end } = moments(ctx, period)
  const [row] = await ctx.query<Record<'open' | 'overdue' | 'done', string | number | null>>(
    sql`select sum(case when t.status <> 'Done' then 1 else 0 end) as "open",
        sum(case when t.status <> 'Done' and t.due_date < ${ctx.today} then 1 else 0 end) as "overdue",
        sum(case when t.done_at >= ${start} and t.done_at < ${end} then 1 else 0 end) as "done" from ${ctx.visible.Task} t`,
  )
  return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0), doneInPeriod: Number(row?.done ?? 0) }
}

async function conversationsOf(ctx: Ctx, period: Period) {
  const { start, end } = moments(ctx, period)
  const [row] = await ctx.query<Record<'open' | 'unanswered' | 'started', string | number | null>>(
    sql`select sum(case when s.status = 'Open' then 1 else 0 end) as "open",
        sum(case when s.status = 'Open' and s.last_sender_type = 'customer' then 1 else 0 end) as "unanswered",
        sum(case when s.created_at >= ${start} and s.created_at < ${end} then 1 else 0 end) as "started" from ${ctx.visible.SocialConversation} s`,
  )
  return {
    open: Number(row?.open ?? 0),
    unanswered: Number(row?.unanswered ?? 0),
    startedInPeriod: Number(row?.started ?? 0),
  }
}

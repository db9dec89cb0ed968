import type { LeadStatus } from '@steward/contract/crm/leads.ts'
import type { reports } from '@steward/contract/finance/reports.ts'
import { daysAfter, startOfDay } from '../platform/clock.ts'
import { through } from '../platform/db/scope.ts'
import { every, type Sql, sql } from '../platform/db/sql.ts'
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

// Made in the period, and closed in it without having been made in it: each is a range of its own index.
async function pipelineOf(ctx: Ctx, period: Period) {
  const { start, end } = moments(ctx, period)
  const part = (index: string, condition: Sql) =>
    ctx.query<{ status: LeadStatus; count: number; value: string }>(
      sql`select l.status as "status", count(*) as "count", sum(l.value) as "value" from ${through(index, ctx.visible.Lead)} l
          where ${condition} group by l.status`,
    )
  const parts = await Promise.all([
    part('leads_created_idx', sql`l.created_at >= ${start} and l.created_at < ${end}`),
    part(
      'leads_closed_idx',
      sql`l.closed_at >= ${start} and l.closed_at < ${end} and (l.created_at < ${start} or l.created_at >= ${end})`,
    ),
  ])
  const rows = parts.flat()
  return statuses.map(status => {
    const of = rows.filter(row => row.status === status)
    return {
      status,
      count: of.reduce((count, row) => count + row.count, 0),
      value: sum(
        of.map(({ value }) => value),
        ctx.actor.company.currency,
      ),
    }
  })
}

interface LedgerRow {
  year: string | number
  month: string | number
  type: 'credit' | 'debit'
  category: string
  amount: string
}

// By day first: the month of a day is dear to work out, and there are fewer days than entries.
async function ledgerOf(ctx: Ctx, { from, to }: Period) {
  const rows = await ctx.query<LedgerRow>(
    sql`select extract(year from d.date) as "year", extract(month from d.date) as "month", d.type as "type", d.category as "category",
        sum(d.amount) as "amount" from (
          select t.date, t.type, t.category, sum(t.amount) as amount from ${through('transactions_date_idx', ctx.visible.Transaction)} t
          where ${every([sql`t.date >= ${from} and t.date <= ${to}`, readableEntries(ctx)])}
          group by t.date, t.type, t.category) d
        group by extract(year from d.date), extract(month from d.date), d.type, d.category`,
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
  const late = sql`i.due_date < ${ctx.today}`
  const [row] = await ctx.query<
    Record<'issued' | 'due' | 'overdue', string | null> &
      Record<'issuedCount' | 'dueCount' | 'overdueCount', string | number | null>
  >(
    sql`select n.amount as "issued", n.count as "issuedCount", o.due as "due", o.due_count as "dueCount",
        o.overdue as "overdue", o.overdue_count as "overdueCount" from (
          select sum(i.total_amount) as amount, count(*) as count from ${through('invoices_issued_idx', ctx.visible.Invoice)} i
          where i.kind = 'Invoice' and i.status not in ('Draft', 'Void') and i.issue_date >= ${from} and i.issue_date <= ${to}) n
        cross join (
          select sum(${due}) as due, count(*) as due_count, sum(case when ${late} then ${due} else 0 end) as overdue,
          sum(case when ${late} then 1 else 0 end) as overdue_count from ${through('invoices_status_idx', ctx.visible.Invoice)} i
          where i.kind = 'Invoice' and ${owedCondition.all}) o`,
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
    sql`select o.open as "open", o.overdue as "overdue", d.done as "done" from (
          select count(*) as open, sum(case when t.due_date < ${ctx.today} then 1 else 0 end) as overdue from ${through('tasks_status_idx', ctx.visible.Task)} t
          where t.status in ('Todo', 'In Progress')) o
        cross join (
          select count(*) as done from ${through('tasks_done_idx', ctx.visible.Task)} t where t.done_at >= ${start} and t.done_at < ${end}) d`,
  )
  return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0), doneInPeriod: Number(row?.done ?? 0) }
}

async function conversationsOf(ctx: Ctx, period: Period) {
  const { start, end } = moments(ctx, period)
  const [row] = await ctx.query<Record<'open' | 'unanswered' | 'started', string | number | null>>(
    sql`select o.open as "open", o.unanswered as "unanswered", n.started as "started" from (
          select count(*) as open, sum(case when s.last_sender_type = 'customer' then 1 else 0 end) as unanswered
          from ${through('social_conversations_status_idx', ctx.visible.SocialConversation)} s where s.status = 'Open') o
        cross join (
          select count(*) as started from ${through('social_conversations_created_idx', ctx.visible.SocialConversation)} s
          where s.created_at >= ${start} and s.created_at < ${end}) n`,
  )
  return {
    open: Number(row?.open ?? 0),
    unanswered: Number(row?.unanswered ?? 0),
    startedInPeriod: Number(row?.started ?? 0),
  }
}

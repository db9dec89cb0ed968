import type { Permission } from '@steward/contract/platform/permissions.ts'
import { constant, every, type Sql, sql } from '../platform/db/sql.ts'
import { inDigitsOf } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { owedCondition } from './invoices.ts'
import { readableEntries } from './ledger.ts'
import { sum } from './money.ts'
import { moments, type Period, stepOfDay, stepOfInstant, stepsOf } from './periods.ts'

/** A report reads what its reader could read in the lists: the right to reports alone opens none of them. */
export function needsAlso(ctx: Ctx, permission: Permission): void {
  if (!ctx.actor.may(permission)) throw new Refusal('NOT_ALLOWED', { data: { permission } })
}

const amount = (ctx: Ctx, value: string | number | null | undefined) =>
  inDigitsOf(ctx.actor.company.currency, String(value ?? '0'))

interface Counts {
  count: number | string | null
  value: string | null
}

const counted = (ctx: Ctx, row: Counts | undefined) => ({
  count: Number(row?.count ?? 0),
  value: amount(ctx, row?.value),
})

/** Money in and out, and what for. */
export async function reportLedger(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_transactions')
  const steps = stepsOf(period)
  const entries = sql`${ctx.visible.Transaction} t
    where ${every([sql`t.date >= ${period.from} and t.date <= ${period.to}`, readableEntries(ctx)])}`
  const [sides, categories] = await Promise.all([
    ctx.query<{ step: number; type: 'credit' | 'debit'; amount: string }>(
      sql`select b.step as "step", b.type as "type", sum(b.amount) as "amount"
          from (select ${stepOfDay(sql`t.date`, steps)} as step, t.type, t.amount from ${entries}) b group by b.step, b.type`,
    ),
    ctx.query<{ category: string; type: 'credit' | 'debit'; amount: string }>(
      sql`select t.category as "category", t.type as "type", sum(t.amount) as "amount" from ${entries}
          group by t.category, t.type order by sum(t.amount) desc, t.category limit 100`,
    ),
  ])
  const { currency } = ctx.actor.company
  const total = (type: 'credit' | 'debit', step?: number) =>
    sum(
      sides
        .filter(side => side.type === type && (step === undefined || Number(side.step) === step))
        .map(side => side.amount),
      currency,
    )
  return {
    currency,
    in: total('credit'),
    out: total('debit'),
    steps: steps.map((step, index) => ({ ...step, in: total('credit', index), out: total('debit', index) })),
    categories: categories.map(row => ({ ...row, amount: amount(ctx, row.amount) })),
  }
}

/** How many leads came, and what became of them. */
export async function reportPipeline(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_leads')
  const steps = stepsOf(period)
  const { start, end } = moments(ctx, period)
  const within = (column: Sql) => sql`${column} >= ${start} and ${column} < ${end}`
  const leads = (at: Sql, where: Sql) =>
    ctx.query<Counts & { step: number; status: string }>(
      sql`select b.step as "step", b.status as "status", count(*) as "count", sum(b.value) as "value"
          from (select ${stepOfInstant(ctx, at, steps)} as step, l.status, l.value from ${ctx.visible.Lead} l where ${where}) b
          group by b.step, b.status`,
    )
  const [opened, closed, [open]] = await Promise.all([
    leads(sql`l.created_at`, within(sql`l.created_at`)),
    leads(sql`l.closed_at`, sql`${within(sql`l.closed_at`)} and l.status in ('Won', 'Lost')`),
    ctx.query<Counts>(
      sql`select count(*) as "count", sum(l.value) as "value" from ${ctx.visible.Lead} l where l.status in ('New', 'Negotiation')`,
    ),
  ])
  const together = (rows: Counts[]) => ({
    count: rows.reduce((all, { count }) => all + Number(count), 0),
    value: sum(
      rows.map(({ value }) => value ?? '0'),
      ctx.actor.company.currency,
    ),
  })
  const won = closed.filter(({ status }) => status === 'won')
  const lost = closed.filter(({ status }) => status === 'lost')
  const at = (rows: (Counts & { step: number })[], index: number) =>
    together(rows.filter(({ step }) => Number(step) === index)).count
  return {
    currency: ctx.actor.company.currency,
    opened: together(opened),
    won: together(won),
    lost: together(lost),
    open: counted(ctx, open),
    steps: steps.map((step, index) => ({
      ...step,
      opened: at(opened, index),
      won: at(won, index),
      lost: at(lost, index),
    })),
  }
}

/** What was billed and what came in on it. */
export async function reportInvoices(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_invoices')
  const steps = stepsOf(period)
  const { from, to } = period
  const byStep = (column: Sql, value: Sql, source: Sql, where: Sql) =>
    ctx.query<Counts & { step: number }>(
      sql`select b.step as "step", count(*) as "count", sum(b.value) as "value"
          from (select ${stepOfDay(column, steps)} as step, ${value} as value from ${source} where ${where}) b group by b.step`,
    )
  const owed = (also: Sql) =>
    ctx.query<Counts>(
      sql`select count(*) as "count", sum(i.total_amount - i.paid_amount) as "value" from ${ctx.visible.Invoice} i
          where i.kind = 'Invoice' and ${also}`,
    )
  const [issued, paid, [due], [overdue]] = await Promise.all([
    byStep(
      sql`i.issue_date`,
      sql`i.total_amount`,
      sql`${ctx.visible.Invoice} i`,
      sql`i.issue_date >= ${from} and i.issue_date <= ${to} and i.kind = 'Invoice' and i.status not in ('Draft', 'Void')`,
    ),
    byStep(
      sql`p.date`,
      sql`p.amount`,
      sql`${ctx.visible.Payment} p`,
      sql`p.date >= ${from} and p.date <= ${to} and p.reversed_at is null`,
    ),
    owed(owedCondition.all),
    owed(owedCondition.overdue(ctx.today)),
  ])
  const total = (rows: Counts[]) => ({
    count: rows.reduce((all, { count }) => all + Number(count), 0),
    value: sum(
      rows.map(({ value }) => value ?? '0'),
      ctx.actor.company.currency,
    ),
  })
  const at = (rows: (Counts & { step: number })[], index: number) =>
    amount(ctx, rows.find(({ step }) => Number(step) === index)?.value)
  return {
    currency: ctx.actor.company.currency,
    issued: total(issued),
    paid: total(paid),
    due: counted(ctx, due),
    overdue: counted(ctx, overdue),
    steps: steps.map((step, index) => ({ ...step, issued: at(issued, index), paid: at(paid, index) })),
  }
}

const PEOPLE = 100

/** Who got what done. */
export async function reportTasks(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_tasks')
  const { start, end } = moments(ctx, period)
  const isOpen = sql`t.status <> 'Done'`
  const tally = (condition: Sql) => sql`sum(case when ${condition} then 1 else 0 end)`
  const rows = await ctx.query<
    Record<'done' | 'open' | 'overdue', string | number> & { employeeId: string | null; name: string | null }
  >(
    sql`select b.assigned_to as "employeeId", e.name as "name", b.done as "done", b.open as "open", b.overdue as "overdue"
        from (select t.assigned_to, ${tally(sql`t.done_at >= ${start} and t.done_at < ${end}`)} as done, ${tally(isOpen)} as ${constant('open')},
          ${tally(sql`${isOpen} and t.due_date < ${ctx.today}`)} as overdue
         from ${ctx.visible.Task} t where ${isOpen} or (t.done_at >= ${start} and t.done_at < ${end}) group by t.assigned_to) b
        left join ${ctx.all.Employee} e on e.id = b.assigned_to order by b.done desc, b.open desc, e.name`,
  )
  const people = rows.map(({ done, open, overdue, ...person }) => ({
    ...person,
    done: Number(done),
    open: Number(open),
    overdue: Number(overdue),
  }))
  const all = (key: 'done' | 'open' | 'overdue') => people.reduce((total, person) => total + person[key], 0)
  return { done: all('done'), open: all('open'), overdue: all('overdue'), people: people.slice(0, PEOPLE) }
}

import type { LeadStatus } from '@steward/contract/crm/leads.ts'
import type { Dashboard, InvoiceAge } from '@steward/contract/dashboard.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { owedCondition } from './finance/invoices.ts'
import { readableEntries } from './finance/ledger.ts'
import { daysAfter } from './platform/clock.ts'
import { pick } from './platform/db/reader.ts'
import { constant, every, joined, type Sql, sql } from './platform/db/sql.ts'
import type { Noun } from './platform/db/tables.ts'
import { latestFacts } from './platform/history.ts'
import { inDigitsOf } from './platform/money.ts'
import { api } from './platform/procedures.ts'
import type { Ctx } from './platform/work.ts'
import { taskRows } from './tasks/tasks.ts'

const { dashboard } = api.company

export const dashboardRoutes = {
  dashboard: { look: dashboard.look.handler(({ context: { ctx } }) => lookAround(ctx)) },
}

const FEW = 6
const WEEK = 7

/** What somebody looks at first, each part under the right and the scope its own list has. */
export async function lookAround(ctx: Ctx): Promise<Dashboard> {
  const may = ctx.actor.may
  const [pipeline, money, receivables, tasks, waiting, recent, firstSteps] = await Promise.all([
    may('can_view_leads') ? pipelineOf(ctx) : null,
    may('can_view_transactions') ? moneyOf(ctx) : null,
    may('can_view_invoices') ? receivablesOf(ctx) : null,
    may('can_view_tasks') ? tasksOf(ctx) : null,
    may('can_view_social') ? waitingIn(ctx) : null,
    recentIn(ctx),
    firstStepsOf(ctx),
  ])
  return { today: ctx.today, pipeline, money, receivables, tasks, waiting, recent, firstSteps }
}

const amount = (ctx: Ctx, value: string | null | undefined) => inDigitsOf(ctx.actor.company.currency, value ?? '0')

const statuses: LeadStatus[] = ['new', 'negotiation', 'won', 'lost']

async function pipelineOf(ctx: Ctx) {
  const rows = await ctx.query<{ status: LeadStatus; count: number; value: string }>(
    sql`select l.status as "status", count(*) as "count", sum(l.value) as "value" from ${ctx.visible.Lead} l group by l.status`,
  )
  return statuses.map(status => {
    const found = rows.find(row => row.status === status)
    return { status, count: found?.count ?? 0, value: amount(ctx, found?.value) }
  })
}

const MONTHS = 12

async function moneyOf(ctx: Ctx) {
  const months = lastMonths(ctx.today)
  const rows = await ctx.query<{ year: string | number; month: string | number; type: string; amount: string }>(
    sql`select extract(year from t.date) as "year", extract(month from t.date) as "month", t.type as "type", sum(t.amount) as "amount"
        from ${ctx.visible.Transaction} t
        where ${every([sql`t.date >= ${`${months[0]}-01`} and t.date <= ${ctx.today}`, readableEntries(ctx)])}
        group by extract(year from t.date), extract(month from t.date), t.type`,
  )
  return months.map(month => {
    const side = (type: string) => {
      const [year, number] = month.split('-').map(Number)
      const found = rows.find(row => Number(row.year) === year && Number(row.month) === number && row.type === type)
      return amount(ctx, found?.amount)
    }
    return { month, in: side('credit'), out: side('debit') }
  })
}

/** This month and those before it, as `YYYY-MM`, the earliest first. */
function lastMonths(today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - MONTHS + back, 1)).toISOString().slice(0, 7),
  )
}

const ages: InvoiceAge[] = ['not_due', '1_30', '31_60', '61_90', 'over_90']

async function receivablesOf(ctx: Ctx) {
  const [today, month, two, three] = [0, 30, 60, 90].map(days => daysAfter(ctx.today, -days)) as [
    string,
    string,
    string,
    string,
  ]
  // The age is made in a table of its own: no database groups by an expression with parameters in it.
  const rows = await ctx.query<{ age: InvoiceAge; count: number; due: string }>(
    sql`select a.age as "age", count(*) as "count", sum(a.due) as "due" from (
          select i.total_amount - i.paid_amount as due, case when i.due_date >= ${today} then 'not_due' when i.due_date >= ${month} then '1_30'
            when i.due_date >= ${two} then '31_60' when i.due_date >= ${three} then '61_90' else 'over_90' end as age
          from ${ctx.visible.Invoice} i where i.kind = 'Invoice' and ${owedCondition.all}) a group by a.age`,
  )
  return ages.map(age => {
    const found = rows.find(row => row.age === age)
    return { age, count: found?.count ?? 0, due: amount(ctx, found?.due) }
  })
}

async function tasksOf(ctx: Ctx) {
  const mine = sql`t.assigned_to = ${ctx.actor.employeeId ?? ''} and t.status <> 'Done'`
  const [tomorrow, weekEnd] = [daysAfter(ctx.today, 1), daysAfter(ctx.today, WEEK)]
  const [items, [counts]] = await Promise.all([
    taskRows(ctx, sql`where ${mine} and t.due_date <= ${weekEnd} order by t.due_date, t.id limit ${FEW}`),
    ctx.query<Record<'overdue' | 'today' | 'week' | 'open', string | number | null>>(
      sql`select sum(case when t.due_date < ${ctx.today} then 1 else 0 end) as "overdue",
          sum(case when t.due_date = ${ctx.today} then 1 else 0 end) as "today",
          sum(case when t.due_date >= ${tomorrow} and t.due_date <= ${weekEnd} then 1 else 0 end) as "week",
          count(*) as "open" from ${ctx.visible.Task} t where ${mine}`,
    ),
  ])
  const count = (part: 'overdue' | 'today' | 'week' | 'open') => Number(counts?.[part] ?? 0)
  return { overdue: count('overdue'), today: count('today'), week: count('week'), open: count('open'), items }
}

const waitingColumns = pick(
  'SocialConversation',
  's',
  'id',
  'platform',
  'externalUserName',
  'lastMessageText',
  'lastMessageAt',
  'waitingSince',
  'assignedTo',
).with('Employee', 'e', 'name', 'assignedName')

async function waitingIn(ctx: Ctx) {
  const isWaiting = sql`s.status = 'Open' and s.snoozed_until is null and s.last_sender_type = 'customer'`
  const [items, [counted]] = await Promise.all([
    ctx.rows(
      waitingColumns,
      sql`from ${ctx.visible.SocialConversation} s left join ${ctx.all.Employee} e on e.id = s.assigned_to
          where ${isWaiting} order by s.waiting_since, s.id limit ${FEW}`,
    ),
    ctx.query<{ count: number }>(
      sql`select count(*) as "count" from ${ctx.visible.SocialConversation} s where ${isWaiting}`,
    ),
  ])
  return { count: counted?.count ?? 0, items }
}

const RECENT = 30
/** How a message fares on its way is told where it stands, and a conversation begins with a message. */
const noise = [
  'message.sent',
  'message.delivered',
  'message.read',
  'message.reacted',
  'message.edited',
  'message.file_kept',
  'message.file_failed',
  'integration.checked',
  'channel.opened',
  'channel.closed',
  'conversation.named',
  'conversation.started',
]

// Facts of these are about something of another noun.
const standsFor: Record<string, string> = { message: 'conversation', payment: 'invoice' }

async function recentIn(ctx: Ctx) {
  const facts = await latestFacts(ctx, RECENT, noise)
  const subjects = facts.map(({ type, subjects }) => {
    const noun = type.slice(0, type.indexOf('.'))
    return subjects.find(subject => subject.noun === (standsFor[noun] ?? noun))
  })
  const names = await namesOf(ctx, [...new Set(subjects.flatMap(subject => (subject ? [subject.id] : [])))])
  return facts.map((fact, index) => {
    const subject = subjects[index]
    const name = subject && names.get(subject.id)
    return { ...fact, about: subject && name !== undefined ? { ...subject, name } : null }
  })
}

const named: { table: Noun; needs: Permission; name: string }[] = [
  { table: 'Lead', needs: 'can_view_leads', name: 'title' },
  { table: 'Client', needs: 'can_view_clients', name: 'name' },
  { table: 'Task', needs: 'can_view_tasks', name: 'title' },
  { table: 'Invoice', needs: 'can_view_invoices', name: 'number' },
  { table: 'SocialConversation', needs: 'can_view_social', name: 'external_user_name' },
  { table: 'Employee', needs: 'can_view_employees', name: 'name' },
]

/** What things are called, in one question; what the actor may not see, or what is gone, has no name. */
async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  const open = named.filter(({ needs }) => ctx.actor.may(needs))
  if (ids.length === 0 || open.length === 0) return new Map()
  const list = joined(
    ids.map(id => sql`${id}`),
    ', ',
  )
  const texts = open.map(
    ({ table, name }): Sql =>
      sql`select x.id as "id", x.${constant(name)} as "name" from ${ctx.visible[table]} x where x.id in (${list})`,
  )
  const rows = await ctx.query<{ id: string; name: string | null }>(joined(texts, ' union all '))
  return new Map(rows.map(({ id, name }) => [id, name ?? '']))
}

async function firstStepsOf(ctx: Ctx) {
  const may = ctx.actor.may
  const isThere = (rows: Sql) => sql`case when exists (${rows}) then 1 else 0 end`
  const [done] = await ctx.query<Record<'channel' | 'people' | 'client' | 'invoice', number>>(
    sql`select ${isThere(sql`select 1 from ${ctx.visible.Integration} i`)} as "channel",
        ${isThere(sql`select 1 from ${ctx.visible.User} u where u.id <> ${ctx.actor.userId ?? ''}`)} as "people",
        ${isThere(sql`select 1 from ${ctx.visible.Client} c`)} as "client",
        ${isThere(sql`select 1 from ${ctx.visible.Invoice} n`)} as "invoice"`,
  )
  const step = (name: keyof NonNullable<typeof done>, needs: Permission) =>
    may(needs) ? Boolean(Number(done?.[name])) : null
  return {
    channel: step('channel', 'can_manage_integrations'),
    people: step('people', 'can_create_users'),
    client: step('client', 'can_create_clients'),
    invoice: step('invoice', 'can_create_invoices'),
  }
}

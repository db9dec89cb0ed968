import type { tasks } from '@steward/contract/tasks/tasks.ts'
import { findEmployee } from '../company/employees.ts'
import { findClient } from '../crm/clients.ts'
import { findLead } from '../crm/leads.ts'
import { difference, expectVersion, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { type Columns, pick } from '../platform/db/reader.ts'
import { every, folded, type Sql, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage, searched } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof tasks>

const inLists = [
  'id',
  'title',
  'priority',
  'dueDate',
  'assignedTo',
  'status',
  'leadId',
  'clientId',
  'conversationId',
  'doneAt',
  'createdAt',
  'updatedAt',
  'version',
] as const
const listed = withNames(pick('Task', 't', ...inLists))
const whole = withNames(pick('Task', 't', ...inLists, 'description'))

function withNames<T>(columns: Columns<T>) {
  return columns
    .with('Employee', 'e', 'name', 'assignedName')
    .with('Lead', 'l', 'title', 'leadTitle')
    .with('Client', 'c', 'name', 'clientName')
    .with('SocialConversation', 's', 'externalUserName', 'customerName')
}

// Names of leads, clients and customers come through the reader's own scope: who may not see them learns no name here either.
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Employee} e on e.id = t.assigned_to
      left join ${ctx.visible.Lead} l on l.id = t.lead_id
      left join ${ctx.visible.Client} c on c.id = t.client_id
      left join ${ctx.visible.SocialConversation} s on s.id = t.conversation_id`

type Row = NonNullable<(typeof listed)['row']>

const present = <T extends Row>({ actor: { may } }: Ctx, task: T): T => ({
  ...task,
  leadTitle: may('can_view_leads') ? task.leadTitle : null,
  clientName: may('can_view_clients') ? task.clientName : null,
  customerName: may('can_view_social') ? task.customerName : null,
})

type Filters = Omit<Input['calendar'], 'from' | 'to' | 'perDay' | 'q'>

const conditions = ({
  status,
  done,
  priority,
  assignedTo,
  unassigned,
  leadId,
  clientId,
  conversationId,
}: Filters): (Sql | false)[] => [
  status !== undefined && sql`t.status = ${storedEnum('TaskStatus', status)}`,
  done !== undefined && (done ? sql`t.status = 'Done'` : sql`t.status <> 'Done'`),
  priority !== undefined && sql`t.priority = ${storedEnum('TaskPriority', priority)}`,
  assignedTo !== undefined && sql`t.assigned_to = ${assignedTo}`,
  unassigned !== undefined && (unassigned ? sql`t.assigned_to is null` : sql`t.assigned_to is not null`),
  leadId !== undefined && sql`t.lead_id = ${leadId}`,
  clientId !== undefined && sql`t.client_id = ${clientId}`,
  conversationId !== undefined && sql`t.conversation_id = ${conversationId}`,
]

export async function listTasks(ctx: Ctx, { dueFrom, dueTo, limit, cursor, sort, q, ...filters }: Input['list']) {
  const where = [
    ...conditions(filters),
    dueFrom !== undefined && sql`t.due_date >= ${dueFrom}`,
    dueTo !== undefined && sql`t.due_date <= ${dueTo}`,
  ]
  const page = await listPage(
    ctx,
    { noun: 'Task', alias: 't', columns: listed, joins: joins(ctx), where, sort: '-createdAt' },
    { limit, cursor, sort, q },
  )
  return { ...page, items: page.items.map(task => present(ctx, task)) }
}

/** Tasks by day: how many each day has, and the first of them, what is still to be done before what is done. */
export async function tasksByDay(ctx: Ctx, { from, to, perDay, q, ...filters }: Input['calendar']) {
  const matching = every([
    sql`t.due_date >= ${from} and t.due_date <= ${to}`,
    ...conditions(filters),
    q ? searched('t', q) : undefined,
  ])
  // Ranked by id alone: MariaDB forgets which columns are enums once a window has looked at them.
  const ranked = sql`(select t.id, row_number() over (partition by t.due_date
    order by case when t.status = 'Done' then 1 else 0 end, t.id) as place from ${ctx.visible.Task} t where ${matching})`
  const [tasks, counts] = await Promise.all([
    ctx.rows(
      listed,
      sql`from ${ranked} r join ${ctx.visible.Task} t on t.id = r.id ${joins(ctx)} where r.place <= ${perDay} order by t.due_date, r.place`,
    ),
    ctx.query<{ day: string; count: number }>(
      sql`select t.due_date as "day", count(*) as "count" from ${ctx.visible.Task} t where ${matching} group by t.due_date order by t.due_date`,
    ),
  ])
  const shown = tasks.map(task => present(ctx, task))
  return { days: counts.map(({ day, count }) => ({ day, count, items: shown.filter(task => task.dueDate === day) })) }
}

/** Tasks as lists have them; the tail begins with `where`. */
export async function taskRows(ctx: Ctx, tail: Sql) {
  const rows = await ctx.rows(listed, sql`from ${ctx.visible.Task} t ${joins(ctx)} ${tail}`)
  return rows.map(task => present(ctx, task))
}

export async function findTask(ctx: Ctx, id: string, from = ctx.visible.Task) {
  const task = await ctx.row(whole, sql`from ${from} t ${joins(ctx)} where t.id = ${id}`)
  if (!task) throw new Refusal('NOT_FOUND')
  return present(ctx, task)
}

async function checkLinks(ctx: Ctx, { assignedTo, leadId, clientId }: Partial<Input['create']>) {
  if (assignedTo) await findEmployee(ctx, assignedTo)
  if (leadId) await findLead(ctx, leadId)
  if (clientId) await findClient(ctx, clientId)
}

/** A new task; `conversationId` is given by the inbox, for tasks born from a conversation. */
export async function createTask(ctx: Ctx, input: Input['create'] & { conversationId?: string }) {
  await checkLinks(ctx, input)
  const id = await ctx.write.insert('Task', {
    priority: 'medium',
    ...input,
    status: 'todo',
    search: folded(input.title),
  })
  const { leadId: lead, clientId: client, conversationId: conversation, assignedTo = null } = input
  ctx.record('task.created', { task: id, lead, client, conversation }, { title: input.title }, assignedTo)
  return findTask(ctx, id, ctx.all.Task)
}

export async function changeTask(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findTask(ctx, id)
  await checkLinks(ctx, changes)
  await revise(ctx, 'Task', before, { ...changes, search: folded(changes.title ?? before.title) })
  ctx.record('task.changed', aboutTask(before), { changed: difference(before, changes) }, before.assignedTo)
  return findTask(ctx, id, ctx.all.Task)
}

/** Moves a task from wherever it is; moving it where it stands already changes nothing. */
export async function moveTask(ctx: Ctx, { id, status }: Input['move']) {
  const task = await findTask(ctx, id)
  expectVersion(ctx, task)
  if (task.status === status) return task
  const moved = await ctx.write.change(
    'Task',
    { id, status: task.status },
    { status, doneAt: status === 'done' ? ctx.now : null },
  )
  if (moved === 0) throw new Refusal('CHANGED_MEANWHILE')
  ctx.record('task.moved', aboutTask(task), { title: task.title, from: task.status, to: status }, task.assignedTo)
  return findTask(ctx, id)
}

export async function removeTask(ctx: Ctx, id: string) {
  const task = await findTask(ctx, id)
  await markDeleted(ctx, 'Task', task)
  ctx.record('task.removed', aboutTask(task), { title: task.title }, task.assignedTo)
}

export async function restoreTask(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Task', id)
  const task = await findTask(ctx, id)
  ctx.record('task.restored', aboutTask(task), { title: task.title }, task.assignedTo)
  return task
}

const aboutTask = ({ id, leadId, clientId, conversationId }: Awaited<ReturnType<typeof findTask>>) => ({
  task: id,
  lead: leadId,
  client: clientId,
  conversation: conversationId,
})

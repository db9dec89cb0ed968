import type { tasks } from '@steward/contract/tasks/tasks.ts'
import { findEmployee } from '../company/employees.ts'
import { findClient } from '../crm/clients.ts'
import { findLead } from '../crm/leads.ts'
import { difference, expectVersion, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage } from '../platform/lists.ts'
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
const listed = pick('Task', 't', ...inLists).with('Employee', 'e', 'name', 'assignedName')
const whole = pick('Task', 't', ...inLists, 'description').with('Employee', 'e', 'name', 'assignedName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Employee} e on e.id = t.assigned_to`

export function listTasks(
  ctx: Ctx,
  {
    status,
    priority,
    assignedTo,
    unassigned,
    leadId,
    clientId,
    conversationId,
    dueFrom,
    dueTo,
    ...input
  }: Input['list'],
) {
  const where = [
    status !== undefined && sql`t.status = ${storedEnum('TaskStatus', status)}`,
    priority !== undefined && sql`t.priority = ${storedEnum('TaskPriority', priority)}`,
    assignedTo !== undefined && sql`t.assigned_to = ${assignedTo}`,
    unassigned !== undefined && (unassigned ? sql`t.assigned_to is null` : sql`t.assigned_to is not null`),
    leadId !== undefined && sql`t.lead_id = ${leadId}`,
    clientId !== undefined && sql`t.client_id = ${clientId}`,
    conversationId !== undefined && sql`t.conversation_id = ${conversationId}`,
    dueFrom !== undefined && sql`t.due_date >= ${dueFrom}`,
    dueTo !== undefined && sql`t.due_date <= ${dueTo}`,
  ]
  return listPage(
    ctx,
    { noun: 'Task', alias: 't', columns: listed, joins: joins(ctx), where, sort: '-createdAt' },
    input,
  )
}

export async function findTask(ctx: Ctx, id: string, from = ctx.visible.Task) {
  const task = await ctx.row(whole, sql`from ${from} t ${joins(ctx)} where t.id = ${id}`)
  if (!task) throw new Refusal('NOT_FOUND')
  return task
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

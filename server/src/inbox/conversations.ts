import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { findEmployee } from '../company/employees.ts'
import { expectVersion } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof conversations>

const columns = pick(
  'SocialConversation',
  's',
  'id',
  'platform',
  'integrationId',
  'externalUserId',
  'externalUserName',
  'status',
  'lastMessageAt',
  'lastMessageText',
  'lastSenderType',
  'lastCustomerAt',
  'assignedTo',
  'clientId',
  'leadId',
  'createdAt',
  'updatedAt',
  'version',
)
  .with('Employee', 'e', 'name', 'assignedName')
  .with('Client', 'c', 'name', 'clientName')
  .with('Lead', 'l', 'title', 'leadTitle')
  .with('ConversationRead', 'r', 'readAt', 'readAt')

// Names of leads and clients come through the reader's own scope: who may not see them learns no title here either.
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Employee} e on e.id = s.assigned_to
      left join ${ctx.visible.Client} c on c.id = s.client_id
      left join ${ctx.visible.Lead} l on l.id = s.lead_id
      left join ${ctx.all.ConversationRead} r on r.conversation_id = s.id and r.employee_id = ${ctx.actor.employeeId ?? ''}`

type Row = NonNullable<(typeof columns)['row']>

const HOURS_TO_ANSWER = 24

/** Until when Meta lets us answer freely, whether that is over or not; null when the customer never wrote. */
export const windowEnd = (lastCustomerAt: string | null) =>
  lastCustomerAt && new Date(Date.parse(lastCustomerAt) + HOURS_TO_ANSWER * 3_600_000).toISOString()

export const isOver = (ctx: Ctx, end: string | null) => end === null || Date.parse(end) <= ctx.now.getTime()

function present(ctx: Ctx, { readAt, lastCustomerAt, ...conversation }: Row) {
  const end = windowEnd(lastCustomerAt)
  return {
    ...conversation,
    clientName: ctx.actor.may('can_view_clients') ? conversation.clientName : null,
    leadTitle: ctx.actor.may('can_view_leads') ? conversation.leadTitle : null,
    replyUntil: isOver(ctx, end) ? null : end,
    unread: lastCustomerAt !== null && (readAt === null || lastCustomerAt > readAt),
  }
}

export async function listConversations(
  ctx: Ctx,
  { status, platform, integrationId, assignedTo, unassigned, clientId, leadId, ...input }: Input['list'],
) {
  const where = [
    status !== undefined && sql`s.status = ${storedEnum('ConversationStatus', status)}`,
    platform !== undefined && sql`s.platform = ${platform}`,
    integrationId !== undefined && sql`s.integration_id = ${integrationId}`,
    assignedTo !== undefined && sql`s.assigned_to = ${assignedTo}`,
    unassigned !== undefined && (unassigned ? sql`s.assigned_to is null` : sql`s.assigned_to is not null`),
    clientId !== undefined && sql`s.client_id = ${clientId}`,
    leadId !== undefined && sql`s.lead_id = ${leadId}`,
  ]
  const page = await listPage(
    ctx,
    { noun: 'SocialConversation', alias: 's', columns, joins: joins(ctx), where, sort: '-lastMessageAt' },
    input,
  )
  return { ...page, items: page.items.map(row => present(ctx, row)) }
}

async function find(ctx: Ctx, id: string, from = ctx.visible.SocialConversation): Promise<Row> {
  // Leads and tasks are made of conversations too, under rights of their own: seeing the conversation is asked for here.
  if (!ctx.actor.may('can_view_social')) throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_social' } })
  const conversation = await ctx.row(columns, sql`from ${from} s ${joins(ctx)} where s.id = ${id}`)
  if (!conversation) throw new Refusal('NOT_FOUND')
  return conversation
}

export const findConversation = async (ctx: Ctx, id: string, from = ctx.visible.SocialConversation) =>
  present(ctx, await find(ctx, id, from))

/** The conversation with the end of its reply window, also when that is over. */
export async function findWithWindow(ctx: Ctx, id: string) {
  const conversation = await find(ctx, id)
  return { ...conversation, windowEnd: windowEnd(conversation.lastCustomerAt) }
}

/** What a fact about this conversation is about. */
export const aboutConversation = ({ id, clientId, leadId }: Pick<Row, 'id' | 'clientId' | 'leadId'>) => ({
  conversation: id,
  client: clientId,
  lead: leadId,
})

export const closeConversation = (ctx: Ctx, id: string) => turn(ctx, id, 'open', 'closed')
export const reopenConversation = (ctx: Ctx, id: string) => turn(ctx, id, 'closed', 'open')

// Closing what is closed already is no mistake: two agents press the same button, and one fact is kept.
async function turn(ctx: Ctx, id: string, from: 'open' | 'closed', to: 'open' | 'closed') {
  const conversation = await find(ctx, id)
  expectVersion(ctx, conversation)
  const turned = await ctx.write.change('SocialConversation', { id, status: from }, { status: to })
  const type = to === 'closed' ? 'conversation.closed' : 'conversation.reopened'
  if (turned > 0) ctx.record(type, aboutConversation(conversation), {}, conversation.assignedTo)
  return findConversation(ctx, id)
}

/** Gives the conversation to an employee, or to nobody. Taking one that nobody has needs no further right; giving it to others does. */
export async function assignConversation(ctx: Ctx, { id, employeeId }: Input['assign']) {
  const conversation = await find(ctx, id)
  expectVersion(ctx, conversation)
  if (conversation.assignedTo === employeeId) return present(ctx, conversation)
  if (employeeId) {
    if (employeeId !== ctx.actor.employeeId && !ctx.actor.may('can_view_all_conversations'))
      throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_all_conversations' } })
    await findEmployee(ctx, employeeId)
  }
  const given = await ctx.write.change(
    'SocialConversation',
    { id, assignedTo: conversation.assignedTo },
    { assignedTo: employeeId },
  )
  if (given === 0) throw new Refusal('CHANGED_MEANWHILE')
  // Heard by everybody in the inbox: it leaves the lists of some and enters those of others.
  ctx.record('conversation.assigned', aboutConversation(conversation), {
    from: conversation.assignedTo,
    to: employeeId,
  })
  return findConversation(ctx, id, ctx.all.SocialConversation)
}

export async function readConversation(ctx: Ctx, id: string) {
  await markRead(ctx, await find(ctx, id))
  return findConversation(ctx, id)
}

/** Read as far as the customer has written, rather than until now: what is delivered late is still unread then. */
export async function markRead(ctx: Ctx, { id: conversationId, lastCustomerAt }: Pick<Row, 'id' | 'lastCustomerAt'>) {
  const { employeeId } = ctx.actor
  if (!employeeId || !lastCustomerAt) return
  const row = { conversationId, employeeId, readAt: lastCustomerAt }
  if (await ctx.write.insertNew('ConversationRead', row)) return
  await ctx.write.change('ConversationRead', { conversationId, employeeId }, { readAt: lastCustomerAt })
}

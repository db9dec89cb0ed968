import type { ConversationPart, ConversationStatus, conversations } from '@steward/contract/inbox/conversations.ts'
import type { LabelMark } from '@steward/contract/inbox/labels.ts'
import { findEmployee } from '../company/employees.ts'
import { expectVersion } from '../platform/changes.ts'
import { pick, shownAs } from '../platform/db/reader.ts'
import { through } from '../platform/db/scope.ts'
import { folded, joined, literally, nothing, type Sql, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { kindOf, providers } from './channels.ts'
import { labelledWith, labelsOf } from './labels.ts'
import { mentionedIn, readMentions, unreadMentions } from './mentions.ts'
import { partsOf, widestWindow } from './parts.ts'
import { replyWindow } from './reply-window.ts'
import type { Place } from './thread.ts'

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
  'snoozedUntil',
  'lastMessageAt',
  'listedAt',
  'lastMessageText',
  'lastSenderType',
  'waitingSince',
  'lastCustomerAt',
  'assignedTo',
  'teamId',
  'clientId',
  'leadId',
  'mergedInto',
  'mergedParts',
  'createdAt',
  'updatedAt',
  'version',
)
  .with('Employee', 'e', 'name', 'assignedName')
  .with('Team', 't', 'name', 'teamName')
  .with('Client', 'c', 'name', 'clientName')
  .with('Lead', 'l', 'title', 'leadTitle')
  .with('Integration', 'i', 'name', 'channelName')
  .with('ConversationRead', 'r', 'readAt', 'readAt')
  .with('NoteMention', 'u', 'conversationId', 'mentionedIn')

// Names of leads and clients come through the reader's own scope: who may not see them learns no title here either.
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Employee} e on e.id = s.assigned_to
      left join ${ctx.visible.Team} t on t.id = s.team_id
      left join ${ctx.visible.Client} c on c.id = s.client_id
      left join ${ctx.visible.Lead} l on l.id = s.lead_id
      left join ${ctx.all.Integration} i on i.id = s.integration_id
      left join ${ctx.all.ConversationRead} r on r.conversation_id = s.id and r.employee_id = ${ctx.actor.employeeId ?? ''}
      left join ${unreadMentions(ctx)} u on u.conversation_id = s.id`

type Row = NonNullable<(typeof columns)['row']>

async function presentAll(ctx: Ctx, rows: Row[]) {
  const ids = rows.map(({ id }) => id)
  const [labels, parts] = [await labelsOf(ctx, ids), await partsOf(ctx, rows)]
  return rows.map(row => present(ctx, row, labels.get(row.id) ?? [], parts.get(row.id) ?? []))
}

function present(ctx: Ctx, row: Row, labels: LabelMark[], parts: ConversationPart[]) {
  const { readAt, platform, lastCustomerAt } = row
  const { isOpen, end } = parts[0] ? widestWindow(parts) : replyWindow(ctx, platform, lastCustomerAt)
  const mentioned = row.mentionedIn !== null
  return shownAs(row, {
    // The server itself never hands out one that is part of another.
    status: row.status as ConversationStatus,
    parts,
    answerThrough: parts[0]?.id ?? row.id,
    clientName: ctx.actor.may('can_view_clients') ? row.clientName : null,
    leadTitle: ctx.actor.may('can_view_leads') ? row.leadTitle : null,
    mayReply: isOpen,
    replyUntil: isOpen ? end : null,
    unread: mentioned || (lastCustomerAt !== null && (readAt === null || lastCustomerAt > readAt)),
    mentioned,
    labels,
  })
}

export async function listConversations(
  ctx: Ctx,
  {
    status,
    platform,
    integrationId,
    assignedTo,
    unassigned,
    waiting,
    closing,
    mentioned,
    labelId,
    teamId,
    snoozed,
    branchId,
    clientId,
    leadId,
    q,
    ...input
  }: Input['list'],
) {
  const where = [
    status ? sql`s.status = ${storedEnum('ConversationStatus', status)}` : sql`s.status <> 'Merged'`,
    platform !== undefined && sql`s.platform = ${platform}`,
    integrationId !== undefined && sql`s.integration_id = ${integrationId}`,
    assignedTo !== undefined && sql`s.assigned_to = ${assignedTo}`,
    unassigned !== undefined && (unassigned ? sql`s.assigned_to is null` : sql`s.assigned_to is not null`),
    waiting !== undefined && (waiting ? isWaiting : sql`s.last_sender_type = 'agent'`),
    closing === true && isClosing(ctx),
    mentioned !== undefined && sql`s.id ${mentioned ? sql`in` : sql`not in`} ${mentionedIn(ctx)}`,
    snoozed !== undefined && (snoozed ? sql`s.snoozed_until is not null` : isAwake),
    labelId !== undefined && sql`s.id in ${labelledWith(ctx, labelId)}`,
    teamId !== undefined && sql`s.team_id = ${teamId}`,
    branchId !== undefined && (await channelsOf(ctx, branchId)),
    ...wordsOf(q),
    clientId !== undefined && sql`s.client_id = ${clientId}`,
    leadId !== undefined && sql`s.lead_id = ${leadId}`,
  ]
  const page = await listPage(
    ctx,
    {
      ...{ noun: 'SocialConversation', alias: 's', columns, joins: joins(ctx), where, sort: '-listedAt' },
      isSearch: Boolean(q),
      ...(status &&
        !(assignedTo ?? clientId ?? leadId ?? mentioned ?? labelId ?? teamId ?? q) && { countFrom: byStatus(ctx) }),
    },
    input,
  )
  return { ...page, items: await presentAll(ctx, page.items) }
}

// Named one by one: given a subquery, MySQL begins at the channels and reads all their conversations.
async function channelsOf(ctx: Ctx, branchId: string): Promise<Sql> {
  const channels = await ctx.query<{ id: string }>(
    sql`select i.id as "id" from ${ctx.all.Integration} i where i.branch_id = ${branchId} order by i.id limit 500`,
  )
  const ids = channels.map(({ id }) => sql`${id}`)
  return ids.length ? sql`s.integration_id in (${joined(ids, ', ')})` : sql`1 = 0`
}

// This index holds whatever a view of the inbox is narrowed by: counting reads no row.
const byStatus = (ctx: Ctx) => through('social_conversations_status_idx', ctx.visible.SocialConversation)

const HOUR_MS = 3_600_000

/** It can still be answered, but not for ever: for at most so many hours where that is said. Whose customer wrote longest ago ends first. */
export function isClosing(ctx: Ctx, withinHours?: number): Sql {
  const ago = (hours: number) => new Date(ctx.now.getTime() - hours * HOUR_MS)
  const windows = providers.flatMap(provider => {
    const { hoursToAnswer } = kindOf(provider)
    if (hoursToAnswer === null) return []
    const isSoon = withinHours ? sql`and s.last_customer_at <= ${ago(hoursToAnswer - withinHours)}` : nothing
    return sql`(s.platform = ${provider} and s.last_customer_at > ${ago(hoursToAnswer)} ${isSoon})`
  })
  return sql`(${joined(windows, ' or ')})`
}

/** Nobody has put it away for later. */
export const isAwake = sql`s.snoozed_until is null`

/** The last word is the customer's. */
export const isWaiting = sql`s.last_sender_type = 'customer'`

// Every word has to stand in the customer's name or number, or in what was said last.
const wordsOf = (q = '') =>
  folded(q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map(word => `%${literally(word)}%`)
    .map(pattern => sql`(s.search like ${pattern} or s.last_words like ${pattern})`)

async function find(ctx: Ctx, id: string, from = ctx.visible.SocialConversation): Promise<Row> {
  // Leads and tasks are made of conversations too, under rights of their own: seeing the conversation is asked for here.
  if (!ctx.actor.may('can_view_social')) throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_social' } })
  const conversation = await ctx.row(columns, sql`from ${from} s ${joins(ctx)} where s.id = ${id}`)
  const wholeId = conversation ? conversation.mergedInto : await wholeOf(ctx, id)
  if (wholeId) return find(ctx, wholeId, from)
  if (!conversation) throw new Refusal('NOT_FOUND')
  return conversation
}

// Who may see the whole may see its parts, whoever these belonged to.
async function wholeOf(ctx: Ctx, id: string): Promise<string | undefined> {
  const [part] = await ctx.query<{ wholeId: string }>(
    sql`select s.merged_into as "wholeId" from ${ctx.all.SocialConversation} s where s.id = ${id} and s.merged_into is not null`,
  )
  return part?.wholeId
}

export async function findConversation(ctx: Ctx, id: string, from = ctx.visible.SocialConversation) {
  const [conversation] = await presentAll(ctx, [await find(ctx, id, from)])
  return conversation as NonNullable<typeof conversation>
}

/**
 * The conversation with the channel and the reply window of the part that was named, itself where none was merged into it. The
 * window's end is told also when it is over.
 */
export async function findWithWindow(ctx: Ctx, id: string) {
  const conversation = await find(ctx, id)
  const parts = (await partsOf(ctx, [conversation])).get(conversation.id) ?? []
  const part = parts.find(part => part.id === id)
  const { platform, integrationId } = part ?? conversation
  const window = replyWindow(ctx, platform, part ? part.lastCustomerAt : conversation.lastCustomerAt)
  return { ...conversation, ...{ platform, integrationId, window, parts }, through: part?.id ?? conversation.id }
}

/** What a fact about this conversation is about. */
export const aboutConversation = ({
  id,
  wholeId = id,
  clientId,
  leadId,
}: Pick<Row, 'id' | 'clientId' | 'leadId'> & Partial<Place>) => ({
  conversation: wholeId,
  client: clientId,
  lead: leadId,
})

export const closeConversation = (ctx: Ctx, id: string) => turn(ctx, id, ['open', 'pending'], 'closed')
export const reopenConversation = (ctx: Ctx, id: string) => turn(ctx, id, ['closed'], 'open')

// Closing what is closed already is no mistake: two agents press the same button, and one fact is kept.
async function turn(ctx: Ctx, given: string, from: Row['status'][], to: 'open' | 'closed') {
  const conversation = await find(ctx, given)
  const { id } = conversation
  expectVersion(ctx, conversation)
  // What is dealt with needs not come back.
  const turned = await ctx.write.change('SocialConversation', { id, status: from }, { status: to, snoozedUntil: null })
  const type = to === 'closed' ? 'conversation.closed' : 'conversation.reopened'
  if (turned > 0) ctx.record(type, aboutConversation(conversation), {}, conversation.assignedTo)
  if (turned > 0 && to === 'closed') ctx.later('ask-rating', { conversationId: id, employeeId: ctx.actor.employeeId })
  return findConversation(ctx, id)
}

/** Gives the conversation to an employee, or to nobody. Taking one that nobody has needs no further right; giving it to others does. */
export async function assignConversation(ctx: Ctx, { id: given, employeeId, from }: Input['assign']) {
  const conversation = await find(ctx, given)
  const { id } = conversation
  expectVersion(ctx, conversation)
  if (conversation.assignedTo === employeeId) return findConversation(ctx, id)
  if (from !== undefined && from !== conversation.assignedTo) throw new Refusal('CHANGED_MEANWHILE')
  if (employeeId) {
    if (employeeId !== ctx.actor.employeeId && !ctx.actor.may('can_view_all_conversations'))
      throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_all_conversations' } })
    await findEmployee(ctx, employeeId)
  }
  const changed = await ctx.write.change(
    'SocialConversation',
    { id, assignedTo: conversation.assignedTo },
    // Who is given it answers it, not the automation.
    { assignedTo: employeeId, ...(employeeId && conversation.status === 'pending' && { status: 'open' }) },
  )
  if (changed === 0) throw new Refusal('CHANGED_MEANWHILE')
  // Heard by everybody in the inbox: it leaves the lists of some and enters those of others.
  ctx.record('conversation.assigned', aboutConversation(conversation), {
    from: conversation.assignedTo,
    to: employeeId,
  })
  return findConversation(ctx, id, ctx.all.SocialConversation)
}

export async function readConversation(ctx: Ctx, given: string) {
  const conversation = await find(ctx, given)
  const { id } = conversation
  const isNews = !(await wasReadByAnybody(ctx, conversation))
  await markRead(ctx, conversation)
  if (isNews && kindOf(conversation.platform).markSeen) ctx.later('mark-seen', { conversationId: id })
  if (isNews) showReading(ctx, conversation)
  return findConversation(ctx, id)
}

async function wasReadByAnybody(ctx: Ctx, { id, lastCustomerAt }: Row): Promise<boolean> {
  if (!lastCustomerAt) return true
  const read = await ctx.query(
    sql`select r.employee_id as "by" from ${ctx.all.ConversationRead} r
        where r.conversation_id = ${id} and r.read_at >= ${new Date(lastCustomerAt)} limit 1`,
  )
  return read.length > 0
}

// Whoever reads has it open: a visitor of the web chat who waits hears of it at once. Who is writing goes on writing.
function showReading(ctx: Ctx, { id, assignedTo }: Pick<Row, 'id' | 'assignedTo'>) {
  const own = ctx.whoIsAt('conversation', id).find(({ who }) => who.id === ctx.actor.employeeId)
  if (own?.doing !== 'writing') ctx.show('conversation', id, 'looking', assignedTo)
}

/** Read as far as the customer has written, rather than until now: what is delivered late is still unread then. */
export async function markRead(ctx: Ctx, { id: conversationId, lastCustomerAt }: Pick<Row, 'id' | 'lastCustomerAt'>) {
  const { employeeId } = ctx.actor
  await readMentions(ctx, conversationId)
  if (!employeeId || !lastCustomerAt) return
  const row = { conversationId, employeeId, readAt: lastCustomerAt }
  if (await ctx.write.insertNew('ConversationRead', row)) return
  await ctx.write.change('ConversationRead', { conversationId, employeeId }, { readAt: lastCustomerAt })
}

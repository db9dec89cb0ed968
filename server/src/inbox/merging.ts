import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { expectVersion } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import { giveMentionsBack, moveMentions } from './mentions.ts'
import { amongPartsOf } from './parts.ts'
import { previewOf, searchable } from './thread.ts'

type Input = Received<typeof conversations>

const MOST_PARTS = 20

const columns = pick(
  'SocialConversation',
  's',
  'id',
  'status',
  'externalUserName',
  'externalUserId',
  'snoozedUntil',
  'lastMessageAt',
  'listedAt',
  'lastMessageId',
  'lastMessageText',
  'lastWords',
  'lastSenderType',
  'lastCustomerAt',
  'waitingSince',
  'assignedTo',
  'teamId',
  'clientId',
  'leadId',
  'search',
  'mergedInto',
  'mergedParts',
  'beforeMerge',
)
type Row = NonNullable<(typeof columns)['row']>

/** What the whole got from one that was merged into it, and loses again when they are parted. */
interface Given {
  assignedTo?: string
  teamId?: string
  clientId?: string
  leadId?: string
  labelIds: string[]
  search: string
}

interface BeforeMerge {
  status: 'open' | 'pending' | 'closed'
  mergedAt: string
  given: Given
}

const links = ['assignedTo', 'teamId', 'clientId', 'leadId'] as const

/**
 * Makes another conversation, and whatever was merged into that, part of this one: read, listed and worked on as one, while each
 * keeps its channel, its customer and its messages. Refuses CONVERSATIONS_MERGED, MERGED_TOO_OFTEN.
 */
export async function mergeConversations(ctx: Ctx, { id, otherId }: Input['merge']) {
  const [seen, seenOther] = [await findConversation(ctx, id), await findConversation(ctx, otherId)]
  if (seen.id === seenOther.id) throw new Refusal('CONVERSATIONS_MERGED')
  expectVersion(ctx, seen)
  await ctx.write.lock('SocialConversation', { id: [seen.id, seenOther.id] })
  const [whole, other] = [await read(ctx, seen.id), await read(ctx, seenOther.id)]
  // Somebody merged one of them in the moment before.
  if (whole.mergedInto || other.mergedInto) throw new Refusal('CHANGED_MEANWHILE')
  if (whole.mergedParts + other.mergedParts + 1 > MOST_PARTS) throw new Refusal('MERGED_TOO_OFTEN')

  const given = await givenBy(ctx, whole, other)
  const before: BeforeMerge = { status: statusOf(other), mergedAt: ctx.now.toISOString(), given }
  await ctx.write.change(
    'SocialConversation',
    { id: other.id },
    { status: 'merged', mergedInto: whole.id, mergedParts: 0, snoozedUntil: null, beforeMerge: before },
  )
  await takeOnParts(ctx, whole.id, other.id)
  const { labelIds, search: _, ...linked } = given
  await ctx.write.change(
    'SocialConversation',
    { id: whole.id },
    { ...linked, ...together(whole, other), mergedParts: whole.mergedParts + other.mergedParts + 1 },
  )
  for (const labelId of labelIds) await ctx.write.insertNew('ConversationLabel', { conversationId: whole.id, labelId })
  await moveMentions(ctx, other.id, whole.id)
  record(ctx, 'conversation.merged', seen, other)
  return findConversation(ctx, whole.id)
}

const statusOf = ({ status }: Row) => (status === 'merged' ? 'closed' : status)

// What was merged into the other one before gives nothing back: it gave it to that one.
async function takeOnParts(ctx: Ctx, wholeId: string, otherId: string) {
  const parts = await ctx.rows(columns, sql`from ${ctx.all.SocialConversation} s where s.merged_into = ${otherId}`)
  for (const { id, beforeMerge } of parts) {
    const before = beforeMerge as unknown as BeforeMerge
    const given: Given = { labelIds: [], search: before.given.search }
    await ctx.write.change('SocialConversation', { id }, { mergedInto: wholeId, beforeMerge: { ...before, given } })
  }
}

async function givenBy(ctx: Ctx, whole: Row, other: Row): Promise<Given> {
  const labels = await ctx.query<{ id: string }>(
    sql`select y.label_id as "id" from ${ctx.all.ConversationLabel} y where y.conversation_id = ${other.id}
        and y.label_id not in (select z.label_id from ${ctx.all.ConversationLabel} z where z.conversation_id = ${whole.id})`,
  )
  const lacking = links.filter(link => whole[link] === null && other[link] !== null)
  return {
    ...Object.fromEntries(lacking.map(link => [link, other[link]])),
    labelIds: labels.map(({ id }) => id),
    search: other.search,
  }
}

/** How two conversations stand as one: what came last is the last of both, and whoever waits in either waits. */
function together(whole: Row, other: Row) {
  const isLater = other.lastMessageAt > whole.lastMessageAt
  const { lastMessageAt, lastMessageId, lastMessageText, lastWords, lastSenderType } = isLater ? other : whole
  const latest = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b)
  const waiting = [whole.waitingSince, other.waitingSince].flatMap(since => since ?? []).sort()
  const isOpen = whole.status === 'open' || other.status === 'open'
  const isAwake = !whole.snoozedUntil || (other.status === 'open' && !other.snoozedUntil)
  return {
    ...{ lastMessageAt, lastMessageId, lastMessageText, lastWords, lastSenderType },
    listedAt: latest(whole.listedAt, other.listedAt) as string,
    lastCustomerAt: latest(whole.lastCustomerAt, other.lastCustomerAt),
    waitingSince: lastSenderType === 'customer' ? (waiting[0] ?? null) : null,
    measureFrom: whole.lastMessageAt < other.lastMessageAt ? whole.lastMessageAt : other.lastMessageAt,
    search: `${whole.search} ${other.search}`.slice(0, 500).toWellFormed(),
    ...(isOpen && { status: 'open' as const }),
    ...(isAwake && { snoozedUntil: null }),
  }
}

/** Makes a part a conversation of its own again, as it stood before; the other one loses what it got from it. Refuses NOT_FOUND. */
export async function splitConversation(ctx: Ctx, { id, partId }: Input['split']) {
  const seen = await findConversation(ctx, id)
  expectVersion(ctx, seen)
  await ctx.write.lock('SocialConversation', { id: [seen.id, partId] })
  const part = await read(ctx, partId)
  if (part.mergedInto !== seen.id) throw new Refusal('NOT_FOUND')
  const whole = await read(ctx, seen.id)
  const { status, mergedAt, given } = part.beforeMerge as unknown as BeforeMerge
  // What came in the meantime is not to be lost behind an old state.
  const isNews = part.lastMessageAt > mergedAt
  await ctx.write.change(
    'SocialConversation',
    { id: partId },
    {
      ...{ status: isNews ? statusOf(whole) : status, mergedInto: null, beforeMerge: null },
      measureFrom: mergedAt < part.lastMessageAt ? mergedAt : part.lastMessageAt,
    },
  )
  const taken = links.filter(link => given[link] && given[link] === whole[link])
  await ctx.write.change(
    'SocialConversation',
    { id: whole.id },
    {
      ...Object.fromEntries(taken.map(link => [link, null])),
      ...(await lastOf(ctx, whole.id)),
      mergedParts: whole.mergedParts - 1,
      measureFrom: mergedAt,
      search: whole.search.replace(given.search, '').replace(/ +/g, ' ').trim() || whole.search,
    },
  )
  if (given.labelIds.length)
    await ctx.write.erase('ConversationLabel', { conversationId: whole.id, labelId: given.labelIds })
  await giveMentionsBack(ctx, whole.id, partId)
  record(ctx, 'conversation.split', seen, part)
  return findConversation(ctx, partId)
}

const lastMessage = pick('SocialMessage', 'm', 'id', 'createdAt', 'senderType', 'content', 'attachments')

/** How the whole stands by what is left of it. */
async function lastOf(ctx: Ctx, wholeId: string) {
  const left = await amongPartsOf(ctx, wholeId)
  const [heard] = await ctx.query<{ at: string | null }>(
    sql`select max(m.created_at) as "at" from ${ctx.all.SocialMessage} m
        where m.conversation_id ${left} and m.sender_type = 'customer'`,
  )
  const last = await ctx.row(
    lastMessage,
    sql`from ${ctx.all.SocialMessage} m where m.conversation_id ${left} and m.automatic = ${false}
        order by m.created_at desc, m.id desc limit 1`,
  )
  if (!last) return { lastCustomerAt: heard?.at ?? null }
  const text = previewOf({ content: last.content, attachments: last.attachments as unknown as StoredAttachment[] })
  return {
    ...{ lastMessageId: last.id, lastMessageAt: last.createdAt, lastSenderType: last.senderType },
    ...{ lastMessageText: text, lastWords: searchable(text), lastCustomerAt: heard?.at ?? null },
  }
}

async function read(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.row(columns, sql`from ${ctx.all.SocialConversation} s where s.id = ${id}`)
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

function record(ctx: Ctx, type: string, whole: Whole, { id, externalUserName, externalUserId }: Row) {
  const name = externalUserName || externalUserId
  ctx.record(type, { ...aboutConversation(whole), part: id }, { name }, whole.assignedTo)
}

type Whole = Awaited<ReturnType<typeof findConversation>>

import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import type { Channel } from './channel.ts'
import { kindOf } from './channels.ts'
import { findThread } from './customers.ts'
import { dropFilesOf } from './files.ts'
import type {
  IdentityChange,
  IncomingDeletion,
  IncomingEdit,
  IncomingReaction,
  MessageStatus,
  WatermarkStatus,
} from './incoming.ts'
import { confirmSent, findKnown, type Known, listKnown, recordMessage } from './sent.ts'
import { measureAgain, momentOf, type Outcome, previewOf, searchable } from './thread.ts'
import { changeWords } from './words.ts'

const byExternalId = (ctx: Ctx, channel: Channel, externalMessageId: string) =>
  findKnown(ctx, sql`m.integration_id = ${channel.id} and m.external_message_id = ${externalMessageId}`)

/** Statuses only get further: each may replace those before it, so the last of any shuffle is the same. */
const replaces = {
  sent: ['queued', 'sending'],
  failed: ['sending', 'sent'],
  delivered: ['queued', 'sending', 'sent', 'failed'],
  read: ['queued', 'sending', 'sent', 'failed', 'delivered'],
} as const

/** The channel tells how far one of our messages got. */
export async function markStatus(ctx: Ctx, channel: Channel, item: MessageStatus): Promise<Outcome> {
  const { externalMessageId, callbackData } = item
  const isOurs = await confirmSent(ctx, channel, { messageId: callbackData, externalMessageId })
  const message = await byExternalId(ctx, channel, externalMessageId)
  if (!message) return isOurs ? 'done' : 'early'
  if (message.senderType !== 'agent') return 'done'

  const status = item.status === 'played' ? 'read' : item.status
  if (status === 'failed' || message.status === 'failed') await measureAgain(ctx, message)
  const error = status === 'failed' ? failureOf(channel, item) : { errorCode: null, errorMessage: null }
  const moved = await ctx.write.change(
    'SocialMessage',
    { id: message.id, status: replaces[status] },
    { status, ...error },
  )
  if (moved > 0) recordMessage(ctx, `message.${status}`, message, error.errorCode ? { code: error.errorCode } : {})
  return 'done'
}

function failureOf({ provider }: Channel, { errors: [error] }: MessageStatus) {
  const { name, explain } = kindOf(provider)
  const sentence = (error && explain?.(error)) ?? error?.title ?? `${name} could not deliver this message.`
  return { errorCode: `${error?.code ?? 'failed'}`, errorMessage: sentence.slice(0, 1000) }
}

/** The channel tells that everything we sent up to a moment got this far. */
export async function markDelivery(ctx: Ctx, channel: Channel, item: WatermarkStatus): Promise<Outcome> {
  const thread = await findThread(ctx, channel.id, item)
  if (!thread) return 'early'
  if (item.watermarkMs !== null) {
    const upTo = momentOf(ctx, item.watermarkMs)
    await rememberWatermark(ctx, thread.id, item.status, upTo)
    await markAllUpTo(ctx, thread.id, item.status, upTo)
  }
  let known = 0
  for (const externalMessageId of item.externalMessageIds) {
    const message = await byExternalId(ctx, channel, externalMessageId)
    if (message) known++
    if (message?.senderType === 'agent') await markReached(ctx, item.status, [message])
  }
  return known === item.externalMessageIds.length ? 'done' : 'early'
}

const AT_ONCE = 500

async function markAllUpTo(ctx: Ctx, conversationId: string, status: 'delivered' | 'read', upTo: Date) {
  const sooner = status === 'read' ? sql`m.status in ('Sent', 'Delivered')` : sql`m.status = 'Sent'`
  for (;;) {
    const reached = await listKnown(
      ctx,
      sql`${sooner} and m.conversation_id = ${conversationId} and m.created_at <= ${upTo} and m.sender_type = 'agent'
          order by m.created_at limit ${AT_ONCE}`,
    )
    await markReached(ctx, status, reached)
    if (reached.length < AT_ONCE) return
  }
}

async function markReached(ctx: Ctx, status: 'delivered' | 'read', messages: Known[]) {
  const reached = messages.filter(message => (replaces[status] as readonly string[]).includes(message.status))
  if (reached.length === 0) return
  const which = { id: reached.map(({ id }) => id), status: replaces[status] }
  for (const message of reached) if (message.status === 'failed') await measureAgain(ctx, message)
  await ctx.write.change('SocialMessage', which, { status, errorCode: null, errorMessage: null })
  for (const message of reached) recordMessage(ctx, `message.${status}`, message)
}

// The row stays locked until the commit: a message stored at the same moment sees either the mark or is seen by it.
const rememberWatermark = (ctx: Ctx, id: string, status: 'delivered' | 'read', upTo: Date) =>
  status === 'read'
    ? ctx.write.change(
        'SocialConversation',
        { id },
        { readUpTo: sql`case when read_up_to > ${upTo} then read_up_to else ${upTo} end` },
      )
    : ctx.write.change(
        'SocialConversation',
        { id },
        { deliveredUpTo: sql`case when delivered_up_to > ${upTo} then delivered_up_to else ${upTo} end` },
      )

/** How far a message written elsewhere has got by what was said before it came to us. */
export async function statusOfEcho(ctx: Ctx, conversationId: string, at: Date) {
  const [marks] = await ctx.query<{ deliveredUpTo: string | null; readUpTo: string | null }>(
    sql`select s.delivered_up_to as "deliveredUpTo", s.read_up_to as "readUpTo"
        from ${ctx.all.SocialConversation} s where s.id = ${conversationId}`,
  )
  const isWithin = (upTo: string | null | undefined) => Boolean(upTo) && Date.parse(upTo as string) >= at.getTime()
  if (isWithin(marks?.readUpTo)) return 'read' as const
  return isWithin(marks?.deliveredUpTo) ? ('delivered' as const) : ('sent' as const)
}

/** A message that we had before, when its own time becomes known: what was said of that time before counts for it too. */
export async function markByWatermark(
  ctx: Ctx,
  channel: Channel,
  externalMessageId: string,
  at: Date,
): Promise<Outcome> {
  const message = await byExternalId(ctx, channel, externalMessageId)
  if (message?.senderType !== 'agent') return 'done'
  const status = await statusOfEcho(ctx, message.conversationId, at)
  if (status === 'sent') return 'done'
  if (message.status === 'failed') await measureAgain(ctx, message)
  const moved = await ctx.write.change('SocialMessage', { id: message.id, status: replaces[status] }, { status })
  if (moved > 0) recordMessage(ctx, `message.${status}`, message)
  return 'done'
}

/** Somebody's reaction as it is stored; one taken back stays, without an emoji, so that an older one can't return. */
export interface Reaction {
  by: 'customer' | 'agent'
  emoji: string | null
  at: number
}

export async function markReaction(ctx: Ctx, channel: Channel, item: IncomingReaction): Promise<Outcome> {
  const message = await lockedByExternalId(ctx, channel, item.targetExternalMessageId)
  if (!message) return 'early'
  const by = item.direction === 'in' ? 'customer' : 'agent'
  const reaction: Reaction = { by, emoji: item.emoji, at: momentOf(ctx, item.timestampMs).getTime() }
  const reactions = message.reactions as unknown as Reaction[]
  const former = reactions.find(other => other.by === by)
  if (former && !isLater(reaction, former)) return 'done'
  await ctx.write.change(
    'SocialMessage',
    { id: message.id },
    { reactions: [...reactions.filter(other => other.by !== by), reaction].sort((a, b) => (a.by < b.by ? -1 : 1)) },
  )
  recordMessage(ctx, 'message.reacted', message.known, { emoji: item.emoji, by })
  return 'done'
}

const isLater = (one: Reaction, other: Reaction) =>
  one.at > other.at || (one.at === other.at && (one.emoji ?? '') > (other.emoji ?? ''))

interface Wording {
  number: number
  at: number
  text: string
}

// Taking a message back is the last change there can be.
const TAKEN_BACK = Number.MAX_SAFE_INTEGER

/** The text is that of the latest edit, in whatever order they come. Former wordings stay with the message, until it is taken back. */
export async function markEdit(ctx: Ctx, channel: Channel, item: IncomingEdit | IncomingDeletion): Promise<Outcome> {
  const message = await lockedByExternalId(ctx, channel, item.targetExternalMessageId)
  if (!message) return 'early'
  const at = momentOf(ctx, item.timestampMs)
  const change = wordingOf(item, at)
  const known = (message.edits ?? []) as unknown as Wording[]
  const before = known.length ? known : [{ number: 0, at: Date.parse(message.createdAt), text: message.content }]
  const isTakenBack = before.some(({ number }) => number === TAKEN_BACK)
  if (isTakenBack || before.some(({ number, at }) => number === change.number && at === change.at)) return 'done'

  const edits = change.number === TAKEN_BACK ? [change] : [...before, change].sort(inOrder)
  const latest = edits.at(-1) as Wording
  const former = message.attachments as unknown as StoredAttachment[]
  const attachments = change.number === TAKEN_BACK ? [] : former
  await ctx.write.change(
    'SocialMessage',
    { id: message.id },
    { edits, content: latest.text, attachments, editedAt: new Date(latest.at) },
  )
  const {
    id,
    known: { conversationId, wholeId },
  } = message
  await changeWords(ctx, { id, conversationId, content: latest.text, attachments })
  if (change.number === TAKEN_BACK) await dropFilesOf(ctx, former)
  const preview = previewOf({ content: latest.text, attachments })
  await ctx.write.change(
    'SocialConversation',
    { id: [conversationId, wholeId], lastMessageId: message.id },
    { lastMessageText: preview, lastWords: searchable(preview) },
  )
  recordMessage(ctx, item.kind === 'delete' ? 'message.taken_back' : 'message.edited', message.known)
  return 'done'
}

const wordingOf = (item: IncomingEdit | IncomingDeletion, at: Date): Wording =>
  item.kind === 'delete'
    ? { number: TAKEN_BACK, at: at.getTime(), text: '' }
    : { number: item.editCount ?? 1, at: at.getTime(), text: item.text ?? '' }

const inOrder = (a: Wording, b: Wording) => a.number - b.number || a.at - b.at

// An update that changes nothing takes the lock on both kinds of database; reactions and edits are read under it.
async function lockedByExternalId(ctx: Ctx, channel: Channel, externalMessageId: string) {
  const known = await byExternalId(ctx, channel, externalMessageId)
  if (!known) return undefined
  await ctx.write.change('SocialMessage', { id: known.id }, {})
  const [row] = await ctx.query<{
    content: string
    createdAt: string
    reactions: unknown
    edits: unknown
    attachments: unknown
  }>(
    sql`select m.content as "content", m.created_at as "createdAt", m.reactions as "reactions", m.edits as "edits",
        m.attachments as "attachments" from ${ctx.all.SocialMessage} m where m.id = ${known.id}`,
  )
  return row && { ...row, id: known.id, known }
}

/** A customer goes by another number or id from now on. */
export async function followNewIdentity(ctx: Ctx, channel: Channel, item: IdentityChange): Promise<Outcome> {
  const former = item.fromUserId ?? item.fromPhone
  if (!former) return 'ignored'
  const thread = await findThread(ctx, channel.id, { externalUserId: former })
  if (!thread) return 'ignored'
  for (const externalId of [item.toUserId, item.toPhone]) {
    if (externalId)
      await ctx.write.insertNew('CustomerIdentity', {
        integrationId: channel.id,
        externalId,
        conversationId: thread.id,
      })
  }
  return 'done'
}

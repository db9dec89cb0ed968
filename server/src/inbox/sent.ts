import { pick } from '../platform/db/reader.ts'
import { type Sql, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import type { Channel } from './channel.ts'
import { previewOf, touchThread } from './thread.ts'

const columns = pick(
  'SocialMessage',
  'm',
  'id',
  'conversationId',
  'senderType',
  'status',
  'content',
  'attachments',
  'attempts',
  'automatic',
  'externalMessageId',
  'createdAt',
)
  .with('SocialConversation', 'h', 'id', 'wholeId')
  .with('SocialConversation', 'h', 'clientId', 'clientId')
  .with('SocialConversation', 'h', 'leadId', 'leadId')
  .with('SocialConversation', 'h', 'assignedTo', 'assignedTo')
export type Known = NonNullable<(typeof columns)['row']> & { wholeId: string }

/** Messages and the conversation that people see them in, by any condition on `m`. */
export const listKnown = (ctx: Ctx, where: Sql) =>
  ctx.rows(
    columns,
    sql`from ${ctx.all.SocialMessage} m join ${ctx.all.SocialConversation} s on s.id = m.conversation_id
        join ${ctx.all.SocialConversation} h on h.id = coalesce(s.merged_into, s.id) where ${where}`,
  ) as Promise<Known[]>

export const findKnown = async (ctx: Ctx, where: Sql) => (await listKnown(ctx, where))[0]

/** Notes what became of a message. */
export function recordMessage(ctx: Ctx, type: string, message: Known, details: Record<string, unknown> = {}) {
  const { id, wholeId: conversation, clientId: client, leadId: lead, assignedTo } = message
  ctx.record(type, { message: id, conversation, client, lead }, details, assignedTo)
}

interface Confirmation {
  /** What we passed along when sending, which is our own id if it was us. */
  messageId: string | undefined
  externalMessageId: string
  at?: Date
}

/**
 * The provider names a message of ours by its own id for the first time, often before the answer to our call was stored. Says
 * whether it was one; it can't be told twice.
 */
export async function confirmSent(ctx: Ctx, channel: Channel, { messageId, externalMessageId, at }: Confirmation) {
  if (!messageId || !/^[0-9a-f-]{36}$/.test(messageId)) return false
  const message = await findKnown(
    ctx,
    sql`m.id = ${messageId} and m.integration_id = ${channel.id} and m.sender_type = 'agent'`,
  )
  if (!message || !mayBe(message, externalMessageId)) return false
  if (at) await touchAt(ctx, message, at)
  const confirmed = await ctx.write.change(
    'SocialMessage',
    { id: message.id, externalMessageId: null },
    { ...asSent, externalMessageId, ...(at && { createdAt: at }) },
  )
  if (confirmed > 0) {
    recordMessage(ctx, 'message.sent', message)
    // What stood in line behind it may go on.
    ctx.later('send-queued', { conversationId: message.conversationId })
  }
  return true
}

// A message that a person has just queued again has not left yet: this speaks of the attempt before.
const mayBe = (message: Known, externalMessageId: string) =>
  message.externalMessageId === null
    ? message.status !== 'queued' || message.attempts > 0
    : message.externalMessageId === externalMessageId

export const asSent = { status: 'sent', errorCode: null, errorMessage: null, tryAfter: null } as const

/** The conversation moves on to a message of ours at the time it left, which may be long after it was written. */
export async function touchAt(ctx: Ctx, message: Known, at: Date) {
  const { id, conversationId, wholeId, content, attachments, automatic } = message
  // The customer still waits.
  if (automatic) return
  const text = previewOf({ content, attachments: attachments as unknown as StoredAttachment[] })
  await touchThread(ctx, { id: conversationId, wholeId }, { id, at, text, sender: 'agent' })
}

import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { uuidv7 } from 'uuidv7'
import { sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findChannel, mayAnswer } from './channel.ts'
import { aboutConversation, findWithWindow, isOver, markRead } from './conversations.ts'
import { findMessage } from './messages.ts'
import { messengerTextLimit } from './messenger/send.ts'
import { splitText } from './meta/split-text.ts'
import { findKnown, recordMessage, touchAt } from './sent.ts'
import { touchThread } from './thread.ts'
import { whatsAppTextLimit } from './whatsapp/send.ts'

type Input = Received<typeof conversations>

const limits = { facebook: messengerTextLimit, whatsapp: whatsAppTextLimit }

/** Queues an answer, a long one as several messages in order, and gives the first. A job sends them. */
export async function reply(ctx: Ctx, { id, content }: Input['reply']) {
  const conversation = await findAnswerable(ctx, id)
  const parts = splitText(content, limits[conversation.platform])
  // A millisecond apart, so that the parts stand in the thread in the order they were written.
  const rows = parts.map((part, i) => ({
    ...{ id: uuidv7(), conversationId: id, integrationId: conversation.integrationId, content: part },
    ...{ senderType: 'agent' as const, senderId: ctx.actor.employeeId, status: 'queued' as const },
    ...{ attachments: [], reactions: [], createdAt: new Date(ctx.now.getTime() + i) },
  }))
  const last = rows.at(-1) as (typeof rows)[number]
  await touchThread(ctx, id, {
    id: last.id,
    at: last.createdAt,
    text: last.content.slice(0, 300).toWellFormed(),
    sender: 'agent',
  })
  await ctx.write.insert('SocialMessage', rows)
  await markRead(ctx, conversation)
  for (const row of rows)
    ctx.record('message.queued', { message: row.id, ...aboutConversation(conversation) }, {}, conversation.assignedTo)
  ctx.later('send-queued', { conversationId: id })
  return findMessage(ctx, (rows[0] as (typeof rows)[number]).id)
}

/** Sends a failed message again, at the end of the line. */
export async function retryMessage(ctx: Ctx, id: string) {
  const { conversationId } = await findMessage(ctx, id)
  await findAnswerable(ctx, conversationId)
  const queued = await ctx.write.change(
    'SocialMessage',
    { id, status: 'failed', senderType: 'agent' },
    {
      ...{ status: 'queued', errorCode: null, errorMessage: null, externalMessageId: null },
      ...{ attempts: 0, tryAfter: null, createdAt: ctx.now },
    },
    sql`sender_id is not null`,
  )
  if (queued === 0) throw new Refusal('MESSAGE_NOT_FAILED')
  const message = await findKnown(ctx, sql`m.id = ${id}`)
  if (message) await touchAt(ctx, message, ctx.now)
  if (message) recordMessage(ctx, 'message.queued', message, { again: true })
  ctx.later('send-queued', { conversationId })
  return findMessage(ctx, id)
}

async function findAnswerable(ctx: Ctx, id: string) {
  const conversation = await findWithWindow(ctx, id)
  const channel = await findChannel(ctx, conversation.integrationId)
  if (!channel || !mayAnswer(channel)) throw new Refusal('CHANNEL_OFF')
  if (isOver(ctx, conversation.windowEnd))
    throw new Refusal('WINDOW_CLOSED', { data: { replyUntil: conversation.windowEnd } })
  return conversation
}

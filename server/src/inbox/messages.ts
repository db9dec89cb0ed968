import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { pick, shownAs } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { cursorAt, listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { presentAttachment, type StoredAttachment } from './attachments.ts'
import { findConversation } from './conversations.ts'
import type { Reaction } from './marks.ts'
import { among } from './parts.ts'

const columns = pick(
  'SocialMessage',
  'm',
  'id',
  'conversationId',
  'senderType',
  'senderId',
  'automatic',
  'content',
  'attachments',
  'reactions',
  'externalMessageId',
  'replyTo',
  'status',
  'errorCode',
  'errorMessage',
  'editedAt',
  'createdAt',
  'updatedAt',
  'version',
).with('Employee', 'e', 'name', 'senderName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Employee} e on e.id = m.sender_id`
type Row = NonNullable<(typeof columns)['row']>

function present(wholeId: string, row: Row) {
  const { conversationId, status, errorCode, errorMessage } = row
  return shownAs(row, {
    conversationId: wholeId,
    partId: conversationId,
    attachments: (row.attachments as unknown as StoredAttachment[]).map(attachment =>
      presentAttachment(conversationId, attachment),
    ),
    reactions: (row.reactions as unknown as Reaction[]).flatMap(({ emoji, by }) => (emoji ? [{ emoji, by }] : [])),
    status: status === 'sending' ? ('queued' as const) : status,
    ...(errorCode && { error: { code: errorCode, message: errorMessage ?? '' } }),
  })
}

export async function listMessages(ctx: Ctx, { id, ...input }: Received<typeof conversations>['messages']) {
  const conversation = await findConversation(ctx, id)
  const where = [sql`m.conversation_id ${among(conversation)}`]
  const page = await listPage(
    ctx,
    { noun: 'SocialMessage', alias: 'm', columns, joins: joins(ctx), where, sort: '-createdAt' },
    input,
  )
  return { ...page, items: page.items.map(row => present(conversation.id, row)) }
}

const EACH_WAY = 25

/** The messages up to a moment and those after it, as far as one sees on a screen. */
export async function listAround(ctx: Ctx, { id, at }: Received<typeof conversations>['messagesAround']) {
  const [older, newer] = await Promise.all(
    (['-createdAt', 'createdAt'] as const).map(sort =>
      listMessages(ctx, { id, limit: EACH_WAY, sort, cursor: cursorAt(sort, at) }),
    ),
  )
  return {
    items: [...(newer?.items ?? []).reverse(), ...(older?.items ?? [])],
    olderCursor: older?.nextCursor ?? null,
    newerCursor: newer?.nextCursor ?? null,
  }
}

/** A message of a conversation that the actor may see. */
export async function findMessage(ctx: Ctx, id: string) {
  const message = await ctx.row(columns, sql`from ${ctx.visible.SocialMessage} m ${joins(ctx)} where m.id = ${id}`)
  if (!message) throw new Refusal('NOT_FOUND')
  const conversation = await findConversation(ctx, message.conversationId)
  return present(conversation.id, message)
}

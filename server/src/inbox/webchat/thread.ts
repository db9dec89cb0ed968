import type { ChatFile, ChatMessage, ChatPage } from '@steward/contract/inbox/visitors.ts'
import { pick } from '../../platform/db/reader.ts'
import { sql } from '../../platform/db/sql.ts'
import { findFile } from '../../platform/files.ts'
import { listPage } from '../../platform/lists.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Ctx } from '../../platform/work.ts'
import type { StoredAttachment } from '../attachments.ts'
import { findThread } from '../customers.ts'
import type { Reaction } from '../marks.ts'
import { previewOf } from '../thread.ts'
import type { Visit } from './door.ts'
import { clientIdOf } from './ids.ts'

const PAGE = 50

/** The visitor's own conversation; undefined before their first message. Nothing else is ever looked up for a visitor. */
export const threadOf = (ctx: Ctx, { chat, visitor }: Visit) =>
  findThread(ctx, chat.channel.id, { externalUserId: visitor })

const columns = pick(
  'SocialMessage',
  'm',
  'id',
  'senderType',
  'content',
  'attachments',
  'reactions',
  'externalMessageId',
  'createdAt',
)
  .with('Employee', 'e', 'name', 'senderName')
  .with('SocialMessage', 'q', 'senderType', 'quotedSender')
  .with('SocialMessage', 'q', 'content', 'quotedContent')
  .with('SocialMessage', 'q', 'attachments', 'quotedAttachments')
  .with('Employee', 'f', 'name', 'quotedName')
type Row = NonNullable<(typeof columns)['row']>

// What waits to be sent or failed is the company's own business.
const isTheirs = sql`(m.sender_type = 'customer' or m.status in ('Sent', 'Delivered', 'Read'))`
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Employee} e on e.id = m.sender_id
      left join ${ctx.all.SocialMessage} q on q.integration_id = m.integration_id and q.external_message_id = m.reply_to
        and q.conversation_id = m.conversation_id
      left join ${ctx.all.Employee} f on f.id = q.sender_id`

export async function listForVisitor(ctx: Ctx, visit: Visit, cursor: string | undefined): Promise<ChatPage> {
  const thread = await threadOf(ctx, visit)
  if (!thread) return { items: [], nextCursor: null, readUpTo: null }
  const where = [sql`m.conversation_id = ${thread.id}`, isTheirs]
  const plan = { noun: 'SocialMessage' as const, alias: 'm', columns, joins: joins(ctx), where, sort: '-createdAt' }
  const { items, nextCursor } = await listPage(ctx, plan, { limit: PAGE, cursor })
  return { items: items.map(present), nextCursor, readUpTo: await readUpTo(ctx, thread.id) }
}

/** A message of the visitor by the id that their browser gave it. */
export async function findForVisitor(ctx: Ctx, { chat }: Visit, receivedId: string): Promise<ChatMessage> {
  const message = await ctx.row(
    columns,
    sql`from ${ctx.all.SocialMessage} m ${joins(ctx)}
        where m.integration_id = ${chat.channel.id} and m.external_message_id = ${receivedId}`,
  )
  return present(message as Row)
}

async function readUpTo(ctx: Ctx, conversationId: string) {
  const [read] = await ctx.query<{ at: string | null }>(
    sql`select max(r.read_at) as "at" from ${ctx.all.ConversationRead} r where r.conversation_id = ${conversationId}`,
  )
  return read?.at ?? null
}

// The first name of whoever answered is all that leaves of them.
function present(row: Row): ChatMessage {
  const { senderType, senderName, externalMessageId, content, attachments, reactions, id, createdAt } = row
  const isVisitor = senderType === 'customer'
  const others = (reactions as unknown as Reaction[]).filter(({ by }) => (by === 'customer') !== isVisitor)
  return {
    ...{ quote: quoteOf(row), reactions: others.flatMap(({ emoji }) => emoji ?? []) },
    ...{ id, text: content, at: createdAt, files: (attachments as unknown as StoredAttachment[]).flatMap(fileOf) },
    choices: (attachments as unknown as StoredAttachment[]).flatMap(({ choices }) => choices ?? []),
    clientId: isVisitor ? clientIdOf(externalMessageId) : null,
    from: isVisitor ? 'visitor' : 'company',
    name: isVisitor ? null : givenName(senderName),
  }
}

function quoteOf({ quotedSender, quotedContent, quotedAttachments, quotedName }: Row): ChatMessage['quote'] {
  if (!quotedSender) return null
  const isVisitor = quotedSender === 'customer'
  const attachments = (quotedAttachments ?? []) as unknown as StoredAttachment[]
  const text = previewOf({ content: quotedContent ?? '', attachments })
  return { from: isVisitor ? 'visitor' : 'company', name: isVisitor ? null : givenName(quotedName), text }
}

export const givenName = (name: string | null) => name?.trim().split(/\s+/)[0] || null

const fileOf = ({ fileId, type, name = '', width, height }: StoredAttachment): ChatFile[] =>
  fileId
    ? [{ id: fileId, type: type === 'image' ? 'image' : 'file', name, ...(width && height && { width, height }) }]
    : []

/** A file of the visitor's own conversation. Refuses NOT_FOUND. */
export async function findFileForVisitor(ctx: Ctx, visit: Visit, id: string) {
  const [thread, file] = [await threadOf(ctx, visit), await findFile(ctx, id, ['media'])]
  if (!thread || file.conversationId !== thread.id) throw new Refusal('NOT_FOUND')
  return file
}

/** Has a message of theirs arrived? */
export async function hasArrived(ctx: Ctx, { chat }: Visit, receivedId: string): Promise<boolean> {
  const known = await ctx.query(
    sql`select m.id as "id" from ${ctx.all.SocialMessage} m
        where m.integration_id = ${chat.channel.id} and m.external_message_id = ${receivedId}`,
  )
  return known.length > 0
}

import type { conversations } from '@steward/contract/inbox/conversations.ts'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { uuidv7 } from 'uuidv7'
import { sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { beforeAnswer } from './automation.ts'
import { findChannel, mayAnswer } from './channel.ts'
import { type ChannelKind, fileKindOf } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { aboutConversation, findWithWindow, markRead } from './conversations.ts'
import { findMessage } from './messages.ts'
import { findKnown, recordMessage, touchAt } from './sent.ts'
import { splitText } from './split-text.ts'
import { previewOf, touchThread } from './thread.ts'
import { type Taken, takeUploads } from './uploads.ts'
import { keepWords } from './words.ts'

type Input = Received<typeof conversations>

/** Queues an answer, a long one and each file of it as messages of their own, and gives the first. A job sends them in order. */
export async function reply(
  ctx: Ctx,
  { id, content = '', attachments = [], replyTo, choices, asAutomation }: Input['reply'],
) {
  if (!content && attachments.length === 0) throw badField('content', 'Write something, or attach a file')
  const conversation = await findAnswerable(ctx, id)
  await beforeAnswer(ctx, conversation, asAutomation)
  const answered = replyTo ? await externalIdOf(ctx, conversation.through, replyTo) : null
  if (!choices) return queue(ctx, conversation, { content, attachments, answered })
  if (attachments.length) throw badField('choices', 'Choices and files go separately')
  return queueParts(ctx, conversation, [withChoices(conversation.platform, content, choices)], answered)
}

// WhatsApp takes no more words above them.
const CHOICES_BELOW = 1024

/** Words with something to press below them. */
export function withChoices(platform: Provider, content: string, choices: string[]): Part {
  const { atMost, length } = kindOf(platform).choices
  if (!content || content.length > CHOICES_BELOW)
    throw badField('content', `Choices need words before them, ${CHOICES_BELOW} characters at most`)
  if (new Set(choices).size < choices.length) throw badField('choices', 'The same choice stands there twice')
  if (choices.length > atMost || choices.some(choice => choice.length > length))
    throw badField('choices', `This channel takes ${atMost} choices of ${length} characters`)
  return { content, attachments: [{ id: 'choices', type: 'template', name: choices.join(' · '), choices }] }
}

interface Answer {
  content: string
  /** Ids of uploads. */
  attachments: string[]
  answered?: string | null
}

/** Queues an answer in a conversation that was looked at. */
export async function queue(
  ctx: Ctx,
  conversation: Awaited<ReturnType<typeof findAnswerable>>,
  { content, attachments, answered = null }: Answer,
) {
  const { platform, through } = conversation
  const files = await takeUploads(ctx, { id: through, platform }, attachments)
  return queueParts(ctx, conversation, partsOf(kindOf(platform), content, files), answered)
}

/** Queues an answer whose files were taken before, in the name of whoever wrote it. Refuses UPLOAD_GONE where the channel takes one no more. */
export function queueTaken(
  ctx: Ctx,
  conversation: Awaited<ReturnType<typeof findAnswerable>>,
  { content, attachments, senderId }: { content: string; attachments: StoredAttachment[]; senderId: string | null },
) {
  const channel = kindOf(conversation.platform)
  const files = attachments.map((attachment): Taken => {
    const kind = fileKindOf(channel.files, attachment.mimeType ?? '', attachment.size ?? 0)
    if (!kind) throw new Refusal('UPLOAD_GONE')
    return { kind, attachment }
  })
  return queueParts(ctx, conversation, partsOf(channel, content, files), null, senderId)
}

/** Queues messages one after the other, and gives the first. */
export async function queueParts(
  ctx: Ctx,
  conversation: Awaited<ReturnType<typeof findReachable>>,
  parts: Part[],
  answered: string | null = null,
  senderId: string | null = ctx.actor.employeeId,
) {
  const { id: wholeId, through: id } = conversation
  // A millisecond apart, so that the parts stand in the thread in the order they were written.
  const rows = parts.map((part, i) => ({
    ...{ id: uuidv7(), conversationId: id, integrationId: conversation.integrationId, ...part },
    ...{ senderType: 'agent' as const, senderId, status: 'queued' as const },
    ...{ reactions: [], replyTo: i === 0 ? answered : null, createdAt: new Date(ctx.now.getTime() + i) },
  }))
  const last = rows.at(-1) as (typeof rows)[number]
  const latest = { id: last.id, at: last.createdAt, text: previewOf(last), sender: 'agent' as const }
  await touchThread(ctx, { id, wholeId }, latest)
  await ctx.write.insert('SocialMessage', rows)
  await keepWords(ctx, rows)
  await markRead(ctx, conversation)
  for (const row of rows)
    ctx.record('message.queued', { message: row.id, ...aboutConversation(conversation) }, {}, conversation.assignedTo)
  ctx.later('send-queued', { conversationId: id })
  return findMessage(ctx, (rows[0] as (typeof rows)[number]).id)
}

interface Part {
  content: string
  attachments: StoredAttachment[]
}

// What is said about one file stands below it where the channel has room for that; otherwise words come first.
function partsOf({ textLimit, captionLimit }: ChannelKind, content: string, files: Taken[]): Part[] {
  const [first, ...others] = files
  const alone = ({ attachment }: Taken): Part => ({ content: '', attachments: [attachment] })
  if (first?.kind.hasCaption && content.length <= captionLimit)
    return [{ content, attachments: [first.attachment] }, ...others.map(alone)]
  return [...splitText(content, textLimit).map(text => ({ content: text, attachments: [] })), ...files.map(alone)]
}

// Only what the channel knows can be quoted there.
async function externalIdOf(ctx: Ctx, partId: string, messageId: string) {
  const message = await findMessage(ctx, messageId)
  if (message.partId !== partId) throw new Refusal('NOT_FOUND')
  if (!message.externalMessageId) throw badField('replyTo', 'This message has not reached the channel yet')
  return message.externalMessageId
}

/** Sends a failed message again, at the end of the line. */
export async function retryMessage(ctx: Ctx, id: string) {
  const { partId: conversationId, attachments } = await findMessage(ctx, id)
  const isTemplate = attachments.some(({ id }) => id === 'template')
  await (isTemplate ? findReachable : findAnswerable)(ctx, conversationId)
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

/** A conversation whose channel lets us answer right now. Refuses CHANNEL_OFF, WINDOW_CLOSED. */
export async function findAnswerable(ctx: Ctx, id: string) {
  const conversation = await findReachable(ctx, id)
  const { isOpen, end } = conversation.window
  if (!isOpen) throw new Refusal('WINDOW_CLOSED', { data: { replyUntil: end } })
  return conversation
}

/** A conversation whose channel works, whatever its reply window. Refuses CHANNEL_OFF. */
export async function findReachable(ctx: Ctx, id: string) {
  const conversation = await findWithWindow(ctx, id)
  const channel = await findChannel(ctx, conversation.integrationId)
  if (!channel || !mayAnswer(channel)) throw new Refusal('CHANNEL_OFF')
  return conversation
}

import { createHash } from 'node:crypto'
import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { tellAway } from './away.ts'
import type { Channel } from './channel.ts'
import { aboutConversation } from './conversations.ts'
import { type Customer, findThread, openThread, type Thread } from './customers.ts'
import { dealOutLater } from './dealing.ts'
import { fetchFilesLater } from './fetching.ts'
import type {
  AccountEvent,
  Incoming,
  IncomingMessage,
  IncomingPostback,
  IncomingReferral,
  Referral,
} from './incoming.ts'
import {
  followNewIdentity,
  markByWatermark,
  markDelivery,
  markEdit,
  markReaction,
  markStatus,
  statusOfEcho,
} from './marks.ts'
import { takeRating } from './ratings.ts'
import { confirmSent } from './sent.ts'
import { wakeByCustomer } from './snoozing.ts'
import { beganWith, momentOf, type Outcome, previewOf, touchThread } from './thread.ts'
import { keepWords } from './words.ts'

/** Works one item of a delivery inside the company whose channel it came through. The order and number of deliveries make no difference. */
export async function receiveItem(ctx: Ctx, channel: Channel, item: Incoming): Promise<Outcome> {
  if (!fits(item)) return 'ignored'
  switch (item.kind) {
    case 'message':
      return item.direction === 'in' ? receiveMessage(ctx, channel, item) : receiveEcho(ctx, channel, item)
    case 'postback':
      return receivePostback(ctx, channel, item)
    case 'referral':
      return receiveReferral(ctx, channel, item)
    case 'status':
      return 'externalMessageId' in item ? markStatus(ctx, channel, item) : markDelivery(ctx, channel, item)
    case 'reaction':
      return markReaction(ctx, channel, item)
    case 'edit':
    case 'delete':
      return markEdit(ctx, channel, item)
    case 'account_event':
      return followAccount(ctx, channel, item)
    case 'identity_change':
      return followNewIdentity(ctx, channel, item)
    default:
      return 'ignored'
  }
}

// Numbers of one business account share its templates.
async function followAccount(ctx: Ctx, { wabaId }: Channel, { field }: AccountEvent): Promise<Outcome> {
  if (!wabaId || !field.startsWith('message_template')) return 'ignored'
  const channels = await ctx.query<{ id: string }>(
    sql`select i.id as "id" from ${ctx.visible.Integration} i where i.waba_id = ${wabaId}`,
  )
  for (const { id } of channels) ctx.later('read-templates', { integrationId: id })
  return 'done'
}

// Ids are opaque and never cut; one that no column takes is none that Meta gives out.
function fits(item: Incoming) {
  const { externalUserId, externalMessageId, replyToExternalMessageId } = item as Partial<IncomingMessage>
  const isShort = (id: string | null | undefined, most: number) => !id || id.length <= most
  return isShort(externalUserId, 191) && isShort(externalMessageId, 255) && isShort(replyToExternalMessageId, 255)
}

// Somebody who is known already came back by a link or an advertisement.
async function receiveReferral(ctx: Ctx, channel: Channel, item: IncomingReferral): Promise<Outcome> {
  const thread = await findThread(ctx, channel.id, item)
  if (!thread) return 'early'
  await noteReferral(ctx, thread, item.eventKey, item.referral)
  return 'done'
}

async function receiveMessage(ctx: Ctx, channel: Channel, message: IncomingMessage): Promise<Outcome> {
  const customer: Customer = { ...message, name: message.contactName ?? message.username }
  return receiveFromCustomer(ctx, channel, customer, {
    externalMessageId: message.externalMessageId,
    eventKey: message.eventKey,
    at: momentOf(ctx, message.timestampMs),
    content: message.text ?? '',
    attachments: attachmentsOf(message),
    replyTo: message.replyToExternalMessageId ?? null,
    referral: message.referral,
  })
}

const receivePostback = (ctx: Ctx, channel: Channel, postback: IncomingPostback) =>
  receiveFromCustomer(ctx, channel, postback, {
    externalMessageId: postback.externalMessageId ?? postback.eventKey,
    eventKey: postback.eventKey,
    at: momentOf(ctx, postback.timestampMs),
    content: postback.title ?? '',
    attachments: [],
    replyTo: null,
    referral: postback.referral,
  })

interface Written {
  externalMessageId: string
  eventKey: string
  at: Date
  content: string
  attachments: StoredAttachment[]
  replyTo: string | null
  referral?: Referral
}

async function receiveFromCustomer(ctx: Ctx, channel: Channel, customer: Customer, written: Written): Promise<Outcome> {
  if (await isKnown(ctx, channel, written.externalMessageId)) return 'done'
  const id = idOf(written.at, channel.id, written.externalMessageId)
  const latest = { id, at: written.at, text: previewOf(written), sender: 'customer' as const }
  const known = await findThread(ctx, channel.id, customer)
  const isRating = known !== undefined && (await takeRating(ctx, known, written.content))
  const thread = known ?? (await openThread(ctx, channel, customer, beganWith(latest, customer)))
  if (isRating) await hearFrom(ctx, known, written.at)
  else if (known) await touchThread(ctx, known, latest, customer)
  const { externalMessageId, at: createdAt, content, attachments, replyTo } = written
  const isNew = await ctx.write.insertNew('SocialMessage', {
    ...{ id, conversationId: thread.id, integrationId: channel.id, senderType: 'customer', status: 'received' },
    ...{ externalMessageId, createdAt, content, attachments, replyTo, reactions: [], automatic: isRating },
  })
  if (!isNew || isRating) return 'done'

  await keepWords(ctx, [{ id, conversationId: thread.id, content, attachments }])
  fetchFilesLater(ctx, id, attachments)
  if (known) await bringBack(ctx, channel, known)
  if (thread.teamId && !thread.assignedTo) dealOutLater(ctx, thread.teamId)
  ctx.record('message.received', { ...aboutConversation(thread), message: id }, {}, thread.assignedTo)
  if (written.referral) await noteReferral(ctx, thread, written.eventKey, written.referral)
  if (thread.status !== 'pending') await tellAway(ctx, channel, thread, written.at)
  return 'done'
}

// The channel lets us answer again; nobody has to.
const hearFrom = (ctx: Ctx, { id, wholeId }: Thread, at: Date) =>
  ctx.write.note('SocialConversation', { id: [id, wholeId] }, { lastCustomerAt: at }, sql`last_customer_at < ${at}`)

async function bringBack(ctx: Ctx, { startsAutomated }: Channel, thread: Thread) {
  const { wholeId: id, assignedTo } = thread
  const reopened = await ctx.write.change(
    'SocialConversation',
    { id, status: 'closed' },
    { status: startsAutomated ? 'pending' : 'open' },
  )
  if (reopened > 0) ctx.record('conversation.reopened', aboutConversation(thread), { by: 'customer' }, assignedTo)
  await wakeByCustomer(ctx, thread)
}

/** What the business wrote, here or elsewhere. */
async function receiveEcho(ctx: Ctx, channel: Channel, echo: IncomingMessage): Promise<Outcome> {
  const { externalMessageId, metadata } = echo
  const at = momentOf(ctx, echo.timestampMs)
  if (await isKnown(ctx, channel, externalMessageId)) return markByWatermark(ctx, channel, externalMessageId, at)
  if (await confirmSent(ctx, channel, { messageId: metadata, externalMessageId, at })) return 'done'

  const id = idOf(at, channel.id, externalMessageId)
  const attachments = attachmentsOf(echo)
  const content = echo.text ?? ''
  const latest = { id, at, text: previewOf({ content, attachments }), sender: 'agent' as const }
  const customer = { externalUserId: echo.externalUserId, phone: echo.phone }
  const known = await findThread(ctx, channel.id, customer)
  const thread = known ?? (await openThread(ctx, channel, customer, beganWith(latest)))
  if (known) await touchThread(ctx, known, latest)
  const isNew = await ctx.write.insertNew('SocialMessage', {
    ...{ id, conversationId: thread.id, integrationId: channel.id, senderType: 'agent', externalMessageId },
    ...{
      status: await statusOfEcho(ctx, thread.id, at),
      createdAt: at,
      content,
      attachments,
      reactions: [],
    },
    replyTo: echo.replyToExternalMessageId ?? null,
  })
  if (!isNew) return 'done'
  await keepWords(ctx, [{ id, conversationId: thread.id, content, attachments }])
  fetchFilesLater(ctx, id, attachments)
  ctx.record('message.sent', { ...aboutConversation(thread), message: id }, { elsewhere: true }, thread.assignedTo)
  return 'done'
}

async function isKnown(ctx: Ctx, channel: Channel, externalMessageId: string) {
  const known = await ctx.query(
    sql`select m.id as "id" from ${ctx.all.SocialMessage} m
        where m.integration_id = ${channel.id} and m.external_message_id = ${externalMessageId}`,
  )
  return known.length > 0
}

function attachmentsOf({ attachments, type, unsupportedType, order }: IncomingMessage): StoredAttachment[] {
  const found: StoredAttachment[] = attachments.map((attachment, i) => ({ id: `${i + 1}`, ...attachment }))
  if (type === 'unsupported' && found.length === 0) return [{ id: '1', type: 'unsupported', name: unsupportedType }]
  return order ? [...found, { id: 'order', type: 'template', name: `${order.items.length} ×`, order }] : found
}

/**
 * A UUIDv7 of the provider's time and its id: whatever comes in whatever order gets the same id, so messages of the same moment
 * always stand in the same order.
 */
function idOf(at: Date, integrationId: string, externalMessageId: string): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`${integrationId} ${externalMessageId}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hash[3] as string, 16) % 4]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}

// A referral leaves no row of its own, so what was told is remembered by its key.
async function noteReferral(ctx: Ctx, thread: Thread, eventKey: string, referral: Referral) {
  const digest = createHash('sha256').update(`${thread.id} referral ${eventKey}`).digest('hex')
  const event = {
    provider: 'meta',
    digest,
    body: '',
    status: 'worked' as const,
    outcome: 'referral',
    receivedAt: ctx.now,
  }
  if (!(await ctx.write.insertNew('WebhookEvent', event))) return
  const { source, ref, sourceType, sourceId, sourceUrl, headline } = referral
  const details = { source, ref, sourceType, sourceId, sourceUrl, headline }
  ctx.record('conversation.referred', aboutConversation(thread), details, thread.assignedTo)
}

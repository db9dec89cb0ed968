import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { findFile } from '../platform/files.ts'
import type { JobWork } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { accountOf, type Channel, findChannel, mayAnswer } from './channel.ts'
import { type FileKind, fileKindOf, type OutgoingFile, type Sent } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { identitiesOf } from './customers.ts'
import { dropFilesOf } from './files.ts'
import { loseChannel } from './health.ts'
import { paceOf } from './pace.ts'
import { lastHeardIn } from './parts.ts'
import { replyWindow } from './reply-window.ts'
import { asSent, findKnown, recordMessage, touchAt } from './sent.ts'
import { measureAgain } from './thread.ts'
import { ChannelFailure, rejected, unknownOutcome, windowClosed } from './verdict.ts'
import { dropWords } from './words.ts'

/** Longer than a call may take, so whoever claimed a message is surely gone by then. */
const CONFIRMED_WITHIN_MS = 65_000
const ATTEMPTS = 5
const waits = [2_000, 8_000, 30_000, 120_000, 600_000]

interface Claimed {
  id: string
  conversationId: string
  content: string
  attachment: StoredAttachment | undefined
  replyTo: string | null
  attempts: number
  to: string
  channel: Channel
  at: Date
}

/**
 * Job: sends the message that is first in line in a conversation, and leaves another job for the next one. One conversation's
 * messages leave in order, whoever works the jobs, since only the first is ever claimed.
 */
export async function sendQueued(work: JobWork, { conversationId }: { conversationId: string }) {
  const claimed = await work.perform(ctx => claimFirst(ctx, conversationId))
  if (!claimed) return
  const outcome = await send(work, claimed)
  await work.perform(async ctx => {
    if (outcome instanceof ChannelFailure) await settleFailure(ctx, claimed, outcome)
    else await settleSent(ctx, claimed, outcome.externalMessageId)
  })
}

const columns = pick(
  'SocialMessage',
  'm',
  'id',
  'conversationId',
  'content',
  'attachments',
  'replyTo',
  'integrationId',
  'status',
  'attempts',
  'tryAfter',
  'updatedAt',
)
  .with('SocialConversation', 's', 'lastCustomerAt', 'lastCustomerAt')
  .with('SocialConversation', 's', 'externalUserId', 'externalUserId')
  .with('SocialConversation', 's', 'mergedParts', 'mergedParts')

type Row = NonNullable<(typeof columns)['row']>

async function claimFirst(ctx: Ctx, conversationId: string): Promise<Claimed | undefined> {
  const first = await ctx.row(
    columns,
    sql`from ${ctx.all.SocialMessage} m join ${ctx.all.SocialConversation} s on s.id = m.conversation_id
        where m.status in ('Queued', 'Sending') and m.conversation_id = ${conversationId} order by m.created_at, m.id limit 1`,
  )
  if (!first) return undefined
  const line = { conversationId }
  const wait = (until: number) => void ctx.later('send-queued', line, Math.max(until - ctx.now.getTime(), 500))

  if (first.status === 'sending') return giveUpWaiting(ctx, first, conversationId)
  const channel = await findChannel(ctx, first.integrationId)
  // What waits for a person is woken when the channel works again.
  if (!channel || !mayAnswer(channel)) return undefined
  const notBefore = Math.max(timeOf(first.tryAfter), timeOf(channel.heldUntil))
  if (notBefore > ctx.now.getTime()) return wait(notBefore) as undefined
  const [attachment] = first.attachments as unknown as StoredAttachment[]
  // A template is what may be sent when nothing else may.
  if (!attachment?.template && !replyWindow(ctx, channel.provider, await heardAt(ctx, first)).isOpen) {
    await fail(ctx, first.id, 'queued', 'window_closed', windowClosed.sentence)
    ctx.later('send-queued', line)
    return undefined
  }
  const turn = await paceOf(ctx, channel.provider, conversationId)
  if (turn > 0) return wait(ctx.now.getTime() + turn) as undefined
  const attempts = first.attempts + 1
  // Of two workers with the same message in hand, one gets it.
  const isOurs = await ctx.write.change(
    'SocialMessage',
    { id: first.id, status: 'queued' },
    { status: 'sending', attempts },
  )
  if (isOurs === 0) return undefined
  const { phone } = await identitiesOf(ctx, channel.provider, conversationId)
  const to = phone ?? (first.externalUserId as string)
  const { id, content, replyTo } = first
  return { id, content, attachment, replyTo, conversationId, attempts, to, channel, at: ctx.now }
}

// What a merged conversation says of its customer is said of all its channels.
async function heardAt(ctx: Ctx, { conversationId, lastCustomerAt, mergedParts }: Row) {
  if (!mergedParts) return lastCustomerAt
  const [last] = await ctx.query<{ at: string | null }>(sql`select ${lastHeardIn(ctx, sql`${conversationId}`)} as "at"`)
  return last?.at ?? null
}

const timeOf = (instant: string | null) => (instant ? Date.parse(instant) : 0)

// Somebody is sending it right now, or the answer was lost: after a while without a word from the channel a person has to decide.
async function giveUpWaiting(
  ctx: Ctx,
  first: { id: string; updatedAt: string },
  conversationId: string,
): Promise<undefined> {
  const until = Date.parse(first.updatedAt) + CONFIRMED_WITHIN_MS
  const isLost = until <= ctx.now.getTime()
  if (isLost) await fail(ctx, first.id, 'sending', 'unknown_outcome', unknownOutcome.sentence)
  ctx.later('send-queued', { conversationId }, isLost ? 0 : until - ctx.now.getTime())
}

async function send(work: JobWork, claimed: Claimed): Promise<Sent | ChannelFailure> {
  const { id, channel, to, content, attachment, replyTo } = claimed
  const { send, files } = kindOf(channel.provider)
  try {
    const template = attachment?.template
    const choices = attachment?.choices
    const file = attachment && !template && !choices && (await fileToSend(work, files, attachment))
    const message = {
      id,
      to,
      text: content,
      ...(template && { template }),
      ...(choices && { choices }),
      ...(file && { file }),
      ...(replyTo && { replyTo }),
    }
    return await send(accountOf(work.platform, channel), message)
  } catch (failure) {
    if (failure instanceof ChannelFailure) return failure
    throw failure
  }
}

async function fileToSend(
  work: JobWork,
  files: readonly FileKind[],
  { fileId }: StoredAttachment,
): Promise<OutgoingFile> {
  const file = await work
    .look(ctx => findFile(ctx, fileId ?? '', ['media']))
    .catch(refusal => {
      if (refusal instanceof Refusal) return undefined
      throw refusal
    })
  const kind = file && fileKindOf(files, file.type, file.size)
  if (!file || !kind) throw new ChannelFailure(rejected('The file is no longer here. Attach it again.'))
  return { type: kind.type, name: file.name, contentType: file.type, content: file.content }
}

async function settleSent(ctx: Ctx, { id, conversationId, channel, at }: Claimed, externalMessageId: string) {
  const message = await findKnown(ctx, sql`m.id = ${id}`)
  if (message) await touchAt(ctx, message, at)
  const twin = await findKnown(
    ctx,
    sql`m.integration_id = ${channel.id} and m.external_message_id = ${externalMessageId} and m.id <> ${id}`,
  )
  // An echo that did not say whose it is was stored as somebody else's; this is the message it spoke of.
  if (twin) {
    await dropFilesOf(ctx, twin.attachments as unknown as StoredAttachment[])
    await dropWords(ctx, twin.id)
    await ctx.write.erase('SocialMessage', { id: twin.id })
  }
  const sent = await ctx.write.change(
    'SocialMessage',
    { id, externalMessageId: null },
    { ...asSent, ...(twin && { status: twin.status }), externalMessageId, createdAt: at },
  )
  if (sent > 0 && message) recordMessage(ctx, 'message.sent', message)
  await noteSent(ctx, channel)
  await callNext(ctx, conversationId)
}

// To the minute, so that a busy channel's messages do not queue up for its row.
const noteSent = (ctx: Ctx, { id }: Channel) =>
  ctx.write.note(
    'Integration',
    { id },
    { lastSentAt: ctx.now },
    sql`(last_sent_at is null or last_sent_at < ${new Date(ctx.now.getTime() - 60_000)})`,
  )

async function settleFailure(ctx: Ctx, claimed: Claimed, failure: ChannelFailure) {
  const { id, conversationId, channel, attempts } = claimed
  const line = { conversationId }
  switch (failure.kind) {
    case 'unknown_outcome':
      ctx.later('send-queued', line, CONFIRMED_WITHIN_MS)
      return
    case 'reconnect':
      await putBack(ctx, claimed, { attempts: attempts - 1, tryAfter: null })
      await loseChannel(ctx, channel, failure.sentence)
      return
    case 'retry':
    case 'paused': {
      if (failure.kind === 'retry' && attempts >= (failure.attempts ?? ATTEMPTS)) break
      const wait = waitAfter(attempts, failure)
      const until = new Date(ctx.now.getTime() + wait)
      await putBack(ctx, claimed, { attempts: failure.kind === 'paused' ? attempts - 1 : attempts, tryAfter: until })
      if (failure.holds === 'channel' || failure.holds === 'app') await hold(ctx, channel, until, failure)
      ctx.later('send-queued', line, wait)
      return
    }
  }
  await fail(ctx, id, 'sending', failure.errorCode, failure.sentence)
  await callNext(ctx, conversationId)
}

const putBack = (ctx: Ctx, { id }: Claimed, more: { attempts: number; tryAfter: Date | null }) =>
  ctx.write.change('SocialMessage', { id, status: 'sending' }, { status: 'queued', ...more })

function waitAfter(attempt: number, { retryAfterMs, holds }: ChannelFailure) {
  const usual = waits[Math.min(attempt, waits.length) - 1] as number
  const named = holds === 'conversation' && retryAfterMs ? retryAfterMs * 4 ** (attempt - 1) : (retryAfterMs ?? 0)
  return Math.round(Math.max(named, usual * (0.8 + Math.random() * 0.4)))
}

async function hold(ctx: Ctx, channel: Channel, heldUntil: Date, { kind, sentence }: ChannelFailure) {
  const isPaused = kind === 'paused'
  await ctx.write.change(
    'Integration',
    { id: channel.id },
    { heldUntil, ...(isPaused && { health: 'failing', healthNote: sentence, checkedAt: ctx.now }) },
  )
  if (isPaused && channel.health !== 'failing')
    ctx.record('integration.paused', { integration: channel.id }, { reason: sentence })
}

async function fail(ctx: Ctx, id: string, from: 'queued' | 'sending', errorCode: string, errorMessage: string) {
  const message = await findKnown(ctx, sql`m.id = ${id}`)
  if (message) await measureAgain(ctx, message)
  const failed = await ctx.write.change(
    'SocialMessage',
    { id, status: from },
    { status: 'failed', errorCode, errorMessage },
  )
  if (message && failed > 0) recordMessage(ctx, 'message.failed', message, { code: errorCode })
}

async function callNext(ctx: Ctx, conversationId: string) {
  const waiting = await ctx.query(
    sql`select m.id as "id" from ${ctx.all.SocialMessage} m
        where m.status = 'Queued' and m.conversation_id = ${conversationId} limit 1`,
  )
  if (waiting.length) ctx.later('send-queued', { conversationId })
}

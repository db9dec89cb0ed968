import { sql } from '../platform/db/sql.ts'
import { keepFile } from '../platform/files.ts'
import { type JobWork, TryAgain } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx, Platform } from '../platform/work.ts'
import { isToFetch, type StoredAttachment, shownType } from './attachments.ts'
import { accountOf, type Channel, findChannel } from './channel.ts'
import { FileNotFetched, type FileTrouble } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { lookAt } from './files.ts'
import { loseChannel } from './health.ts'
import { findMessage } from './messages.ts'
import { findKnown, recordMessage } from './sent.ts'
import { ChannelFailure } from './verdict.ts'

const DAY_MS = 24 * 3_600_000
/** For so long the channels keep what customers send. */
const KEPT_FOR_MS = 7 * DAY_MS
/** Some three hours, with the growing waits of jobs. */
const TRIES = 8
/** So often it may fail before people are told: most troubles are over by then. */
const QUIETLY = 2

interface Wanted {
  [key: string]: string
  messageId: string
  attachmentId: string
}

/** Leaves a job for each file of a message that lies with the channel. */
export function fetchFilesLater(ctx: Ctx, messageId: string, attachments: StoredAttachment[]) {
  for (const { id } of attachments.filter(isToFetch))
    ctx.later('fetch-file', { messageId, attachmentId: id }, 'in passing')
}

/** Job: fetches one file of a message before the channel forgets it, and keeps it here. */
export async function fetchFile(work: JobWork, wanted: Wanted) {
  const found = await work.look(ctx => findWanted(ctx, wanted))
  if (!found) return
  const { attachment, channel, writtenAt } = found
  // Whoever was disconnected meanwhile hands out nothing any more.
  if (!channel) return work.perform(ctx => noteTrouble(ctx, wanted, 'unreachable'))
  const fetched = await tryToFetch(work.platform, channel, attachment)
  if (!(fetched instanceof Error)) return keepIfRoom(work, wanted, fetched)

  const trouble = fetched instanceof FileNotFetched ? fetched.trouble : 'unreachable'
  const isLost = fetched instanceof ChannelFailure && fetched.kind === 'reconnect'
  const isFinal = trouble === 'gone' || trouble === 'too_large' || (work.attempt >= TRIES && !isLost)
  if (isLost) await work.perform(ctx => loseChannel(ctx, channel, fetched.sentence))
  if (isFinal || isLost || work.attempt > QUIETLY) await work.perform(ctx => noteTrouble(ctx, wanted, trouble))
  if (isFinal) return
  if (!isLost) throw fetched
  // Whoever enters a new token within the week still gets it.
  const isOver = work.platform.clock.now().getTime() - Date.parse(writtenAt) > KEPT_FOR_MS
  if (!isOver) throw new TryAgain(3_600_000, fetched.message)
}

type Looked = Awaited<ReturnType<typeof lookAt>>

async function keepIfRoom(work: JobWork, wanted: Wanted, looked: Looked) {
  try {
    await work.perform(ctx => keepFetched(ctx, wanted, looked))
  } catch (refusal) {
    if (!(refusal instanceof Refusal && refusal.code === 'FILES_FULL')) throw refusal
    await work.perform(ctx => noteTrouble(ctx, wanted, 'no_room'))
  }
}

async function tryToFetch(platform: Platform, channel: Channel, attachment: StoredAttachment) {
  try {
    const content = await kindOf(channel.provider).fetchFile?.(accountOf(platform, channel), attachment)
    if (!content?.length) return new FileNotFetched('gone')
    return await lookAt(content)
  } catch (failure) {
    if (failure instanceof FileNotFetched || failure instanceof ChannelFailure) return failure
    throw failure
  }
}

async function findWanted(ctx: Ctx, { messageId, attachmentId }: Wanted) {
  const message = await readMessage(ctx, messageId)
  const attachment = message?.attachments.find(({ id }) => id === attachmentId)
  if (!message || !attachment || !isToFetch(attachment)) return undefined
  return { attachment, channel: await findChannel(ctx, message.integrationId), writtenAt: message.createdAt }
}

async function readMessage(ctx: Ctx, messageId: string) {
  const [message] = await ctx.query<{
    conversationId: string
    integrationId: string
    attachments: StoredAttachment[]
    createdAt: string
  }>(
    sql`select m.conversation_id as "conversationId", m.integration_id as "integrationId", m.attachments as "attachments",
        m.created_at as "createdAt" from ${ctx.all.SocialMessage} m where m.id = ${messageId}`,
  )
  return message
}

const keepFetched = (ctx: Ctx, wanted: Wanted, looked: Looked) =>
  changeWanted(ctx, wanted, 'message.file_kept', async (attachment, conversationId) => {
    const { content, type, width, height, thumbnail } = looked
    const shown = shownType(attachment.type, type)
    const name = attachment.name ?? nameOf(shown, type)
    const fileId = await keepFile(ctx, { purpose: 'media', name, conversationId, ...looked })
    const { trouble: _, ...rest } = attachment
    const kept = { fileId, mimeType: type, size: content.length, hasThumbnail: Boolean(thumbnail) }
    return { ...rest, ...kept, type: shown, ...(width && height && { width, height }) }
  })

const noteTrouble = (ctx: Ctx, wanted: Wanted, trouble: FileTrouble) =>
  changeWanted(ctx, wanted, 'message.file_failed', async attachment => ({ ...attachment, trouble }))

// Read again under the row's lock: it may have been fetched, or the message taken back, meanwhile.
async function changeWanted(
  ctx: Ctx,
  { messageId, attachmentId }: Wanted,
  type: string,
  change: (attachment: StoredAttachment, conversationId: string) => Promise<StoredAttachment>,
) {
  await ctx.write.change('SocialMessage', { id: messageId }, {})
  const message = await readMessage(ctx, messageId)
  const before = message?.attachments.find(({ id }) => id === attachmentId)
  if (!message || !before || !isToFetch(before)) return
  const after = await change(before, message.conversationId)
  const attachments = message.attachments.map(attachment => (attachment === before ? after : attachment))
  await ctx.write.change('SocialMessage', { id: messageId }, { attachments })
  const known = await findKnown(ctx, sql`m.id = ${messageId}`)
  const isNews = after.fileId || after.trouble !== before.trouble
  if (known && isNews) recordMessage(ctx, type, known, after.trouble ? { trouble: after.trouble } : {})
}

const nameOf = (shown: string, type: string) => {
  const ending = type.split('/')[1]?.replace('jpeg', 'jpg').replace('quicktime', 'mov').replace('mpeg', 'mp3')
  return type.includes('octet-stream') ? shown : `${shown}.${ending}`
}

/** Somebody asks for the files of a message that could not be fetched: at once, and with as many tries as at first. */
export async function fetchFilesAgain(ctx: Ctx, messageId: string) {
  await findMessage(ctx, messageId)
  await ctx.write.change('SocialMessage', { id: messageId }, {})
  const attachments = (await readMessage(ctx, messageId))?.attachments ?? []
  const failed = attachments.filter(({ trouble }) => trouble)
  if (failed.length === 0) return findMessage(ctx, messageId)
  const cleared = attachments.map(({ trouble: _, ...attachment }) => attachment)
  await ctx.write.change('SocialMessage', { id: messageId }, { attachments: cleared })
  for (const { id } of failed) ctx.later('fetch-file', { messageId, attachmentId: id }, 'in passing')
  return findMessage(ctx, messageId)
}

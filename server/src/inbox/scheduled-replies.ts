import type { ScheduledReply, scheduledReplies } from '@steward/contract/inbox/scheduled-replies.ts'
import { expectVersion, revise } from '../platform/changes.ts'
import { momentAt } from '../platform/clock.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { presentAttachment, type StoredAttachment } from './attachments.ts'
import { aboutConversation, findConversation, findWithWindow } from './conversations.ts'
import { dropFilesOf } from './files.ts'
import { among } from './parts.ts'
import { findAnswerable, queueTaken } from './replies.ts'
import { takeUploads } from './uploads.ts'

type Input = Received<typeof scheduledReplies>

const columns = pick(
  'ScheduledReply',
  'd',
  'id',
  'conversationId',
  'authorId',
  'content',
  'attachments',
  'sendAt',
  'heldFor',
  'createdAt',
  'updatedAt',
  'version',
).with('Employee', 'e', 'name', 'authorName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Employee} e on e.id = d.author_id`
type Row = NonNullable<(typeof columns)['row']>

const filesOf = ({ attachments }: Row) => (attachments ?? []) as unknown as StoredAttachment[]

const present = (row: Row) =>
  ({
    ...row,
    attachments: filesOf(row).map(file => presentAttachment(row.conversationId, file)),
  }) as ScheduledReply

export async function listScheduled(ctx: Ctx, id: string) {
  const conversation = await findConversation(ctx, id)
  const rows = await ctx.rows(
    columns,
    sql`from ${ctx.visible.ScheduledReply} d ${joins(ctx)} where d.conversation_id ${among(conversation)} order by d.send_at, d.id limit 100`,
  )
  return { items: rows.map(present) }
}

async function find(ctx: Ctx, id: string) {
  const row = await ctx.row(columns, sql`from ${ctx.visible.ScheduledReply} d ${joins(ctx)} where d.id = ${id}`)
  if (!row) throw new Refusal('NOT_FOUND')
  return { row, scheduled: present(row), conversation: await findConversation(ctx, row.conversationId) }
}

function momentOf(ctx: Ctx, day: string, time: string): Date {
  const sendAt = momentAt(ctx.actor.company.timezone, day, time)
  if (sendAt <= ctx.now) throw new Refusal('TIME_PASSED')
  return sendAt
}

const sendAtItsTime = (ctx: Ctx, id: string, sendAt: Date) =>
  ctx.later('send-scheduled', { id, sendAt: sendAt.toISOString() }, sendAt.getTime() - ctx.now.getTime())

/** Keeps an answer until its time. Whether the channel takes it then is seen then: the customer may write in between. */
export async function scheduleReply(ctx: Ctx, { id, content = '', attachments = [], day, time }: Input['create']) {
  if (!content && attachments.length === 0) throw badField('content', 'Write something, or attach a file')
  const conversation = await findWithWindow(ctx, id)
  const { through, platform } = conversation
  const sendAt = momentOf(ctx, day, time)
  const files = await takeUploads(ctx, { id: through, platform }, attachments)
  const scheduledId = await ctx.write.insert('ScheduledReply', {
    ...{ conversationId: through, authorId: ctx.actor.employeeId, content, sendAt },
    ...(files.length && { attachments: files.map(({ attachment }) => attachment) }),
  })
  const details = { at: sendAt.toISOString() }
  ctx.record('conversation.reply_scheduled', aboutConversation(conversation), details, conversation.assignedTo)
  sendAtItsTime(ctx, scheduledId, sendAt)
  return (await find(ctx, scheduledId)).scheduled
}

/** Another wording, another time; one that was held goes back into the line with a new time only. */
export async function changeScheduled(ctx: Ctx, { id, content, day, time }: Input['change']) {
  if ((day === undefined) !== (time === undefined))
    throw badField(day ? 'time' : 'day', 'Say both the day and the time')
  const { scheduled, conversation } = await find(ctx, id)
  const sendAt = day && time ? momentOf(ctx, day, time) : undefined
  await revise(ctx, 'ScheduledReply', scheduled, {
    ...(content && { content }),
    ...(sendAt && { sendAt, heldFor: null }),
  })
  if (sendAt) sendAtItsTime(ctx, id, sendAt)
  const details = { at: sendAt?.toISOString() ?? scheduled.sendAt }
  ctx.record('conversation.reply_rescheduled', aboutConversation(conversation), details, conversation.assignedTo)
  return (await find(ctx, id)).scheduled
}

/** Sends it now, in the name of whoever wrote it. Of two who press at once one sends it. */
export async function sendScheduled(ctx: Ctx, id: string) {
  const { scheduled, row } = await find(ctx, id)
  expectVersion(ctx, scheduled)
  return leave(ctx, row)
}

async function leave(ctx: Ctx, row: Row) {
  const { id, conversationId, content, authorId: senderId } = row
  const conversation = await findAnswerable(ctx, conversationId)
  if ((await ctx.write.erase('ScheduledReply', { id })) === 0) throw new Refusal('NOT_FOUND')
  return queueTaken(ctx, conversation, { content, attachments: filesOf(row), senderId })
}

export async function removeScheduled(ctx: Ctx, id: string) {
  const { scheduled, row, conversation } = await find(ctx, id)
  expectVersion(ctx, scheduled)
  if ((await ctx.write.erase('ScheduledReply', { id })) === 0) throw new Refusal('NOT_FOUND')
  await dropFilesOf(ctx, filesOf(row))
  ctx.record('conversation.reply_unscheduled', aboutConversation(conversation), {}, conversation.assignedTo)
}

/** Job: its time has come. One that was given another time, sent or taken back meanwhile is left alone. */
export async function sendAtTime(work: JobWork, { id, sendAt }: { id: string; sendAt: string }) {
  await work.perform(async ctx => {
    await ctx.write.lock('ScheduledReply', { id })
    const row = await ctx.row(columns, sql`from ${ctx.all.ScheduledReply} d ${joins(ctx)} where d.id = ${id}`)
    if (!row || row.sendAt !== sendAt || row.heldFor) return
    try {
      await leave(ctx, row)
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !isHolding(refusal.code)) throw refusal
      await ctx.write.change('ScheduledReply', { id }, { heldFor: refusal.code })
      const conversation = await findConversation(ctx, row.conversationId)
      const details = { reason: refusal.code }
      ctx.record('conversation.reply_held', aboutConversation(conversation), details, conversation.assignedTo)
    }
  })
}

const isHolding = (code: string) => code === 'WINDOW_CLOSED' || code === 'CHANNEL_OFF'

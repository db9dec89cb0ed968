import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { ById, ClockTime, Day, Id, Instant, text, Version } from '../platform/values.ts'
import { Attachment, Message } from './conversations.ts'

/** An answer that is written and leaves at its time. */
export const ScheduledReply = z.object({
  id: Id,
  conversationId: Id,
  /** The employee who wrote it. */
  authorId: Id.nullable(),
  authorName: z.string().nullable(),
  content: z.string(),
  /** Files that leave with it. */
  attachments: z.array(Attachment),
  sendAt: Instant,
  /** Why it did not leave at its time, and waits for somebody; null while its time is still to come. */
  heldFor: z.enum(['WINDOW_CLOSED', 'CHANNEL_OFF', 'RESTORED']).nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type ScheduledReply = z.infer<typeof ScheduledReply>

const words = { content: text(20_000) }
/** By the company's clock. */
const clock = { day: Day, time: ClockTime }

export const scheduledReplies = {
  list: get('/conversations/{id}/scheduled-replies', 'can_view_social', 'Answers that leave later, the next one first')
    .input(ById)
    .output(z.object({ items: z.array(ScheduledReply) })),
  create: create('/conversations/{id}/scheduled-replies', 'can_reply_social', 'Answer at a later time')
    .input(
      z.strictObject({
        id: Id,
        content: words.content.optional(),
        /** Ids of uploads. */
        attachments: z.array(Id).max(10).optional(),
        ...clock,
      }),
    )
    .output(ScheduledReply),
  change: change('/scheduled-replies/{id}', 'can_reply_social', 'Change its words or its time')
    .input(
      z.strictObject({ id: Id, content: words.content.optional(), day: Day.optional(), time: ClockTime.optional() }),
    )
    .output(ScheduledReply),
  send: act('/scheduled-replies/{id}/send', 'can_reply_social', 'Send it now').input(ById).output(Message),
  remove: remove('/scheduled-replies/{id}', 'can_reply_social', 'Do not send it').input(ById),
}

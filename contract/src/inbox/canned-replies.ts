import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'

/** Words that are written again and again; fields such as `{customer}` stand for what differs. */
export const CannedReply = z.object({
  id: Id,
  /** What it is found by. */
  name: z.string(),
  content: z.string(),
  /** Everybody who answers customers has it; else only whoever made it. */
  isShared: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type CannedReply = z.infer<typeof CannedReply>

const fields = { name: text(60), content: text(5000), isShared: z.boolean() }

// Own ones need no more than answering customers; shared ones are for who may manage the inbox.
export const cannedReplies = {
  list: get('/canned-replies', 'can_reply_social', 'Shared canned replies and one’s own, by name')
    .input(listQuery(['name'], {}))
    .output(page(CannedReply)),
  create: create('/canned-replies', 'can_reply_social', 'Keep a canned reply')
    .input(z.strictObject({ ...fields, isShared: fields.isShared.default(false) }))
    .output(CannedReply),
  change: change('/canned-replies/{id}', 'can_reply_social', 'Change a canned reply, or share it')
    .input(z.strictObject({ id: Id, ...z.object(fields).partial().shape }))
    .output(CannedReply),
  remove: remove('/canned-replies/{id}', 'can_reply_social', 'Delete a canned reply').input(ById),
  restore: act('/canned-replies/{id}/restore', 'can_reply_social', 'Bring a canned reply back')
    .input(ById)
    .output(CannedReply),
}

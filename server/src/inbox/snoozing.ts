import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { revise } from '../platform/changes.ts'
import { momentAt } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import type { Thread } from './customers.ts'

type Input = Received<typeof conversations>

/** Puts an open conversation away until a time. Refused when the customer writes at the same moment: it would be missed. */
export async function snoozeConversation(ctx: Ctx, { id: given, day, time }: Input['snooze']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  if (conversation.status === 'closed') throw new Refusal('CONVERSATION_CLOSED')
  const until = momentAt(ctx.actor.company.timezone, day, time)
  const wait = until.getTime() - ctx.now.getTime()
  if (wait <= 0) throw new Refusal('TIME_PASSED')
  await revise(ctx, 'SocialConversation', conversation, { snoozedUntil: until })
  const details = { until: until.toISOString() }
  ctx.record('conversation.snoozed', aboutConversation(conversation), details, conversation.assignedTo)
  ctx.later('wake-conversation', { conversationId: id, until: until.toISOString() }, wait)
  return findConversation(ctx, id)
}

/** Waking what is awake is no mistake: several press the same button, and one fact is kept. */
export async function wakeConversation(ctx: Ctx, id: string) {
  const conversation = await findConversation(ctx, id)
  await wake(ctx, conversation, 'person')
  return findConversation(ctx, id)
}

/** What the customer writes brings it back at once. */
export const wakeByCustomer = (ctx: Ctx, thread: Thread) => wake(ctx, { ...thread, id: thread.wholeId }, 'customer')

async function wake(ctx: Ctx, conversation: Pick<Thread, 'id' | 'clientId' | 'leadId' | 'assignedTo'>, by: string) {
  const { id, assignedTo } = conversation
  const woken = await ctx.write.change('SocialConversation', { id }, awake(ctx), sql`snoozed_until is not null`)
  if (woken > 0) ctx.record('conversation.woken', aboutConversation(conversation), { by }, assignedTo)
}

// Whoever put it away finds it on top again.
const awake = (ctx: Ctx) => ({ snoozedUntil: null, listedAt: ctx.now })

/** Job: its time has come. One that was snoozed anew, woken or closed meanwhile is left alone. It is unread again, so that it is seen. */
export async function wakeAtItsTime(
  work: JobWork,
  { conversationId, until }: { conversationId: string; until: string },
) {
  await work.perform(async ctx => {
    const which = { id: conversationId, snoozedUntil: until }
    if ((await ctx.write.change('SocialConversation', which, awake(ctx))) === 0) return
    await ctx.write.erase('ConversationRead', { conversationId })
    const conversation = await findConversation(ctx, conversationId)
    ctx.record('conversation.woken', aboutConversation(conversation), { by: 'time' }, conversation.assignedTo)
  })
}

import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Ctx } from '../platform/work.ts'
import { sayAutomatically } from './automatic.ts'
import { findChannel, mayAnswer } from './channel.ts'
import { kindOf } from './channels.ts'
import { aboutConversation, findConversation, findWithWindow } from './conversations.ts'
import type { Thread } from './customers.ts'
import { amongPartsOf } from './parts.ts'
import { withChoices } from './replies.ts'

const DAY_MS = 86_400_000
/** The best first; each is as many as it has stars. */
const stars = ['★★★★★', '★★★★', '★★★', '★★', '★']

interface Closed {
  [key: string]: string | null
  conversationId: string
  /** Whoever closed it. */
  employeeId: string | null
}

/** Job: asks a customer whose conversation was closed how it was: once a day at most, and only who wrote since the last time. */
export const askForRating = (work: JobWork, { conversationId, employeeId }: Closed) =>
  work.perform(async ctx => {
    await ctx.write.lock('SocialConversation', { id: conversationId })
    const { answerThrough } = await findConversation(ctx, conversationId)
    const conversation = await findWithWindow(ctx, answerThrough)
    const { status, integrationId, lastCustomerAt, window, platform } = conversation
    const channel = await findChannel(ctx, integrationId)
    if (status !== 'closed' || !window.isOpen || !lastCustomerAt || !channel?.ratingQuestion || !mayAnswer(channel))
      return
    const [before] = await ctx.query<{ askedAt: string }>(
      sql`select r.asked_at as "askedAt" from ${ctx.all.SatisfactionRating} r
          where r.conversation_id = ${conversationId} order by r.asked_at desc limit 1`,
    )
    const isTooSoon = before && ctx.now.getTime() - Date.parse(before.askedAt) < DAY_MS
    if (isTooSoon || (before && lastCustomerAt <= before.askedAt) || !(await wasAnswered(ctx, conversationId))) return

    await ctx.write.insert('SatisfactionRating', { conversationId, employeeId, askedAt: ctx.now })
    const shown = stars.slice(0, kindOf(platform).choices.atMost)
    const place = { ...conversation, id: conversation.through, wholeId: conversation.id }
    await sayAutomatically(ctx, integrationId, place, withChoices(platform, channel.ratingQuestion, shown))
  })

async function wasAnswered(ctx: Ctx, conversationId: string): Promise<boolean> {
  const answered = await ctx.query(
    sql`select m.id as "id" from ${ctx.all.SocialMessage} m where m.conversation_id ${await amongPartsOf(ctx, conversationId)}
        and m.sender_type = 'agent' and m.automatic = ${false} and m.status <> 'Failed' limit 1`,
  )
  return answered.length > 0
}

const scoreIn = (text: string) => /^(★{1,5}|[1-5])$/.exec(text.trim())?.[1]

/** Takes an answer to the question; false when none was asked within a day, or it was answered already. */
export async function takeRating(ctx: Ctx, thread: Thread, text: string): Promise<boolean> {
  const given = scoreIn(text)
  if (!given || thread.status !== 'closed') return false
  const score = given.startsWith('★') ? given.length : Number(given)
  const since = new Date(ctx.now.getTime() - DAY_MS)
  const which = { conversationId: thread.wholeId, score: null }
  const taken = await ctx.write.change(
    'SatisfactionRating',
    which,
    { score, ratedAt: ctx.now },
    sql`asked_at > ${since}`,
  )
  if (taken > 0) ctx.record('conversation.rated', aboutConversation(thread), { score }, thread.assignedTo)
  return taken > 0
}

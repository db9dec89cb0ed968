import type { Actor } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine, type JobWork } from '../platform/jobs.ts'
import { type Ctx, perform } from '../platform/work.ts'

const DAY_MS = 86_400_000
// Somebody who waited longer than this is not followed up any more.
const LOOK_BACK_MS = 14 * DAY_MS
// A message that nobody had to answer ("thank you") does not make the next matter look late: silence of three days ends a matter.
const SILENCE_MS = 3 * DAY_MS
// A message may get another time when the channel names it, and stand among others then.
const MARGIN_MS = DAY_MS
const AT_ONCE = 100

/** A message as far as answering goes. Those that failed are left out. */
export interface Turn {
  id: string
  senderType: 'customer' | 'agent'
  senderId: string | null
  /** Milliseconds since 1970. */
  at: number
}

interface Answer {
  messageId: string
  employeeId: string | null
  askedAt: Date
  answeredAt: Date
  seconds: number
  bucket: number
}

/** About two per cent wide each; up to 50 seconds each second has its own. */
export const bucketOf = (seconds: number) => Math.floor(Math.log(1 + seconds) / Math.log(1.02))

/**
 * Each answer to a customer in what was said, in the order it was: from the first message of theirs after our last one, to our next
 * one. Messages of one side in a row count as one.
 */
export function answersIn(turns: Turn[]): Answer[] {
  const answers: Answer[] = []
  let before: Turn | undefined
  let askedAt: number | undefined
  for (const turn of turns) {
    if (turn.senderType === 'customer') {
      const isNewMatter = before?.senderType !== 'customer' || turn.at - before.at > SILENCE_MS
      if (isNewMatter) askedAt = turn.at
    } else if (before?.senderType === 'customer' && askedAt !== undefined) {
      const seconds = Math.round((turn.at - askedAt) / 1000)
      answers.push({
        ...{ messageId: turn.id, employeeId: turn.senderId, seconds, bucket: bucketOf(seconds) },
        ...{ askedAt: new Date(askedAt), answeredAt: new Date(turn.at) },
      })
    }
    before = turn
  }
  return answers
}

/** Job: works out the response times of every conversation in which something changed since the last look. */
export async function measureAnswers({ platform, look }: JobWork): Promise<void> {
  for (;;) {
    const changed = await look(ctx =>
      ctx.query<{ id: string; companyId: string }>(
        sql`select s.id as "id", s.company_id as "companyId" from ${ctx.everywhere.SocialConversation} s
            where s.measure_from is not null order by s.measure_from limit ${AT_ONCE}`,
      ),
    )
    const machines = new Map<string, Actor>()
    for (const { id, companyId } of changed) {
      const actor = machines.get(companyId) ?? (await companyMachine(platform, companyId))
      machines.set(companyId, actor)
      await perform(platform, { actor }, ctx => measure(ctx, id))
    }
    if (changed.length < AT_ONCE) return
  }
}

// Made of the messages anew as far back as anything changed, so that it ends the same whatever came in whichever order. Whoever stores
// a message locks the conversation first.
async function measure(ctx: Ctx, conversationId: string) {
  await ctx.write.lock('SocialConversation', { id: conversationId })
  const [conversation] = await ctx.query<{ measureFrom: string | null }>(
    sql`select s.measure_from as "measureFrom" from ${ctx.all.SocialConversation} s where s.id = ${conversationId}`,
  )
  if (!conversation?.measureFrom) return
  const from = new Date(Date.parse(conversation.measureFrom) - MARGIN_MS)
  const turns = await turnsSince(ctx, conversationId, new Date(from.getTime() - LOOK_BACK_MS))
  const answers = answersIn(turns).filter(({ answeredAt }) => answeredAt >= from)
  await ctx.write.erase('ResponseTime', { conversationId }, sql`answered_at >= ${from}`)
  if (answers.length > 0) {
    await ctx.write.erase('ResponseTime', { messageId: answers.map(({ messageId }) => messageId) })
    const [earlier] = await ctx.query(
      sql`select r.message_id as "id" from ${ctx.all.ResponseTime} r where r.conversation_id = ${conversationId} limit 1`,
    )
    await ctx.write.insert(
      'ResponseTime',
      answers.map((answer, at) => ({ ...answer, conversationId, isFirst: at === 0 && !earlier })),
    )
  }
  await ctx.write.note('SocialConversation', { id: conversationId }, { measureFrom: null })
}

async function turnsSince(ctx: Ctx, conversationId: string, since: Date): Promise<Turn[]> {
  const rows = await ctx.query<Omit<Turn, 'at'> & { createdAt: string }>(
    sql`select m.id as "id", m.sender_type as "senderType", m.sender_id as "senderId", m.created_at as "createdAt"
        from ${ctx.all.SocialMessage} m
        where m.conversation_id = ${conversationId} and m.created_at >= ${since} and m.status <> 'Failed'
        order by m.created_at, m.id`,
  )
  return rows.map(({ createdAt, ...turn }) => ({ ...turn, at: Date.parse(createdAt) }))
}

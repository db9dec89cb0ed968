import { openSecondsBetween } from '@steward/contract/inbox/open-hours.ts'
import { businessHoursOf } from '../company/company.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine, type JobWork } from '../platform/jobs.ts'
import { type Ctx, look, type Platform, perform } from '../platform/work.ts'
import { amongPartsOf } from './parts.ts'
import { SILENCE_MS } from './thread.ts'

const DAY_MS = 86_400_000
// Somebody who waited longer than this is not followed up any more.
const LOOK_BACK_MS = 14 * DAY_MS
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

/** How many seconds of the time between two moments count as waiting. */
type Waited = (from: Date, to: Date) => number

/**
 * Each answer to a customer in what was said, in the order it was: from the first message of theirs after our last one, to our next
 * one. Messages of one side in a row count as one. `waitingSince` is where the last of what they said stands unanswered.
 */
export function answersIn(turns: Turn[], waited: Waited): { answers: Answer[]; waitingSince: Date | null } {
  const answers: Answer[] = []
  let before: Turn | undefined
  let askedAt: number | undefined
  for (const turn of turns) {
    if (turn.senderType === 'customer') {
      const isNewMatter = before?.senderType !== 'customer' || turn.at - before.at > SILENCE_MS
      if (isNewMatter) askedAt = turn.at
    } else if (before?.senderType === 'customer' && askedAt !== undefined) {
      const [asked, answered] = [new Date(askedAt), new Date(turn.at)]
      const seconds = waited(asked, answered)
      answers.push({
        ...{ messageId: turn.id, employeeId: turn.senderId, seconds, bucket: bucketOf(seconds) },
        ...{ askedAt: asked, answeredAt: answered },
      })
    }
    before = turn
  }
  const isWaiting = before?.senderType === 'customer' && askedAt !== undefined
  return { answers, waitingSince: isWaiting ? new Date(askedAt as number) : null }
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
    const companies = new Map<string, Awaited<ReturnType<typeof companyThatAnswers>>>()
    for (const { id, companyId } of changed) {
      const company = companies.get(companyId) ?? (await companyThatAnswers(platform, companyId))
      companies.set(companyId, company)
      await perform(platform, { actor: company.actor }, ctx => measure(ctx, id, company.waited))
    }
    if (changed.length < AT_ONCE) return
  }
}

async function companyThatAnswers(platform: Platform, companyId: string) {
  const actor = await companyMachine(platform, companyId)
  const hours = await look(platform, { actor }, businessHoursOf)
  const waited: Waited = (from, to) => openSecondsBetween(hours, actor.company.timezone, from, to)
  return { actor, waited }
}

// Made of the messages anew as far back as anything changed, so that it ends the same whatever came in whichever order. Whoever stores
// a message locks the conversation first.
async function measure(ctx: Ctx, conversationId: string, waited: Waited) {
  await ctx.write.lock('SocialConversation', { id: conversationId })
  const [conversation] = await ctx.query<{ measureFrom: string | null; mergedInto: string | null }>(
    sql`select s.measure_from as "measureFrom", s.merged_into as "mergedInto" from ${ctx.all.SocialConversation} s where s.id = ${conversationId}`,
  )
  if (!conversation?.measureFrom) return
  // The whole is measured instead.
  if (conversation.mergedInto)
    return void (await ctx.write.note('SocialConversation', { id: conversationId }, { measureFrom: null }))
  const from = new Date(Date.parse(conversation.measureFrom) - MARGIN_MS)
  const turns = await turnsSince(ctx, conversationId, new Date(from.getTime() - LOOK_BACK_MS))
  const { waitingSince, ...read } = answersIn(turns, waited)
  const answers = read.answers.filter(({ answeredAt }) => answeredAt >= from)
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
  await ctx.write.note('SocialConversation', { id: conversationId }, { measureFrom: null, waitingSince })
}

async function turnsSince(ctx: Ctx, conversationId: string, since: Date): Promise<Turn[]> {
  const rows = await ctx.query<Omit<Turn, 'at'> & { createdAt: string }>(
    sql`select m.id as "id", m.sender_type as "senderType", m.sender_id as "senderId", m.created_at as "createdAt"
        from ${ctx.all.SocialMessage} m
        where m.conversation_id ${await amongPartsOf(ctx, conversationId)} and m.created_at >= ${since} and m.status <> 'Failed' and m.automatic = ${false}
        order by m.created_at, m.id`,
  )
  return rows.map(({ createdAt, ...turn }) => ({ ...turn, at: Date.parse(createdAt) }))
}

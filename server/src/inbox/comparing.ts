import type { Comparison } from '@steward/contract/inbox/integrations.ts'
import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import { pick } from '../platform/db/reader.ts'
import { joined, sql } from '../platform/db/sql.ts'
import { type JobWork, TryAgain } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { accountOf, type Channel, findChannel, mayAnswer } from './channel.ts'
import { kindOf } from './channels.ts'
import { cleaned } from './clean.ts'
import { completenessOf, givenUpBefore } from './completeness.ts'
import type { IncomingMessage } from './incoming.ts'
import { receiveItem } from './receive.ts'
import { ChannelFailure } from './verdict.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
// So far back: longer than a server is likely to be away unnoticed.
const LOOKS_BACK_MS = 14 * DAY_MS
// What was said just now may still be on its way here.
const UNDER_WAY_MS = 2 * 60_000
const MOST_PAGES = 100
const ATTEMPTS = 6
// An answer of ours that the channel has by that time is the one whose confirmation was lost.
const SAME_ANSWER_MS = 10 * 60_000

interface Position {
  [key: string]: string | number
  integrationId: string
  /** ISO instants. */
  since: string
  upTo: string
  /** Where the other side goes on; empty at the beginning. */
  cursor: string
  pages: number
  held: number
  missing: number
  fetched: number
}

const columns = pick('Integration', 'i', 'createdAt', 'comparedAt')

const read = (ctx: Ctx, id: string) => ctx.row(columns, sql`from ${ctx.visible.Integration} i where i.id = ${id}`)

/** Compares what a channel still holds with what is stored, and fetches what is missing. Refuses COMPARE_IMPOSSIBLE, CHANNEL_OFF. */
export async function compareChannel(ctx: Ctx, id: string) {
  const channel = await findChannel(ctx, id)
  if (!channel) throw new Refusal('NOT_FOUND')
  if (!kindOf(channel.provider).history) throw new Refusal('COMPARE_IMPOSSIBLE')
  if (!mayAnswer(channel)) throw new Refusal('CHANNEL_OFF')
  await begin(ctx, id)
  return completenessOf(ctx, id)
}

/** Job: begins to compare after a channel was away, and once a day; one that was connected just now has nothing to compare. */
export const compareIfDue = (work: JobWork, { integrationId, wasAway }: { integrationId: string; wasAway: boolean }) =>
  work.perform(async ctx => {
    const [channel, known] = [await findChannel(ctx, integrationId), await read(ctx, integrationId)]
    if (!channel || !known || !mayAnswer(channel)) return
    if (ctx.now.getTime() - Date.parse(known.createdAt) < HOUR_MS) return
    const isDue = !known.comparedAt || ctx.now.getTime() - Date.parse(known.comparedAt) > DAY_MS - HOUR_MS
    if (isDue || wasAway) await begin(ctx, integrationId)
  })

// Of two who begin at once, or while it goes on, one does; a run that died is given up after an hour.
async function begin(ctx: Ctx, integrationId: string) {
  const known = await read(ctx, integrationId)
  if (!known) return
  const begun = await ctx.write.note(
    'Integration',
    { id: integrationId },
    { comparingSince: ctx.now },
    sql`(comparing_since is null or comparing_since < ${givenUpBefore(ctx)})`,
  )
  if (begun === 0) return
  const since = new Date(Math.max(Date.parse(known.createdAt), ctx.now.getTime() - LOOKS_BACK_MS))
  const upTo = new Date(ctx.now.getTime() - UNDER_WAY_MS)
  const position: Position = {
    ...{ integrationId, since: since.toISOString(), upTo: upTo.toISOString(), cursor: '' },
    ...{ pages: 0, held: 0, missing: 0, fetched: 0 },
  }
  ctx.later('compare-channel', position, 'in passing')
}

/** Job: looks through one page of what the channel holds, newest conversations first, and leaves a job for the next one. */
export async function compareNext(work: JobWork, position: Position) {
  const { integrationId } = position
  const channel = await work.look(ctx => findChannel(ctx, integrationId))
  if (!channel || !mayAnswer(channel)) return work.perform(ctx => end(ctx, position, verdicts.channel_closed))
  const page = await askFor(work, channel, position)
  if (page instanceof ChannelFailure) return settleFailure(work, channel, position, page)

  const [from, to] = [Date.parse(position.since), Date.parse(position.upTo)]
  const held = page.messages.filter(({ timestampMs }) => timestampMs && timestampMs >= from && timestampMs <= to)
  const missing = await work.look(ctx => notStored(ctx, channel, held))
  let fetched = 0
  for (const message of missing) if (await file(work, channel, message)) fetched++
  const next: Position = {
    ...{ ...position, cursor: page.next ?? '', pages: position.pages + 1, held: position.held + held.length },
    ...{ missing: position.missing + missing.length, fetched: position.fetched + fetched },
  }
  await work.perform(async ctx => {
    if (page.next && next.pages < MOST_PAGES) ctx.later('compare-channel', next, 'in passing')
    else await end(ctx, next, page.next ? verdicts.compared_in_part : null)
  })
}

async function askFor(work: JobWork, channel: Channel, { since, cursor }: Position) {
  try {
    const asked = { since: new Date(since), ...(cursor && { cursor }) }
    return (await kindOf(channel.provider).history?.(accountOf(work.platform, channel), asked)) ?? none
  } catch (failure) {
    if (failure instanceof ChannelFailure) return failure
    throw failure
  }
}

const none = { messages: [] as IncomingMessage[], next: null }

async function settleFailure(work: JobWork, channel: Pick<Channel, 'id'>, position: Position, failure: ChannelFailure) {
  const isTemporary = failure.kind === 'retry' || failure.kind === 'paused'
  if (isTemporary && work.attempt < ATTEMPTS) throw new TryAgain(failure.retryAfterMs ?? 30_000, failure.message)
  await work.perform(async ctx => {
    // It may lack but the right to read back: whether the channel still works, its check says.
    if (failure.kind === 'reconnect') ctx.later('check-integration', { integrationId: channel.id })
    await end(ctx, position, failure.sentence)
  })
}

/** What is not stored, the oldest first. */
async function notStored(ctx: Ctx, channel: Channel, held: IncomingMessage[]): Promise<IncomingMessage[]> {
  if (held.length === 0) return []
  const ids = joined(
    held.map(({ externalMessageId }) => sql`${externalMessageId}`),
    ', ',
  )
  const known = await ctx.query<{ id: string }>(
    sql`select m.external_message_id as "id" from ${ctx.all.SocialMessage} m
        where m.integration_id = ${channel.id} and m.external_message_id in (${ids})`,
  )
  const stored = new Set(known.map(({ id }) => id))
  return held
    .filter(({ externalMessageId }) => !stored.has(externalMessageId))
    .sort((a, b) => (a.timestampMs ?? 0) - (b.timestampMs ?? 0))
}

// By the same door as what is delivered, so what is delivered late all the same is stored once.
async function file(work: JobWork, channel: Channel, message: IncomingMessage): Promise<boolean> {
  try {
    await work.perform(async ctx => {
      const metadata = message.direction === 'out' ? await unconfirmed(ctx, channel, message) : undefined
      await receiveItem(ctx, channel, cleaned({ ...message, metadata }))
    })
    return true
  } catch (error) {
    work.platform.log.warn({ err: error, integrationId: channel.id }, 'A message that was missing could not be stored')
    return false
  }
}

/** The answer of ours that this is, where its confirmation was lost. */
async function unconfirmed(ctx: Ctx, channel: Channel, { externalUserId, text, timestampMs }: IncomingMessage) {
  const at = timestampMs ?? 0
  const [ours] = await ctx.query<{ id: string }>(
    sql`select m.id as "id" from ${ctx.all.SocialMessage} m
        join ${ctx.all.CustomerIdentity} y on y.conversation_id = m.conversation_id
        where y.integration_id = ${channel.id} and y.external_id = ${externalUserId} and m.integration_id = ${channel.id}
        and m.sender_type = 'agent' and m.external_message_id is null and m.attempts > 0 and m.content = ${text ?? ''}
        and m.created_at > ${new Date(at - SAME_ANSWER_MS)} and m.created_at < ${new Date(at + SAME_ANSWER_MS)}
        order by m.created_at limit 1`,
  )
  return ours?.id
}

async function end(
  ctx: Ctx,
  { integrationId, since, held, missing, fetched }: Position,
  trouble: string | null = null,
) {
  const comparison: Comparison = { since, held, missing, fetched, trouble }
  const ended = { comparison, comparedAt: ctx.now, comparingSince: null }
  await ctx.write.note('Integration', { id: integrationId }, ended)
  ctx.record('integration.compared', { integration: integrationId }, { held, missing, fetched })
}

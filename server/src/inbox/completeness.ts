import type { Comparison } from '@steward/contract/inbox/integrations.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine, type JobWork } from '../platform/jobs.ts'
import { type Ctx, perform } from '../platform/work.ts'
import { kindOf } from './channels.ts'
import { findIntegration } from './integrations.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const RHYTHM_MS = 28 * DAY_MS
const SHOWN_MS = 7 * DAY_MS
// Below that a silence says nothing.
const ENOUGH_ITEMS = 50
const ENOUGH_MS = 7 * DAY_MS
const SHORTEST_SILENCE_MS = 3 * HOUR_MS

/** Items of deliveries. */
export interface Flow {
  received: number
  worked: number
}

/** Counts what came through a channel, or was worked later. */
export function countFlow(ctx: Ctx, integrationId: string, flow: Flow) {
  const hour = new Date(Math.floor(ctx.now.getTime() / HOUR_MS) * HOUR_MS)
  ctx.tally('ChannelHour', { key: { integrationId, hour }, sums: flow, rest: { newestAt: ctx.now } })
}

interface Hour {
  hour: string
  received: number
  worked: number
  newestAt: string
}

const hoursSince = (ctx: Ctx, integrationId: string, since: Date) =>
  ctx.query<Hour>(
    sql`select h.hour as "hour", h.received as "received", h.worked as "worked", h.newest_at as "newestAt"
        from ${ctx.all.ChannelHour} h where h.integration_id = ${integrationId} and h.hour >= ${since} order by h.hour`,
  )

/** What came through a channel, what became of it, and whether it is quieter than it ever was. */
export async function completenessOf(ctx: Ctx, id: string) {
  const { silentSince } = await findIntegration(ctx, id)
  const all = await hoursSince(ctx, id, new Date(ctx.now.getTime() - RHYTHM_MS))
  const since = (ms: number) => all.filter(({ hour }) => Date.parse(hour) > ctx.now.getTime() - ms)
  const [counts] = await ctx.query<Record<'waiting' | 'failed' | 'unknown', number>>(
    sql`select sum(case when d.status = 'Waiting' then 1 else 0 end) as "waiting",
        sum(case when d.status = 'Failed' then 1 else 0 end) as "failed", sum(case when d.status = 'Unknown' then 1 else 0 end) as "unknown"
        from ${ctx.all.DeadLetter} d where d.integration_id = ${id} and d.status in ('Waiting', 'Failed', 'Unknown')`,
  )
  const day = sumOf(since(DAY_MS))
  const week = sumOf(since(SHOWN_MS))
  return {
    hours: since(SHOWN_MS).map(({ hour, received, worked }) => ({ at: hour, received, worked })),
    ...{ day, week },
    waiting: Number(counts?.waiting ?? 0),
    failed: Number(counts?.failed ?? 0),
    unknown: Number(counts?.unknown ?? 0),
    newestAt: all.at(-1)?.newestAt ?? null,
    silentSince,
    longestSilenceHours: Math.round((longestSilence(all) ?? 0) / HOUR_MS) || null,
    ...(await comparisonOf(ctx, id)),
  }
}

/** A run that began before is dead, and another may begin. */
export const givenUpBefore = (ctx: Ctx) => new Date(ctx.now.getTime() - HOUR_MS)

const compared = pick('Integration', 'i', 'provider', 'comparedAt', 'comparison', 'comparingSince')

async function comparisonOf(ctx: Ctx, id: string) {
  const row = await ctx.row(compared, sql`from ${ctx.visible.Integration} i where i.id = ${id}`)
  return {
    canCompare: Boolean(row && kindOf(row.provider).history),
    comparedAt: row?.comparedAt ?? null,
    comparison: (row?.comparison ?? null) as Comparison | null,
    isComparing: new Date(row?.comparingSince ?? 0) > givenUpBefore(ctx),
  }
}

const sumOf = (hours: Hour[]) => ({
  received: hours.reduce((sum, { received }) => sum + Number(received), 0),
  worked: hours.reduce((sum, { worked }) => sum + Number(worked), 0),
})

/** The longest time between two things that came, in milliseconds; undefined while too little is known. */
export function longestSilence(hours: Hour[]): number | undefined {
  const [first, ...later] = hours
  const last = hours.at(-1)
  if (!first || !last || sumOf(hours).received < ENOUGH_ITEMS) return undefined
  if (Date.parse(last.newestAt) - Date.parse(first.hour) < ENOUGH_MS) return undefined
  let [before, longest] = [Date.parse(first.newestAt), 0]
  for (const { hour, newestAt } of later) {
    longest = Math.max(longest, Date.parse(hour) - before)
    before = Date.parse(newestAt)
  }
  return longest
}

/**
 * Whether nothing has come for longer than somebody has said, in hours (0: it may be silent for ever); else for half as long again as
 * ever in the last four weeks, nights and weekends among them.
 */
export function isSilent(hours: Hour[], now: number, allowed: number | null = null, since = ''): boolean {
  const longest = longestSilence(hours)
  const newest = hours.at(-1)?.newestAt
  if (allowed !== null) return allowed > 0 && now - Date.parse(newest ?? since) > allowed * HOUR_MS
  return (
    longest !== undefined &&
    Boolean(newest) &&
    now - Date.parse(newest as string) > Math.max(SHORTEST_SILENCE_MS, longest * 1.5)
  )
}

/** Job: looks at every channel of Meta's for silence, and says so once. */
export async function watchSilence({ platform, look }: JobWork): Promise<void> {
  const channels = await look(ctx =>
    ctx.query<{
      id: string
      companyId: string
      silentSince: string | null
      silenceHours: number | null
      createdAt: string
    }>(
      sql`select i.id as "id", i.company_id as "companyId", i.silent_since as "silentSince",
          i.silence_hours as "silenceHours", i.created_at as "createdAt" from ${ctx.everywhere.Integration} i
          where i.is_active = ${true} and i.deleted_at is null and i.provider <> 'webchat'`,
    ),
  )
  for (const { id, companyId, silentSince, silenceHours, createdAt } of channels) {
    const actor = await companyMachine(platform, companyId)
    await perform(platform, { actor }, async ctx => {
      const hours = await hoursSince(ctx, id, new Date(ctx.now.getTime() - RHYTHM_MS))
      const newest = hours.at(-1)?.newestAt ?? createdAt
      if (isSilent(hours, ctx.now.getTime(), silenceHours, createdAt) === Boolean(silentSince)) return
      const changed = await ctx.write.note(
        'Integration',
        { id },
        { silentSince: silentSince ? null : new Date(newest) },
        silentSince ? sql`silent_since is not null` : sql`silent_since is null`,
      )
      if (changed > 0)
        ctx.record(silentSince ? 'integration.heard' : 'integration.silent', { integration: id }, { since: newest })
    })
  }
}

import { sql } from './db/sql.ts'
import { storedEnum } from './db/tables.ts'
import type { JobWork } from './jobs.ts'

const DAY_MS = 24 * 3600_000

/** The daily clearing: sessions that are over, answers kept for repeated requests, deliveries worked a month ago, files never sent. */
export async function tidyUp({ perform }: JobWork): Promise<void> {
  await perform(async ctx => {
    const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
    await ctx.write.erase('Session', {}, sql`expires_at < ${ctx.now}`)
    await ctx.write.erase('FacebookLogin', {}, sql`expires_at < ${ago(1)}`)
    await ctx.write.erase('IdempotencyKey', {}, sql`created_at < ${ago(2)}`)
    const unsent = sql`f.purpose = ${storedEnum('FilePurpose', 'upload')} and f.created_at < ${ago(2)}`
    await ctx.write.erase('FilePiece', {}, sql`file_id in (select f.id from ${ctx.everywhere.File} f where ${unsent})`)
    await ctx.write.erase('File', { purpose: 'upload' }, sql`created_at < ${ago(2)}`)
    await ctx.write.erase('DeadLetter', { status: 'aside' }, sql`updated_at < ${ago(30)}`)
    await ctx.write.erase('ChannelHour', {}, sql`hour < ${ago(60)}`)
    const isNeeded = sql`id in (select d.event_id from ${ctx.everywhere.DeadLetter} d)`
    await ctx.write.erase('WebhookEvent', { status: 'worked' }, sql`received_at < ${ago(30)} and not (${isNeeded})`)
  })
}

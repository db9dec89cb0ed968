import { performance } from 'node:perf_hooks'
import type { Database } from './db/database.ts'

export { dayIn, daysAfter, momentAt, startOfDay } from '@steward/contract/platform/zones.ts'

export interface Clock {
  /** The database's time. */
  now(): Date
  stop(): void
}

const RESYNC_MS = 30_000

/**
 * One clock for all decisions: the database's, read every half minute and carried on by the monotonic clock, so that a jump of this
 * machine's wall clock moves nothing.
 */
export async function databaseClock(database: Database): Promise<Clock> {
  let epochAtZero = 0
  const read = async () => {
    const before = performance.now()
    const { rows } = await database.run(
      database.dialect === 'postgresql'
        ? 'select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as "ms"'
        : 'select cast(unix_timestamp(now(3)) * 1000 as double) as "ms"',
      [],
    )
    epochAtZero = Number(rows[0]?.ms) - (before + performance.now()) / 2
  }
  await read()
  const timer = setInterval(() => void read().catch(() => {}), RESYNC_MS)
  timer.unref()
  return { now: () => new Date(Math.round(epochAtZero + performance.now())), stop: () => clearInterval(timer) }
}

import { rules } from './access.ts'
import { jobFunctions, schedules } from './jobs.ts'
import { installation } from './platform/actor.ts'
import { databaseClock } from './platform/clock.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/open.ts'
import type { Env } from './platform/env.ts'
import { keepSchedules, startWorker, type Worker } from './platform/jobs.ts'
import { closeLimits } from './platform/limits.ts'
import { liveInProcess, liveThroughRedis } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { boxOf } from './platform/secrets.ts'
import { type Platform, perform } from './platform/work.ts'

export interface Opened {
  platform: Platform
  worker: Worker
  close(): Promise<void>
}

/** Opens everything an action stands on: database (embedded unless DATABASE_URL is set), migrations, clock, jobs, live channel. */
export async function openPlatform(env: Env, log: Log, migrationsFolder: string): Promise<Opened> {
  const embedded = env.DATABASE_URL ? undefined : await openEmbedded(env, log)
  try {
    return await openOn(env.DATABASE_URL ?? (embedded?.url as string), env, log, migrationsFolder, embedded?.stop)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function openOn(
  url: string,
  env: Env,
  log: Log,
  migrationsFolder: string,
  afterwards: (() => Promise<void>) | undefined,
): Promise<Opened> {
  const database = await openDatabase(url)
  const applied = await migrate(database, migrationsFolder)
  if (applied.length) log.info({ applied }, 'The database was brought up to date')

  const clock = await databaseClock(database)
  if (env.SMTP_URL && !env.PUBLIC_URL)
    log.warn(
      'No letters are sent: links in them need PUBLIC_URL, the address under which people reach this installation.',
    )
  const live = env.REDIS_URL ? await liveThroughRedis(env.REDIS_URL, sentence => log.warn(sentence)) : liveInProcess()
  let worker: Worker | undefined
  const platform: Platform = {
    env,
    log,
    database,
    clock,
    rules,
    live,
    box: boxOf(env.keys),
    wakeJobs: () => worker?.wake(),
  }
  await perform(platform, { actor: installation }, ctx =>
    ctx.write.insertNew('Installation', { id: 'installation', setUpAt: null }),
  )
  await keepSchedules(platform, schedules)
  worker = startWorker(platform, jobFunctions, schedules)

  return {
    platform,
    worker,
    async close() {
      clock.stop()
      await live.close()
      await closeLimits()
      await database.close()
      await afterwards?.()
    },
  }
}

async function openEmbedded(env: Env, log: Log) {
  const { startEmbedded } = await import('./platform/embedded/supervisor.ts')
  return startEmbedded({ dataDir: env.DATA_DIR, log: (sentence: string) => log.info(sentence) })
}

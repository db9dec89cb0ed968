import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { scratchDatabase } from '../../test/scratch-database.ts'
import { theWorld } from '../../test/world.ts'
import { installation } from './actor.ts'
import type { Database } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { within } from './embedded/processes.ts'
import { type JobFunctions, startWorker, type Worker } from './jobs.ts'
import { type Platform, perform } from './work.ts'

// A database of their own: the world's worker would take these jobs.
let scratch: Awaited<ReturnType<typeof scratchDatabase>>
let database: Database
let platform: Platform
let crowded: string
let quiet: string

beforeAll(async () => {
  scratch = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_jobs_${process.pid}`)
  database = await openDatabase(scratch.url)
  await migrate(database, path.join(import.meta.dirname, '../../prisma/migrations'))
  platform = { ...(await theWorld()).opened.platform, database, wakeJobs: () => {} }
  crowded = await found('Crowded')
  quiet = await found('Quiet')
})
afterAll(async () => {
  await database.close()
  await scratch.drop()
})
beforeEach(() => database.run('delete from jobs', []))

const found = (name: string) =>
  perform(platform, { actor: installation }, ctx =>
    ctx.write.insert('Company', { name, currency: 'EUR', timezone: 'Europe/Berlin', locale: 'en' }),
  )

/** Leaves jobs of a company (or of nobody), due a while ago. */
async function leave(companyId: string | null, count: number, agoMs: number, inPassing = false) {
  for (let left = count; left > 0; left -= 500) {
    await perform(platform, { actor: installation }, ctx =>
      ctx.write.insert(
        'Job',
        Array.from({ length: Math.min(left, 500) }, () => ({
          companyId,
          name: 'step',
          input: { of: companyId, inPassing },
          inPassing,
          status: 'waiting' as const,
          runAt: new Date(ctx.now.getTime() - agoMs),
        })),
      ),
    )
  }
}

const working: Worker[] = []
const start = (functions: JobFunctions) => {
  const worker = startWorker(platform, functions)
  working.push(worker)
  return worker
}
interface Left {
  of: string | null
  inPassing: boolean
}
/** Starts a worker whose jobs hang, all or some, until they are let go; says which ones have begun. */
function startHanging(isMeant: (job: Left) => boolean = () => true) {
  let letGo = () => {}
  const hanging = new Promise<void>(resolve => {
    letGo = resolve
  })
  const begun: Left[] = []
  const worker = start({
    step: async (_work, job: Left) => {
      begun.push(job)
      if (isMeant(job)) await hanging
    },
  })
  return { worker, begun, letGo }
}

const stopAll = () => Promise.all(working.splice(0).map(worker => worker.stop()))

test('ten thousand jobs of one company do not keep another one, or the installation, waiting', async () => {
  await leave(crowded, 10_000, 60_000)
  await leave(quiet, 3, 0)
  await leave(null, 3, 0)
  const done: (string | null)[] = []
  const count = (of: string | null) => done.filter(each => each === of).length
  start({
    step: async (_work, { of }: { of: string | null }) => {
      done.push(of)
    },
  })

  expect(await within(15_000, () => count(quiet) === 3 && count(null) === 3, 2)).toBe(true)
  const before = Math.max(done.lastIndexOf(quiet), done.lastIndexOf(null))
  await stopAll()

  expect(done.slice(0, before).filter(of => of === crowded).length).toBeLessThan(30)
})

test('what is the installation’s to read goes first, and keeps no company waiting', async () => {
  await leave(null, 400, 60_000)
  await leave(quiet, 10, 0)
  const done: (string | null)[] = []
  start({
    step: async (_work, { of }: { of: string | null }) => {
      done.push(of)
    },
  })

  expect(await within(15_000, () => done.length === 410, 2)).toBe(true)
  await stopAll()

  expect(done.slice(0, 5)).toEqual([null, null, null, null, null])
  expect(done.lastIndexOf(quiet)).toBeLessThan(200)
})

test('what nobody waits for gives way, and holds up nothing where it hangs', async () => {
  await leave(crowded, 50, 60_000, true)
  const { worker, begun, letGo } = startHanging(({ inPassing }) => inPassing)
  const count = (inPassing: boolean) => begun.filter(job => job.inPassing === inPassing).length
  expect(await within(5000, () => count(true) === 5, 10)).toBe(true)
  await leave(crowded, 20, 0)
  worker.wake()

  expect(await within(10_000, () => count(false) === 20, 10)).toBe(true)
  expect(count(true)).toBe(5)

  // Nor does that of several companies together.
  await leave(quiet, 50, 60_000, true)
  worker.wake()
  expect(await within(5000, () => count(true) === 7, 10)).toBe(true)
  await leave(quiet, 20, 0)
  worker.wake()
  expect(await within(10_000, () => count(false) === 40, 10)).toBe(true)
  expect(count(true)).toBe(7)
  letGo()
  expect(await within(10_000, () => count(true) === 100, 10)).toBe(true)
  await stopAll()
})

test('two companies that come at once with what nobody waits for leave room as well', async () => {
  await leave(crowded, 50, 60_000, true)
  await leave(quiet, 50, 60_000, true)
  const { begun, letGo } = startHanging()
  expect(await within(5000, () => begun.length === 7, 10)).toBe(true)
  await sleep(200)
  expect(begun).toHaveLength(7)
  letGo()
  await stopAll()
})

test('what somebody waits for comes before what has waited longer in passing', async () => {
  await leave(quiet, 30, 60_000, true)
  await leave(quiet, 30, 0)
  const begun: boolean[] = []
  start({
    step: async (_work, { inPassing }: { inPassing: boolean }) => {
      begun.push(inPassing)
    },
  })

  expect(await within(10_000, () => begun.length === 60, 10)).toBe(true)
  await stopAll()
  expect(begun.slice(0, 8)).toEqual(Array(8).fill(false))
  expect(begun.slice(0, 45).filter(inPassing => !inPassing)).toHaveLength(30)
})

test('a company whose jobs hang leaves room for the others', async () => {
  await leave(crowded, 50, 60_000)
  const { worker, begun, letGo } = startHanging(({ of }) => of === crowded)
  await within(5000, () => begun.length === 8, 10)
  await leave(quiet, 20, 0)
  worker.wake()

  expect(await within(10_000, () => begun.filter(({ of }) => of === quiet).length === 20, 10)).toBe(true)
  expect(begun.filter(({ of }) => of === crowded)).toHaveLength(8)
  letGo()
  await stopAll()
})

test('companies whose jobs hang leave room for what comes in', async () => {
  await leave(crowded, 20, 60_000)
  await leave(quiet, 20, 60_000)
  const { worker, begun, letGo } = startHanging(({ of }) => of !== null)
  await within(5000, () => begun.length === 10, 10)
  await leave(null, 20, 0)
  worker.wake()

  expect(await within(10_000, () => begun.filter(({ of }) => of === null).length === 20, 10)).toBe(true)
  expect(begun.filter(({ of }) => of !== null)).toHaveLength(10)
  letGo()
  await stopAll()
})

test('of several workers each job is worked by one, and none waits for the other', async () => {
  await leave(crowded, 120, 0)
  await leave(quiet, 40, 0)
  await leave(null, 10, 0)
  const byWorker = [0, 0, 0]
  const starts = byWorker.map(
    (_, at): JobFunctions => ({
      step: async () => {
        byWorker[at] = (byWorker[at] as number) + 1
        await sleep(5)
      },
    }),
  )
  starts.forEach(start)

  const left = async () => (await database.run('select count(*) as "left" from jobs', [])).rows[0]?.left
  expect(await within(20_000, async () => (await left()) === 0, 50)).toBe(true)
  await stopAll()

  expect(byWorker.reduce((sum, count) => sum + count)).toBe(170)
  expect(byWorker.filter(count => count > 0)).toHaveLength(3)
})

test('of a company’s jobs the longest due come first', async () => {
  await leave(quiet, 20, 1000)
  await leave(quiet, 8, 60_000)
  const { begun, letGo } = startHanging()
  expect(await within(5000, () => begun.length === 8, 10)).toBe(true)

  const { rows } = await database.run('select max(run_at) as "latest" from jobs where status = \'Working\'', [])
  const { rows: waiting } = await database.run('select min(run_at) as "first" from jobs where status = \'Waiting\'', [])
  expect(Date.parse(rows[0]?.latest)).toBeLessThan(Date.parse(waiting[0]?.first) - 30_000)
  letGo()
  await stopAll()
})

test('a job whose worker died is taken over once its lease ran out', async () => {
  await leave(quiet, 1, 0)
  await database.run("update jobs set status = 'Working', attempts = 1, lease_until = created_at", [])
  const attempts: number[] = []
  start({
    step: async ({ attempt }) => {
      attempts.push(attempt)
    },
  })

  expect(await within(5000, () => attempts.length === 1, 10)).toBe(true)
  await stopAll()
  expect(attempts).toEqual([2])
})

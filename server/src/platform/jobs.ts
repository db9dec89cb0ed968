import { setTimeout as sleep } from 'node:timers/promises'
import { type Actor, type CompanySettings, installation, machineOf } from './actor.ts'
import { constant, type Sql, sql } from './db/sql.ts'
import { storedEnum } from './db/tables.ts'
import type { Writer } from './db/writer.ts'
import { type Ctx, look, type Platform, perform } from './work.ts'

/** Plain JSON; ids rather than copies, since a job runs later. */
export type JobInput = Record<string, string | number | boolean | null>

export interface JobToDo {
  /** Whose work it is; null is the installation's own. */
  companyId: string | null
  name: string
  input: JobInput
  when: When
}

/** Milliseconds from now, or at once but in passing: what nobody waits for gives way to what else the company has to do. */
export type When = number | 'in passing'

export const delayOf = (when: When): number => (when === 'in passing' ? 0 : when)

/** Jobs are inserted beside the change that asks for them. */
export const insertionsOfJobs = (write: Writer, now: Date, jobs: JobToDo[]): Sql[] =>
  write.insertions(
    'Job',
    jobs.map(({ companyId, name, input, when }) => ({
      companyId,
      name,
      input,
      status: 'waiting' as const,
      inPassing: companyId !== null && when === 'in passing',
      runAt: new Date(now.getTime() + delayOf(when)),
    })),
  )

/** What a job's function works with. Jobs run once or more, so they look first; what leaves the house happens between actions. */
export interface JobWork {
  readonly platform: Platform
  readonly actor: Actor
  /** How often it has been tried, this time included. */
  readonly attempt: number
  look<T>(action: (ctx: Ctx) => Promise<T>): Promise<T>
  perform<T>(action: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Ends the job, with the last of its work in the same transaction. Where that fails the job goes on, and may end in another way. */
  end(action: (ctx: Ctx) => Promise<unknown>): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: each job knows the input it was left with
export type JobFunction = (work: JobWork, input: any) => Promise<void>
export type JobFunctions = Record<string, JobFunction>

/** Thrown by a job that knows better than the growing waits when it is worth trying again. */
export class TryAgain extends Error {
  readonly afterMs: number
  constructor(afterMs: number, reason: string) {
    super(reason)
    this.afterMs = afterMs
  }
}

const LEASE_MS = 60_000
const AT_ONCE = 12
/** Of one company, or of the installation itself: whatever it has waiting, and however slow, there is room beside it. */
const OF_ONE = 8
/** Of all companies: what comes in from outside is read however long they wait for others. */
const OF_COMPANIES = 10
/** Of those what is done in passing, and of it one company's: an answer leaves however many names are asked for and files fetched. */
const IN_PASSING = 7
const IN_PASSING_OF_ONE = 5
const LOOK_EVERY_MS = 1000
// A claim costs as much for one job as for many: while most hands are full it waits as long for more of them to be free.
const GATHER_MS = 25
const TRIES = 8
/** 2 s, 8 s, 32 s, 2 min, 8.5 min … with jitter. */
const waitAfter = (attempt: number) => 2000 * 4 ** (Math.min(attempt, TRIES) - 1) * (0.8 + Math.random() * 0.4)

interface Due extends Record<string, unknown> {
  id: string
  name: string
  input: JobInput
  attempts: number
}

interface Claimed extends Due {
  inPassing: boolean
  /** Who works it: the company's machinery, or the installation itself. */
  actor: Actor
}

/** Jobs that come back: their name, and how long after one run the next begins. Each has one row, so that of many nodes one works it. */
export type Schedules = Record<string, number>

const scheduledId = (name: string) => `every:${name}`

/** Puts the rows of scheduled jobs there. Calling it again changes nothing. */
export const keepSchedules = (platform: Platform, schedules: Schedules) =>
  perform(platform, { actor: installation }, async ctx => {
    for (const name of Object.keys(schedules)) {
      await ctx.write.insertNew('Job', {
        id: scheduledId(name),
        companyId: null,
        name,
        input: {},
        status: 'waiting',
        runAt: ctx.now,
      })
    }
  })

export interface Worker {
  wake(): void
  /** Works until nothing is due; for tests and commands. */
  drain(): Promise<void>
  /** Claims nothing new and waits for what is running. */
  stop(): Promise<void>
}

/** Works the jobs table until stopped. A crash loses nothing: a lease that ran out is claimed again. */
export function startWorker(platform: Platform, functions: JobFunctions, schedules: Schedules = {}): Worker {
  const running = new Set<Promise<void>>()
  const turns = newTurns()
  let stopping = false
  let awake: (() => void) | undefined
  let woken = false
  let claiming = 0

  const start = (job: Claimed) => {
    turns.began(job)
    const done = runJob(platform, functions, schedules, job).finally(() => {
      turns.ended(job)
      running.delete(done)
      wake()
    })
    running.add(done)
  }

  const claimAndStart = async () => {
    claiming++
    try {
      const room = AT_ONCE - running.size
      const claimed = room > 0 ? await claim(platform, room, turns) : []
      claimed.forEach(start)
      return claimed.length
    } finally {
      claiming--
    }
  }

  const wake = () => {
    woken = true
    awake?.()
  }

  const rest = async (ms: number) => {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      awake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    awake = undefined
  }

  const roomAgain = async () => {
    const until = performance.now() + GATHER_MS
    while (running.size > AT_ONCE / 2 && !stopping && performance.now() < until) await rest(until - performance.now())
  }

  const loop = (async () => {
    while (!stopping) {
      woken = false
      const started = await claimAndStart().catch(error => {
        platform.log.warn({ err: error }, 'Jobs could not be claimed')
        return 0
      })
      await roomAgain()
      if (started === 0 && !woken && !stopping) await rest(LOOK_EVERY_MS)
    }
  })()

  return {
    wake,
    async drain() {
      for (let turn = 0; turn < 10_000; turn++) {
        const started = await claimAndStart()
        if (started === 0 && running.size === 0 && claiming === 0) return
        await Promise.race([...running, sleep(20)])
      }
    },
    async stop() {
      stopping = true
      wake()
      await loop
      await Promise.allSettled(running)
    },
  }
}

type Owner = string | null
const LOST_EVERY_MS = 1000

/** Whose jobs run here, and who was served when: the next turn is of whoever has the fewest running, then of who waited longest. */
function newTurns() {
  const running = new Set<Claimed>()
  let served = new Map<Owner, number>()
  let turn = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  const countOf = (isMeant: (job: Claimed) => boolean) => [...running].filter(isMeant).length
  const runningOf = (owner: Owner) => countOf(({ actor }) => actor.companyId === owner)
  return {
    roomFor: (owner: Owner) => OF_ONE - runningOf(owner),
    /** Beside what was claimed a moment ago and does not run yet. */
    roomInPassing(owner: Owner, claimed: Claimed[]) {
      const passing = [...running, ...claimed].filter(({ inPassing }) => inPassing)
      const own = passing.filter(({ actor }) => actor.companyId === owner)
      return Math.min(IN_PASSING - passing.length, IN_PASSING_OF_ONE - own.length)
    },
    roomForCompanies: () => OF_COMPANIES - countOf(({ actor }) => actor.companyId !== null),
    inTurn(companies: CompanyWithJobs[]) {
      const servedOf = (owner: Owner) => served.get(owner) ?? 0
      served = new Map(companies.map(({ actor: { companyId } }) => [companyId, servedOf(companyId)]))
      return companies.toSorted(
        ({ actor: { companyId: a } }, { actor: { companyId: b } }) =>
          runningOf(a) - runningOf(b) || servedOf(a) - servedOf(b),
      )
    },
    /** A lease runs for a minute, so one that ran out is not looked for with every claim. */
    isTimeForLost() {
      const now = performance.now()
      const isTime = now - lookedAt >= LOST_EVERY_MS
      if (isTime) lookedAt = now
      return isTime
    },
    began(job: Claimed) {
      served.set(job.actor.companyId, ++turn)
      running.add(job)
    },
    ended(job: Claimed) {
      running.delete(job)
    },
  }
}

// What came in from outside is the installation's own to read and goes first: people wait for it, and it leaves room enough for the
// rest. Companies take turns, so that one with ten thousand jobs waiting does not keep the others waiting as well; of each what somebody
// waits for comes first.
const claim = (platform: Platform, most: number, turns: ReturnType<typeof newTurns>) =>
  perform(platform, { actor: installation }, async ctx => {
    if (turns.isTimeForLost()) await takeBackLost(ctx)
    const ownRoom = Math.min(most, turns.roomFor(null))
    const due = await dueOf(ctx, installation, false, ownRoom)
    let left = Math.min(most - due.length, turns.roomForCompanies())
    const hasRoom = ({ actor, presses }: CompanyWithJobs) => presses || turns.roomInPassing(actor.companyId, due) > 0
    const companies = left > 0 ? turns.inTurn((await companiesWithDueJobs(ctx)).filter(hasRoom)) : []
    const share = Math.ceil(left / companies.length)
    for (const { actor, presses, passes } of companies) {
      const room = Math.min(share, turns.roomFor(actor.companyId), left)
      const theirs = presses ? await dueOf(ctx, actor, false, room) : []
      const besides = Math.min(room - theirs.length, turns.roomInPassing(actor.companyId, due))
      if (passes) theirs.push(...(await dueOf(ctx, actor, true, besides)))
      due.push(...theirs)
      left -= theirs.length
    }
    if (due.length) {
      await ctx.write.change(
        'Job',
        { id: due.map(job => job.id) },
        { status: 'working', attempts: sql`attempts + 1`, leaseUntil: new Date(ctx.now.getTime() + LEASE_MS) },
      )
    }
    return due.map(job => ({ ...job, attempts: job.attempts + 1 }))
  })

// Looked for without a lock: an update by this condition would lock the first job beyond it as well, by the index and then by the row,
// which deadlocks on MySQL and MariaDB with the one that is just being finished the other way round.
async function takeBackLost(ctx: Ctx) {
  const lost = await ctx.query<{ id: string }>(
    sql`select j.id as "id" from ${ctx.everywhere.Job} j
        where j.status = ${storedEnum('JobStatus', 'working')} and j.lease_until < ${ctx.now} limit 100`,
  )
  if (lost.length === 0) return
  await ctx.write.change(
    'Job',
    { id: lost.map(({ id }) => id), status: 'working' },
    { status: 'waiting', leaseUntil: null },
    sql`lease_until < ${ctx.now}`,
  )
}

const waiting = storedEnum('JobStatus', 'waiting')

interface CompanyWithJobs {
  actor: Actor
  /** Whether there are jobs that somebody waits for, and such as are done in passing. */
  presses: boolean
  passes: boolean
}

// Two steps into the index for each company, however many jobs it has: the limit keeps the databases from reading them all. An order
// would make MySQL read and sort them.
async function companiesWithDueJobs(ctx: Ctx): Promise<CompanyWithJobs[]> {
  const one = (inPassing: boolean) =>
    sql`(select j.id from ${ctx.everywhere.Job} j where j.company_id = c.id and j.status = ${waiting} and j.in_passing = ${inPassing}
         and j.run_at <= ${ctx.now} limit 1)`
  const rows = await ctx.query<Company>(
    sql`select x.id as "id", x.currency as "currency", x.timezone as "timezone", x.locale as "locale", x.pressing as "pressing", x.passing as "passing"
        from (select c.id, c.currency, c.timezone, c.locale, ${one(false)} as pressing, ${one(true)} as passing from ${ctx.everywhere.Company} c) x
        where x.pressing is not null or x.passing is not null`,
  )
  return rows.map(({ id, pressing, passing, ...company }) => ({
    actor: machineOf(id, company),
    presses: pressing !== null,
    passes: passing !== null,
  }))
}

interface Company extends Record<string, unknown>, CompanySettings {
  id: string
  pressing: string | null
  passing: string | null
}

// FOR UPDATE SKIP LOCKED takes rows in the order of the named index: with a sort of its own MySQL would lock all it reads.
async function dueOf(ctx: Ctx, actor: Actor, inPassing: boolean, most: number): Promise<Claimed[]> {
  if (most <= 0) return []
  const isTheirs = actor.companyId === null ? sql`j.company_id is null` : sql`j.company_id = ${actor.companyId}`
  const due = await ctx.query<Due>(
    sql`select j.id as "id", j.name as "name", j.input as "input", j.attempts as "attempts"
        from ${ctx.everywhere.Job} j ${byTurn} where ${isTheirs}
        and j.status = ${waiting} and j.in_passing = ${inPassing} and j.run_at <= ${ctx.now} order by j.run_at, j.id limit ${most} for update skip locked`,
  )
  return due.map(job => ({ ...job, inPassing, actor }))
}
const byTurn = constant('/*! use index (jobs_turn_idx) */')

async function runJob(platform: Platform, functions: JobFunctions, schedules: Schedules, job: Claimed): Promise<void> {
  const { actor } = job
  try {
    let isOver = false
    const work: JobWork = {
      platform,
      actor,
      attempt: job.attempts,
      look: action => look(platform, { actor }, action),
      perform: action => perform(platform, { actor }, action),
      end: async action => {
        await perform(platform, { actor }, async ctx => {
          await finish(ctx.as(installation), job, schedules)
          await action(ctx)
        })
        isOver = true
      },
    }
    const job_ = functions[job.name]
    if (!job_) throw new Error(`There is no job called ${job.name}`)
    await job_(work, job.input)
    if (!isOver) await work.end(async () => {})
  } catch (error) {
    await perform(platform, { actor: installation }, ctx => giveBack(ctx, job, error as Error)).catch(() => {
      // The database is away: the lease runs out and the job is claimed again.
    })
    platform.log.warn({ err: error, job: job.name, jobId: job.id, attempt: job.attempts }, 'A job failed')
  }
}

const finish = (ctx: Ctx, { id, name, attempts }: Due, schedules: Schedules) => {
  const every = id === scheduledId(name) ? schedules[name] : undefined
  return every === undefined
    ? ctx.write.erase('Job', { id, attempts })
    : ctx.write.change(
        'Job',
        { id, attempts },
        { status: 'waiting', attempts: 0, leaseUntil: null, runAt: new Date(ctx.now.getTime() + every) },
      )
}

async function giveBack(ctx: Ctx, job: Due, error: Error) {
  const isDead = job.attempts >= TRIES && !(error instanceof TryAgain) && job.id !== scheduledId(job.name)
  const wait = error instanceof TryAgain ? error.afterMs : waitAfter(job.attempts)
  await ctx.write.change(
    'Job',
    { id: job.id, attempts: job.attempts },
    {
      status: isDead ? 'dead' : 'waiting',
      leaseUntil: null,
      lastError: error.message.slice(0, 2000),
      runAt: new Date(ctx.now.getTime() + wait),
    },
  )
}

/** The company's machinery with its currency, zone and language. */
export const companyMachine = (platform: Platform, companyId: string): Promise<Actor> =>
  look(platform, { actor: installation }, async ctx => {
    const [company] = await ctx.query<{ currency: string; timezone: string; locale: string }>(
      sql`select c.currency as "currency", c.timezone as "timezone", c.locale as "locale" from ${ctx.everywhere.Company} c where c.id = ${companyId}`,
    )
    return machineOf(companyId, company)
  })

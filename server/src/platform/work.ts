import { setTimeout as sleep } from 'node:timers/promises'
import type { PresenceNote } from '@steward/contract/platform/live.ts'
import type { Actor } from './actor.ts'
import { type Clock, dayIn } from './clock.ts'
import type { Connection, Database, Hand, Lane } from './db/database.ts'
import { faultOf } from './db/faults.ts'
import { type Reader, readerOn } from './db/reader.ts'
import { ofCompany, type Rules, type Scopes, scopeOf, scopes } from './db/scope.ts'
import { type ScopedPrisma, scopedPrisma } from './db/scoped-prisma.ts'
import { type Sql, textOf } from './db/sql.ts'
import type { Noun } from './db/tables.ts'
import { type Tally, type Writer, writerOn } from './db/writer.ts'
import type { Env } from './env.ts'
import { auditOnly, type Details, type FactToKeep, factOf, insertionsOfFacts, noteOf, type Subjects } from './facts.ts'
import { answeredBefore, type Repeatable, rememberAnswer } from './idempotency.ts'
import type { JobInput, JobToDo, When } from './jobs.ts'
import { insertionsOfJobs } from './jobs.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import { Refusal } from './refusal.ts'
import type { Box } from './secrets.ts'

/** All that an action stands on: made once at start, handed to every scene. */
export interface Platform {
  readonly env: Env
  readonly log: Log
  readonly database: Database
  readonly clock: Clock
  readonly rules: Rules
  readonly live: Live
  readonly box: Box
  /** Called after a commit that left jobs. */
  wakeJobs(): void
}

/** Who acts, and what the request said about it. */
export interface Scene {
  readonly actor: Actor
  /** Set by tests and the demo alone; otherwise the database's time. */
  readonly now?: Date
  /** The version the caller has seen (If-Match). */
  readonly ifMatch?: number
  /** An Idempotency-Key and what it was sent with. */
  readonly repeatable?: Repeatable
}

/** What a business function works with; always its first argument. */
export interface Ctx extends Reader {
  readonly actor: Actor
  readonly now: Date
  /** The company's calendar day. */
  readonly today: string
  readonly ifMatch: number | undefined
  readonly env: Env
  readonly box: Box
  readonly log: Log
  /** What the actor may see: `from ${ctx.visible.Lead} l`. */
  readonly visible: Scopes
  /** All rows of the company, deleted ones too: for names in joins, sums and checks. */
  readonly all: Scopes
  /** Every company's rows; only the installation itself has it (sign-in, webhooks), others throw. */
  readonly everywhere: Scopes
  readonly write: Writer
  /** Prisma, narrowed like everything else. */
  readonly db: ScopedPrisma
  /** Notes what happened, in the same transaction. `owner` is whose it is, for nouns that only their owner may see. */
  record(type: string, subjects: Subjects, details?: Details, owner?: string | null): void
  /** Shows to colleagues that the actor, an employee, is at something. Kept nowhere. */
  show(noun: string, id: string, doing: PresenceNote['doing'], owner: string | null, through?: string): void
  /** Which employees are at something right now. */
  whoIsAt(noun: string, id: string): PresenceNote[]
  /** Adds to a row of counts that many write to. It is done with the commit, so that nobody holds the row for longer than that. */
  tally<N extends Noun>(noun: N, tally: Tally<N>): void
  /** Leaves work for after the commit: `later('send-message', { messageId })`. */
  later(name: string, input: JobInput, when?: When): void
  /**
   * The same transaction in somebody else's name: the installation acting inside a company it has just found or made. The demo
   * also says when it was.
   */
  as(actor: Actor, now?: Date): Ctx
  /** Runs after the commit, for what lives in this process alone. */
  afterCommit(effect: () => void): void
}

const TRIES = 5
/** Beyond this the connection is closed, which rolls back as well. */
const ROLLBACK_MS = 2000

/**
 * Runs an action that may write: one transaction, read committed, repeated on deadlocks and serialisation failures (5 times, then
 * 503). Facts and jobs go with it; what happened is announced after the commit. Nothing is opened until the first statement.
 */
export async function perform<T>(platform: Platform, scene: Scene, action: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const transaction = lazyTransaction(platform.database)
    const { ctx, facts, jobs, tallies, effects } = writingCtx(platform, scene, transaction)
    try {
      const before = scene.repeatable && (await answeredBefore(ctx, scene.repeatable))
      if (before) {
        await transaction.rollback()
        return before.answer as T
      }
      const answer = await action(ctx)
      if (scene.repeatable) await rememberAnswer(ctx, scene.repeatable, answer)
      const { write, now } = ctx
      await transaction.commit([...insertionsOfFacts(write, facts), ...insertionsOfJobs(write, now, jobs), ...tallies])
      for (const effect of effects) effect()
      announce(platform, facts)
      if (jobs.length) platform.wakeJobs()
      return answer
    } catch (error) {
      await transaction.rollback()
      if (faultOf(error).kind !== 'again') throw error
      if (attempt === TRIES) throw new Refusal('BUSY', { retryAfter: 1 })
      await sleep(2 ** attempt * 5 * (0.5 + Math.random()))
    } finally {
      transaction.release()
    }
  }
}

/** Runs an action that only reads: no transaction, any connection. */
export async function look<T>(platform: Platform, scene: Scene, action: (ctx: Ctx) => Promise<T>): Promise<T> {
  let lane: Lane | undefined
  const hand = () => platform.database
  const prisma = async () => {
    lane ??= platform.database.lane()
    return lane.client
  }
  try {
    return await action(ctxOn(platform, scene, hand, prisma, readOnly))
  } finally {
    lane?.giveBack()
  }
}

const refuseWriting = () => {
  throw new Error('This procedure is declared as reading only')
}
const readOnly: Marks = {
  keep: refuseWriting,
  leave: refuseWriting,
  count: refuseWriting,
  afterCommit: refuseWriting,
  // Nothing was changed that others must not hear of before it is committed.
  say: effect => effect(),
  writable: false,
}

function writingCtx(platform: Platform, scene: Scene, transaction: LazyTransaction) {
  const facts: FactToKeep[] = []
  const jobs: JobToDo[] = []
  const tallies: Sql[] = []
  const effects: (() => void)[] = []
  const ctx = ctxOn(platform, scene, () => transaction, transaction.prisma, {
    keep: fact => void facts.push(fact),
    leave: job => void jobs.push(job),
    count: tally => void tallies.push(tally),
    afterCommit: effect => void effects.push(effect),
    say: effect => void effects.push(effect),
    writable: true,
  })
  return { ctx, facts, jobs, tallies, effects }
}

type Marks = Pick<Ctx, 'afterCommit'> & {
  keep(fact: FactToKeep): void
  leave(job: JobToDo): void
  count(tally: Sql): void
  say(effect: () => void): void
  writable: boolean
}

function ctxOn(
  platform: Platform,
  scene: Scene,
  hand: () => Hand,
  prisma: () => Promise<Lane['client']>,
  marks: Marks,
): Ctx {
  const { actor } = scene
  const { rules } = platform
  const now = scene.now ?? platform.clock.now()
  const { companyId } = actor
  const narrow = (noun: Noun) => (companyId ? scopeOf(rules, noun, actor) : {})
  const write = writerOn({
    hand: marks.writable ? hand : refuseWriting,
    now: () => now,
    companyId,
    scopeOf: narrow,
  })
  return {
    actor,
    now,
    get today() {
      return dayIn(actor.company.timezone, now)
    },
    ifMatch: scene.ifMatch,
    env: platform.env,
    box: platform.box,
    log: platform.log,
    ...readerOn(hand),
    visible: scopes(noun => scopeOf(rules, noun, actor)),
    all: scopes(noun => ofCompany(noun, actor)),
    everywhere: scopes(() => {
      if (actor.companyId) throw new Error('Only the installation itself looks across companies')
      return null
    }),
    write,
    db: scopedPrisma(prisma, noun => scopeOf(rules, noun, actor), actor.companyId),
    record: (type, subjects, details = {}, owner = null) =>
      marks.keep(factOf(actor, now, type, subjects, details, owner)),
    show: (noun, id, doing, owner, through) => {
      const { employeeId, name } = actor
      if (!companyId || !employeeId) return
      const note = { noun, id, who: { id: employeeId, name }, doing, ...(through && { through }) }
      marks.say(() => platform.live.show(companyId, note, owner))
    },
    whoIsAt: (noun, id) => (actor.companyId ? platform.live.whoIsAt(actor.companyId, noun, id) : []),
    tally: (noun, tally) => marks.count(write.tally(noun, tally)),
    later: (name, input, when = 0) => marks.leave({ companyId, name, input, when }),
    afterCommit: marks.afterCommit,
    as: (other, moment = now) => ctxOn(platform, { ...scene, now: moment, actor: other }, hand, prisma, marks),
  }
}

interface LazyTransaction extends Hand {
  prisma(): Promise<Lane['client']>
  commit(last: Sql[]): Promise<void>
  rollback(): Promise<void>
  release(): void
}

// The connection is borrowed with the first statement, so that what is refused before costs the database nothing.
function lazyTransaction(database: Database): LazyTransaction {
  let opening: Promise<Connection> | undefined
  let connection: Connection | undefined
  let lane: Lane | undefined
  let over = false
  let broken = false

  const open = () => {
    opening ??= database.borrow().then(async borrowed => {
      connection = borrowed
      await borrowed.begin()
      return borrowed
    })
    return opening
  }
  const commit = async (last: Sql[]) => {
    if (last.length) await open()
    if (over || !connection) return
    await connection.commit(last.map(one => ({ text: textOf(one, database.dialect), values: one.values })))
    over = true
  }
  const rollback = async () => {
    if (over || !connection) return
    over = true
    await connection.rollback()
  }
  return {
    dialect: database.dialect,
    run: async (text, values) => (await open()).run(text, values),
    lane: () => {
      throw new Error('Use prisma()')
    },
    prisma: async () => {
      const held = await open()
      lane ??= held.lane()
      return lane.client
    },
    commit,
    rollback: async () => {
      let late: NodeJS.Timeout | undefined
      const tooLate = new Promise<never>((_, reject) => {
        late = setTimeout(reject, ROLLBACK_MS)
      })
      await Promise.race([rollback(), tooLate]).catch(() => {
        broken = true
      })
      clearTimeout(late)
    },
    release: () => {
      lane?.giveBack()
      connection?.release(broken)
    },
  }
}

function announce(platform: Platform, facts: FactToKeep[]) {
  for (const fact of facts) {
    const { companyId } = fact.actor
    if (companyId && !auditOnly.includes(fact.type)) platform.live.announce(companyId, noteOf(fact), fact.owner)
  }
}

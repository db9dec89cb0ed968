import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, isPassing, isPortTaken, reasonIn, spawnPostgres, urlOf } from './cluster.ts'
import { greet } from './greeting.ts'
import { isAlive, within } from './processes.ts'
import { EmbeddedUnusable } from './unusable.ts'

/** How long remains of a killed one may stand in the way, and a taken port. */
const PASSING_MS = 30_000
const PORT_MS = 3000
/** How long a living one may take until it answers: after a power cut it works through its log first. */
const RECOVERY_MS = 300_000
const STOP_MS = 20_000
const RESTARTS = 5
const RESTARTS_WITHIN_MS = 60_000

/** It runs and does not take our password. */
export class PasswordRefused extends Error {}
/** Somebody else has our port. */
export class PortTaken extends EmbeddedUnusable {}

export type State = 'starting' | 'running' | 'ended' | 'given up'

/** Keeps one PostgreSQL running on a port until told to end. */
export class Keeper {
  state: State = 'starting'
  pid = 0
  readonly #cluster: Cluster
  readonly #port: number
  readonly #log: (sentence: string) => void
  #ending = false
  #restarts: number[] = []
  #restarting: Promise<void> | undefined
  #watch: NodeJS.Timeout | undefined

  constructor(cluster: Cluster, port: number, log: (sentence: string) => void) {
    this.#cluster = cluster
    this.#port = port
    this.#log = log
  }

  /** Starts it, or takes over one that runs already. Throws EmbeddedUnusable, PortTaken or PasswordRefused; then nothing runs. */
  async begin(orphan: number | undefined): Promise<void> {
    if (!orphan) return this.#start()
    this.pid = orphan
    this.state = 'running'
    // Not our child: its end can only be looked for.
    this.#watch = setInterval(() => {
      if (!isAlive(orphan)) this.#lost()
    }, 500)
    this.#watch.unref()
  }

  async #start(): Promise<void> {
    this.state = 'starting'
    const began = performance.now()
    while (!this.#ending) {
      const why = await this.#attempt()
      if (why === undefined) return
      const waited = performance.now() - began
      if (isPassing(why) && waited < PASSING_MS) await sleep(250)
      else if (isPortTaken(why) && waited < PORT_MS) await sleep(500)
      else throw this.#refusal(why)
    }
  }

  #refusal(why: string) {
    const sentence = `The embedded database does not start: ${reasonIn(why)} (see ${this.#cluster.logFile})`
    return isPortTaken(why) ? new PortTaken(sentence) : new EmbeddedUnusable(sentence)
  }

  /** Undefined once it runs, or what it said when it ended. */
  async #attempt(): Promise<string | undefined> {
    const { child, words } = spawnPostgres(this.#cluster, this.#port)
    let exited: string | undefined
    child.once('error', error => {
      exited = error.message
    })
    child.once('exit', () => {
      exited = words() || 'it ended without a word'
    })
    this.pid = child.pid ?? 0
    let greeting = 'silent'
    const isDecided = async () => {
      if (exited === undefined && !this.#ending) greeting = await greet(urlOf(this.#cluster, this.#port, 'postgres'))
      return exited !== undefined || this.#ending || greeting !== 'silent'
    }
    const decided = await within(RECOVERY_MS, isDecided, 20)
    if (exited !== undefined) return exited
    if (decided && !this.#ending && greeting === 'welcome') {
      this.#adopt(child)
      return undefined
    }
    await this.#stop()
    if (greeting === 'wrong password') throw new PasswordRefused()
    return decided ? undefined : `it did not answer within ${RECOVERY_MS / 1000} s: ${words()}`
  }

  #adopt(child: ChildProcess) {
    this.state = 'running'
    child.once('exit', () => this.#lost())
  }

  #lost() {
    clearInterval(this.#watch)
    if (this.#ending) return
    this.#restarting = this.#restart().catch(error => {
      this.state = 'given up'
      this.#log(`${(error as Error).message} Mend that, then start Steward again.`)
    })
  }

  async #restart(): Promise<void> {
    const now = performance.now()
    this.#restarts = [...this.#restarts.filter(time => now - time < RESTARTS_WITHIN_MS), now]
    if (this.#restarts.length > RESTARTS)
      throw new EmbeddedUnusable(
        `The embedded database ended ${this.#restarts.length} times within a minute and is left alone. See ${this.#cluster.logFile}.`,
      )
    this.#log('The embedded database ended unexpectedly; it is started again.')
    await this.#start()
  }

  /** A fast shutdown: open transactions are rolled back, everything committed is on the disk. Waits for a restart that is under way. */
  async end(): Promise<void> {
    this.#ending = true
    clearInterval(this.#watch)
    await this.#restarting
    await this.#stop()
    this.state = 'ended'
  }

  async #stop() {
    for (const [signal, ms] of [
      ['SIGINT', STOP_MS],
      ['SIGQUIT', 5000],
      ['SIGKILL', 2000],
    ] as const) {
      if (this.pid === 0 || !isAlive(this.pid)) return
      process.kill(this.pid, signal)
      if (await within(ms, () => !isAlive(this.pid), 20)) return
    }
  }
}

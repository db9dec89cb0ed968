import { jobFunctions } from '../jobs.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn, daysAfter, startOfDay } from '../platform/clock.ts'
import { delayOf, type JobInput, type JobWork } from '../platform/jobs.ts'
import type { Ctx, Platform } from '../platform/work.ts'
import type { Random } from './random.ts'

interface Scheduled {
  at: number
  order: number
  what: () => Promise<unknown>
}

const MOST_JOBS_IN_A_ROW = 50
const AFTERWARDS_MS = 10 * 60_000

/**
 * Plays a company's past in the order it happened. Whoever acts at a moment gets a `ctx` of that moment, so that facts, numbers and
 * days are those of then; the jobs an action leaves are worked at once, at the same moment. What would lie in the future does not happen.
 */
export class Stage {
  readonly random: Random
  readonly timezone: string
  readonly today: string
  readonly end: Date
  now: Date
  readonly #ctx: Ctx
  readonly #platform: Platform
  readonly #machine: Actor
  #scheduled: Scheduled[] = []
  #jobs: { name: string; input: JobInput }[] = []
  #order = 0

  constructor(platform: Platform, ctx: Ctx, machine: Actor, random: Random, start: Date) {
    this.random = random
    this.timezone = machine.company.timezone
    this.today = ctx.today
    this.end = ctx.now
    this.now = start
    this.#ctx = ctx
    this.#platform = platform
    this.#machine = machine
  }

  /** The company through somebody's eyes, now; its own machinery without a name. */
  as(actor: Actor = this.#machine): Ctx {
    const later: Ctx['later'] = (name, input, when = 0) => {
      const left = this.now.getTime() + delayOf(when) - this.end.getTime()
      // What is to happen only after all this waits for its time as ever.
      if (left > AFTERWARDS_MS) this.#ctx.later(name, input, left)
      else this.#jobs.push({ name, input })
    }
    return { ...this.#ctx.as(actor, this.now), later }
  }

  /** Puts something on the list for a moment; nothing comes of it when that is still to come. */
  at(moment: Date, what: () => Promise<unknown>): void {
    const at = moment.getTime()
    if (at >= this.end.getTime()) return
    const scheduled = { at, order: this.#order++, what }
    let [low, high] = [0, this.#scheduled.length]
    // Sorted backwards, so that the next one is taken from the end.
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#scheduled[middle] as Scheduled
      if (other.at > at || (other.at === at && other.order > scheduled.order)) low = middle + 1
      else high = middle
    }
    this.#scheduled.splice(low, 0, scheduled)
  }

  /** The moment on a calendar day so many minutes after midnight. */
  moment = (day: string, minutes: number) => new Date(startOfDay(this.timezone, day).getTime() + minutes * 60_000)

  /** Some time during office hours, on that day or the next working day. */
  inOfficeHours(day: string, from = 8 * 60 + 10, to = 17 * 60 + 20): Date {
    return this.moment(workday(day), this.random.between(from, to))
  }

  /** The calendar day of a moment. */
  dayOf = (moment: Date) => dayIn(this.timezone, moment)

  /** The calendar day so many days ago. */
  day = (daysAgo: number) => daysAfter(this.today, -daysAgo)

  async play(progress: (moment: Date) => void): Promise<void> {
    for (let next = this.#scheduled.pop(); next; next = this.#scheduled.pop()) {
      this.now = new Date(next.at)
      progress(this.now)
      await next.what()
      await this.#workJobs()
    }
  }

  async #workJobs() {
    const machine = this.as()
    const work: JobWork = {
      platform: this.#platform,
      actor: this.#machine,
      attempt: 1,
      look: action => action(machine),
      perform: action => action(machine),
      end: async action => void (await action(machine)),
    }
    for (let turn = 0; this.#jobs.length; turn++) {
      if (turn > MOST_JOBS_IN_A_ROW) throw new Error('The jobs of the demo do not come to an end')
      const { name, input } = this.#jobs.shift() as { name: string; input: JobInput }
      await jobFunctions[name]?.(work, input)
    }
  }
}

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The day itself, or the Monday after. */
export function workday(day: string): string {
  const number = weekday(day)
  return number === 6 ? daysAfter(day, 2) : number === 0 ? daysAfter(day, 1) : day
}

/** The day itself, or the Friday before. */
export function workdayBefore(day: string): string {
  const number = weekday(day)
  return number === 6 ? daysAfter(day, -1) : number === 0 ? daysAfter(day, -2) : day
}

import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Env } from './env.ts'
import { Refusal } from './refusal.ts'

/** Counts against a limit; refuses TOO_MANY with the time after which there is room again. */
export type Limit = (env: Env, key: string, points?: number) => Promise<void>

/** So much in so many seconds for each key, in the memory of this process; RATE_LIMITS=off lets everything pass. */
export function limitOf(points: number, seconds: number): Limit {
  const counted = new RateLimiterMemory({ points, duration: seconds })
  return async (env, key, used = 1) => {
    if (env.RATE_LIMITS === 'off') return
    await counted.consume(key, used).catch(({ msBeforeNext }) => {
      throw new Refusal('TOO_MANY', { retryAfter: Math.ceil((msBeforeNext ?? seconds * 1000) / 1000) })
    })
  }
}

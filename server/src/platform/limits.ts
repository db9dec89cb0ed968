import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Env } from './env.ts'
import { Refusal } from './refusal.ts'

/** Counts against a limit; refuses TOO_MANY with the time after which there is room again. */
export type Limit = (env: Pick<Env, 'RATE_LIMITS' | 'REDIS_URL'>, key: string, points?: number) => Promise<void>

/**
 * So much in so many seconds for each key: in all processes together where they share a Redis, else in each by itself, also while that
 * Redis is away. RATE_LIMITS=off lets everything pass. The name is the limit's own among all there are.
 */
export function limitOf(name: string, points: number, seconds: number): Limit {
  const alone = new RateLimiterMemory({ points, duration: seconds })
  let together: Promise<RateLimiterRedis> | undefined
  const inRedis = async (url: string) =>
    new RateLimiterRedis({
      ...{ storeClient: await redisAt(url), rejectIfRedisNotReady: true, insuranceLimiter: alone },
      ...{ keyPrefix: `steward:limit:${name}`, points, duration: seconds },
    })
  return async (env, key, used = 1) => {
    if (env.RATE_LIMITS === 'off') return
    if (env.REDIS_URL) together ??= inRedis(env.REDIS_URL)
    const counted = (await together) ?? alone
    await counted.consume(key, used).catch(({ msBeforeNext }) => {
      throw new Refusal('TOO_MANY', { retryAfter: Math.ceil((msBeforeNext ?? seconds * 1000) / 1000) })
    })
  }
}

const clients = new Map<string, Promise<Redis>>()

function redisAt(url: string): Promise<Redis> {
  const known = clients.get(url)
  if (known) return known
  const made = import('ioredis').then(({ Redis }) => {
    const retryStrategy = (times: number) => Math.min(times * 200, 5000)
    const client = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy })
    // That Redis is away is told by the live stream, which uses the same.
    client.on('error', () => {})
    return client
  })
  clients.set(url, made)
  return made
}

/** Lets go of what limits are counted in. */
export async function closeLimits() {
  for (const client of clients.values()) (await client).disconnect()
  clients.clear()
}

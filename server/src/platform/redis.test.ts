import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { closeLimits, limitOf } from './limits.ts'
import { type Heard, liveThroughRedis } from './live.ts'

const url = process.env.TEST_REDIS_URL

test.skipIf(!url)(
  'what one node announces is heard on another, and losing Redis keeps the own node informed',
  async () => {
    const warnings: string[] = []
    const [one, two] = [
      await liveThroughRedis(url as string, sentence => warnings.push(sentence)),
      await liveThroughRedis(url as string, () => {}),
    ]
    const companyId = uuidv7()
    const heard: Heard[] = []
    two.hear(companyId, entry => heard.push(entry))
    const note = { id: uuidv7(), type: 'lead.won', subjects: [] }

    for (let i = 0; i < 100 && heard.length === 0; i++) {
      one.announce(companyId, note, null)
      await sleep(20)
    }

    expect(heard[0]).toEqual({ companyId, note, owner: null })
    await one.close()
    await two.close()

    const lonely = await liveThroughRedis('redis://127.0.0.1:1', sentence => warnings.push(sentence))
    const here: Heard[] = []
    lonely.hear(companyId, entry => here.push(entry))
    lonely.announce(companyId, note, null)
    for (let i = 0; i < 150 && here.length === 0; i++) await sleep(20)
    expect(here).toHaveLength(1)
    expect(warnings).toHaveLength(1)
    await lonely.close()
  },
)

test.skipIf(!url)('nodes count together, and each by itself while Redis is away', async () => {
  const name = uuidv7()
  const nodes = (REDIS_URL: string) => {
    const env = { RATE_LIMITS: 'on' as const, REDIS_URL }
    return [limitOf(name, 3, 60), limitOf(name, 3, 60)].map(limit => () => limit(env, 'somebody'))
  }
  const [one, two] = nodes(url as string) as [() => Promise<void>, () => Promise<void>]
  // The line to Redis stands only a moment later.
  await limitOf(`${name} first`, 1, 1)({ RATE_LIMITS: 'on', REDIS_URL: url as string }, 'x')
  await sleep(200)
  await one()
  await two()
  await one()
  for (const node of [one, two]) await expect(node()).rejects.toMatchObject({ code: 'TOO_MANY' })

  const [alone, lonely] = nodes('redis://127.0.0.1:1') as [() => Promise<void>, () => Promise<void>]
  for (const node of [alone, alone, alone, lonely]) await node()
  await expect(alone()).rejects.toMatchObject({ code: 'TOO_MANY' })
  await closeLimits()
})

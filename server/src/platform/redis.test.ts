import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
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

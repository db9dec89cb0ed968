import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/platform/db/open.ts'
import { isAlive } from '../src/platform/embedded/processes.ts'
import { runningEmbedded } from '../src/platform/embedded/supervisor.ts'
import { homeOf, kill, victims } from './killing.ts'
import { PROOF_MS, scaled, seen } from './scale.ts'
import { ready, setUp, startSteward } from './steward-process.ts'

const ROUNDS = Math.max(3, scaled(25))
const WRITERS = 6

test.skipIf(process.env.TEST_DATABASE_URL)(
  'on the embedded database, every write that was acknowledged is there after kill -9',
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'steward-kills-'))
    chmodSync(dataDir, 0o755)
    const acknowledged = new Set<string>()
    const starts: number[] = []
    let steward = await startSteward(dataDir)
    try {
      const cookie = await setUp(steward.url)
      for (let round = 0; round < ROUNDS; round++) {
        const writing = write(steward.url, cookie, `Round ${round}`, acknowledged)
        await sleep(200 + Math.random() * 1300)
        const lives = await kill(victims[round % victims.length] as string, steward, dataDir)
        if (lives) await ready(steward)
        await writing.stop()
        if (!lives) {
          steward = await startSteward(dataDir)
          starts.push(steward.startedIn)
        }
      }
      const { leads, withoutFact } = await stored(dataDir)
      const lost = [...acknowledged].filter(id => !leads.has(id))
      seen('kills', {
        rounds: ROUNDS,
        acknowledged: acknowledged.size,
        lost: lost.length,
        'half-written': withoutFact,
        'longest start': `${(Math.max(...starts) / 1000).toFixed(1)} s`,
      })
      expect(acknowledged.size).toBeGreaterThan(ROUNDS)
      expect(lost).toEqual([])
      expect(withoutFact).toBe(0)
    } finally {
      if (isAlive(steward.pid)) process.kill(steward.pid, 'SIGTERM')
      await steward.ended
      rmSync(homeOf(dataDir), { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  PROOF_MS,
)

/** Several clients that write one lead after the other, and note each one whose 201 they saw. */
function write(url: string, cookie: string, title: string, acknowledged: Set<string>) {
  let over = false
  const client = async () => {
    while (!over) {
      const answer = await fetch(`${url}/api/v1/leads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ title }),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined)
      const lead = answer?.status === 201 ? ((await answer.json().catch(() => null)) as { id: string } | null) : null
      if (lead) acknowledged.add(lead.id)
      else await sleep(20)
    }
  }
  const clients = Array.from({ length: WRITERS }, client)
  return {
    async stop() {
      over = true
      await Promise.all(clients)
    },
  }
}

/** All leads, and how many of them lack the fact that belongs to the same transaction. */
async function stored(dataDir: string) {
  const running = await runningEmbedded(dataDir)
  const database = await openDatabase(running?.url as string, 1)
  const { rows } = await database.run(
    `select l.id as "id", (select count(*) from fact_subjects s where s.subject_id = l.id) as "facts" from leads l`,
    [],
  )
  await database.close()
  return { leads: new Set(rows.map(({ id }) => id)), withoutFact: rows.filter(({ facts }) => facts !== 1).length }
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startGraphApi } from '../src/demo/graph-player/graph-api.ts'
import { metaBytes, pageEvent, signatureOf } from '../src/demo/graph-player/meta-webhooks.ts'
import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { isAlive } from '../src/platform/embedded/processes.ts'
import { runningEmbedded } from '../src/platform/embedded/supervisor.ts'
import { randomOf } from '../test/deliveries.ts'
import { homeOf, kill, victims } from './killing.ts'
import { PROOF_MS, scaled, seen, timed } from './scale.ts'
import { ready, setUp, startSteward } from './steward-process.ts'

const MESSAGES = scaled(100_000, 0.1)
const KILLS = scaled(50, 0.1)
const IS_WHOLE = MESSAGES >= 100_000
const CUSTOMERS = Math.min(400, MESSAGES / 20)
const POSTERS = 8
const PAGE = '100200300'
const SECRET = 'secret-of-this-proof'

test.skipIf(process.env.TEST_DATABASE_URL)(
  'every message that was delivered is there once, whatever was killed on the way',
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'steward-inflow-'))
    chmodSync(dataDir, 0o755)
    const graph = await startGraphApi({ appSecret: SECRET })
    graph.page(PAGE, { token: 'token', name: 'Harbour Bakery' })
    const env = { META_APP_SECRET: SECRET, META_GRAPH_URL: graph.url }
    let steward = await startSteward(dataDir, env)
    try {
      await connectPage(steward.url, await setUp(steward.url))
      const mids = Array.from({ length: MESSAGES }, (_, i) => `m_inflow_${i}`)
      const posting = post(deliveriesOf(mids), () => steward.url)
      const [, took] = await timed(async () => {
        for (let killed = 0; killed < KILLS; killed++) {
          const share = ((killed + 0.5) * MESSAGES) / KILLS
          while (posting.taken() < share) await sleep(5)
          const lives = await kill(victims[killed % victims.length] as string, steward, dataDir)
          if (lives) await ready(steward)
          else {
            const killedAt = Date.now()
            steward = await startSteward(dataDir, env)
            if (!IS_WHOLE) await onDatabase(dataDir, database => endLeases(database, killedAt))
          }
        }
        await posting.over
        await onDatabase(dataDir, allWorked)
      })

      const found = await onDatabase(dataDir, countsOf)
      seen('inflow', { messages: MESSAGES, kills: KILLS, ...posting.figures(), ...found, in: took })
      const held = new Set(await onDatabase(dataDir, storedMids))
      expect(mids.filter(mid => !held.has(mid))).toEqual([])
      expect(found).toEqual({
        stored: MESSAGES,
        different: MESSAGES,
        'said in facts': MESSAGES,
        'counted as received': MESSAGES,
        'counted as worked': MESSAGES,
        conversations: CUSTOMERS,
        'dead letters': 0,
      })
    } finally {
      if (isAlive(steward.pid)) process.kill(steward.pid, 'SIGTERM')
      await steward.ended
      await graph.stop()
      rmSync(homeOf(dataDir), { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  PROOF_MS,
)

async function connectPage(url: string, cookie: string) {
  const answer = await fetch(`${url}/api/v1/integrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ provider: 'facebook', pageId: PAGE, accessToken: 'token' }),
  })
  expect(answer.status).toBe(201)
}

/** Bodies of one to twenty messages of different customers. */
function deliveriesOf(mids: string[]) {
  const random = randomOf(3)
  const bodies: { bytes: Buffer; count: number }[] = []
  for (let from = 0; from < mids.length; ) {
    const some = mids.slice(from, from + 1 + random(20))
    const events = some.map((mid, i) => {
      const who = { pageId: PAGE, psid: `7${(from + i) % CUSTOMERS}`, timestampMs: Date.now() }
      return pageEvent(who, { message: { mid, text: `What about ${mid}?` } })
    })
    const bytes = metaBytes({ object: 'page', entry: events.flatMap(({ entry }) => entry) })
    bodies.push({ bytes, count: some.length })
    from += some.length
  }
  return bodies
}

/** Posts as Meta does: again until it was answered with 200, and now and then once more although it was. */
function post(bodies: { bytes: Buffer; count: number }[], url: () => string) {
  let [next, taken, again, twice] = [0, 0, 0, 0]
  const send = async (bytes: Buffer) => {
    const answer = await fetch(`${url()}/webhooks/meta`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(bytes, SECRET) },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
    await answer?.text().catch(() => undefined)
    return answer?.status === 200
  }
  const poster = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      while (!(await send(body.bytes))) {
        again++
        await sleep(50)
      }
      taken += body.count
      if (next % 20 === 0 && (await send(body.bytes))) twice++
    }
  }
  return {
    over: Promise.all(Array.from({ length: POSTERS }, poster)),
    taken: () => taken,
    figures: () => ({ deliveries: bodies.length, 'posted again': again, 'posted twice': twice }),
  }
}

/** What the dead one worked on is taken up a minute later; the short proof does not wait for that. */
const endLeases = (database: Database, killedAt: number) =>
  database.run(`update jobs set lease_until = created_at where status = 'Working' and lease_until <= $1`, [
    new Date(killedAt + 60_000),
  ])

async function onDatabase<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const running = await runningEmbedded(dataDir)
  const database = await openDatabase(running?.url as string, 1)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function allWorked(database: Database) {
  for (const end = Date.now() + PROOF_MS; Date.now() < end; await sleep(100)) {
    const { rows } = await database.run(
      `select (select count(*) from webhook_events where status = 'Stored') + (select count(*) from jobs where name like 'read-%') as "left"`,
      [],
    )
    if (Number(rows[0]?.left) === 0) return
  }
  throw new Error('The deliveries were not all worked in time')
}

async function countsOf(database: Database) {
  const count = async (what: string) => Number((await database.run(`select ${what} as "n"`, [])).rows[0]?.n)
  return {
    stored: await count('(select count(*) from social_messages)'),
    different: await count('(select count(distinct external_message_id) from social_messages)'),
    'said in facts': await count(`(select count(*) from facts where type = 'message.received')`),
    'counted as received': await count('(select sum(received) from channel_hours)'),
    'counted as worked': await count('(select sum(worked) from channel_hours)'),
    conversations: await count('(select count(*) from social_conversations)'),
    'dead letters': await count('(select count(*) from dead_letters)'),
  }
}

const storedMids = async (database: Database) =>
  (await database.run('select external_message_id as "mid" from social_messages', [])).rows.map(({ mid }) =>
    String(mid),
  )

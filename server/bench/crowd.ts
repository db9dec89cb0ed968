// Twenty people before the inbox, two of them in real browsers, while two hundred conversations begin within a second: at the first of a
// server's work, and again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { startGraphApi } from '../src/demo/graph-player/graph-api.ts'
import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { startNode } from './children.ts'
import { deskOf } from './chromium.ts'
import { cpuOf, databaseCpu, used } from './cost.ts'
import { settings } from './filled.ts'

const AGENTS = 20
const IN_BROWSERS = 2
const CONVERSATIONS = 200
const WITHIN_MS = 1_000
const PATIENCE_MS = 60_000
const QUIET_MS = 4_000
// As the screens do it.
const GATHER_MS = 80
const AGAIN_MS = 400
const AGAIN_MOST_MS = 800
const PAGE_ID = '100200300'
const PASSWORD = 'a long enough password'
const LIST = '/api/v1/conversations?status=open&snoozed=false'

export interface Crowd {
  conversations: number
  agents: number
  /** At once after the start, and then as often as asked for. */
  bursts: Burst[]
}

export interface Burst {
  /** Milliseconds from sending to a screen that knows it. */
  median: number
  p99: number
  worst: number
  /** Of those in real browsers. */
  browsers: { median: number; p99: number; worst: number }
  lost: number
  /** Until the last delivery was answered. */
  answeredAfter: number
  /** CPU milliseconds for all of it, reading included. */
  cpu: { server: number; database: number }
}

/** When an agent heard of a conversation, and when they asked for the list and had it. */
interface Seen {
  heard: Record<string, number>
  reads: { began: number; ended: number }[]
}

export async function crowd(databaseUrl: string, chromium: Browser, times: number): Promise<Crowd> {
  const graph = await startGraphApi({ appId: settings.META_APP_ID, appSecret: settings.META_APP_SECRET })
  graph.page(PAGE_ID, { token: 'a-token', name: 'Harbour Bakery' })
  const server = await startNode(['dist/server/main.mjs'], {
    ...{ ...settings, DATABASE_URL: databaseUrl, PORT: '0', META_GRAPH_URL: graph.url },
  })
  graph.webhook = `${server.url}/webhooks/meta`
  const stops: (() => void)[] = []
  const database = await openDatabase(databaseUrl, 1)
  try {
    const cookies = await hireAll(server.url)
    const simulated = cookies.slice(IN_BROWSERS).map(cookie => watch(server.url, cookie, stops))
    const pages = await Promise.all(cookies.slice(0, IN_BROWSERS).map(cookie => sitDown(chromium, server.url, cookie)))
    const whatWasSeen = async () => [
      ...simulated,
      ...(await Promise.all(pages.map(page => page.evaluate(() => window.seen as Seen)))),
    ]
    const bursts: Burst[] = []
    for (let turn = 0; turn < times; turn++) {
      const worked = await cpuMeter(server.pid, database)
      const sentAt = new Map<string, number>()
      const began = Date.now()
      await Promise.all(
        Array.from({ length: CONVERSATIONS }, async (_, at) => {
          await sleep((at * WITHIN_MS) / CONVERSATIONS)
          const psid = `7${String(turn * CONVERSATIONS + at).padStart(8, '0')}`
          sentAt.set(psid, Date.now())
          await graph.customerWrites({ pageId: PAGE_ID, psid, text: `Number ${at}: do you deliver?` })
        }),
      )
      const answeredAfter = Date.now() - began
      const idOf = await allStored(database, (turn + 1) * CONVERSATIONS)
      await sleep(3_000)
      const cpu = await worked()
      const delays = (await whatWasSeen()).map(agent =>
        [...sentAt].map(([psid, sent]) => reachedAt(agent, idOf.get(psid)) - sent),
      )
      const all = delays.flat()
      const browsers = spread(delays.slice(AGENTS - IN_BROWSERS).flat())
      bursts.push({
        ...{ ...spread(all), browsers, answeredAfter, cpu },
        lost: all.filter(ms => !Number.isFinite(ms)).length,
      })
    }
    return { conversations: CONVERSATIONS, agents: AGENTS, bursts }
  } finally {
    for (const stop of stops) stop()
    await database.close()
    await server.stop()
    await graph.stop()
  }
}

// A list that was asked for after the note, and has come, shows what the note was about.
function reachedAt({ heard, reads }: Seen, id: string | undefined): number {
  const note = id === undefined ? undefined : heard[id]
  const answers = reads.filter(({ began }) => note !== undefined && began >= note).map(({ ended }) => ended)
  return Math.min(...answers)
}

function spread(delays: number[]) {
  const known = delays.filter(Number.isFinite).sort((a, b) => a - b)
  const at = (share: number) => known[Math.min(known.length - 1, Math.ceil(known.length * share) - 1)] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99), worst: at(1) }
}

async function cpuMeter(pid: number, database: Database) {
  const [before, databaseBefore] = [cpuOf(pid) ?? Number.NaN, await databaseCpu(database)]
  return async () => ({
    server: (cpuOf(pid) ?? Number.NaN) - before,
    database: used(databaseBefore, await databaseCpu(database)),
  })
}

interface Answered {
  invitation?: { path: string }
}

async function post(url: string, body: object, cookie = ''): Promise<{ json: Answered; cookie: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  const given = answer.headers.getSetCookie().map(one => one.split(';')[0])
  return { json: (await answer.json()) as Answered, cookie: given.join('; ') }
}

/** A company with a page, and the sign-ins of everybody who answers there. */
async function hireAll(url: string): Promise<string[]> {
  const admin = { name: 'Ada', email: 'ada@example.com', password: PASSWORD }
  const company = { name: 'Harbour Bakery', currency: 'EUR', timezone: 'Europe/Berlin' }
  const { cookie } = await post(`${url}/api/v1/signup`, { company, admin })
  const answer = await fetch(`${url}/api/v1/roles`, { headers: { cookie } })
  const roles = (await answer.json()) as { items: { id: string; name: string }[] }
  const roleId = roles.items.find(({ name }) => name === 'Manager')?.id
  const cookies = [cookie]
  while (cookies.length < AGENTS) {
    const who = { email: `agent-${cookies.length}@example.com`, name: `Agent ${cookies.length}`, roleId }
    const { json } = await post(`${url}/api/v1/users`, who, cookie)
    const token = json.invitation?.path.split('#')[1]
    cookies.push((await post(`${url}/api/v1/auth/link`, { token, password: PASSWORD })).cookie)
  }
  await post(`${url}/api/v1/integrations`, { provider: 'facebook', pageId: PAGE_ID, accessToken: 'a-token' }, cookie)
  return cookies
}

/** Hears the live stream and reads again as a screen does. */
function watch(url: string, cookie: string, stops: (() => void)[]): Seen {
  const seen: Seen = { heard: {}, reads: [] }
  const stop = new AbortController()
  stops.push(() => stop.abort())
  let [isStale, isAsking] = [false, false]
  const read = async () => {
    isAsking = true
    let wait = GATHER_MS
    while (isStale) {
      await sleep(wait)
      isStale = false
      const began = Date.now()
      const options = { headers: { cookie }, signal: stop.signal }
      const answers = await Promise.all([fetch(`${url}${LIST}`, options), fetch(`${url}/api/v1/inbox/counts`, options)])
      await Promise.all(answers.map(answer => answer.arrayBuffer()))
      wait = Math.min(Math.max(AGAIN_MS, Date.now() - began), AGAIN_MOST_MS)
      seen.reads.push({ began, ended: Date.now() })
    }
    isAsking = false
  }
  const listen = async () => {
    const answer = await fetch(`${url}/api/v1/live`, { headers: { cookie }, signal: stop.signal })
    let text = ''
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      const blocks = text.split('\n\n')
      text = blocks.pop() as string
      for (const block of blocks) {
        const data = /^data: (.*"message\.received".*)$/m.exec(block)?.[1]
        if (!data) continue
        const { subjects } = JSON.parse(data) as { subjects: { noun: string; id: string }[] }
        const conversation = subjects.find(({ noun }) => noun === 'conversation')
        if (conversation) seen.heard[conversation.id] ??= Date.now()
        isStale = true
        if (!isAsking) read().catch(() => undefined)
      }
    }
  }
  listen().catch(() => undefined)
  return seen
}

declare global {
  interface Window {
    seen: Seen
  }
}

/** The same in a real browser: what its own screen hears and asks for is written down, the answer once it is painted. */
async function sitDown(chromium: Browser, url: string, cookie: string): Promise<Page> {
  const context = await deskOf(chromium, url, cookie)
  await context.addInitScript(`
    window.seen = { heard: {}, reads: [] }
    const Stream = window.EventSource
    window.EventSource = class extends Stream {
      constructor(...address) {
        super(...address)
        this.addEventListener('message', ({ data }) => {
          const { type, subjects } = JSON.parse(data)
          const conversation = subjects.find(({ noun }) => noun === 'conversation')
          if (type === 'message.received' && conversation) window.seen.heard[conversation.id] ??= Date.now()
        })
      }
    }
    const ask = window.fetch
    window.fetch = async (...request) => {
      const began = Date.now()
      const answer = await ask(...request)
      if (String(request[0]?.url ?? request[0]).includes('/api/v1/conversations?'))
        answer.clone().text().then(() => requestAnimationFrame(() => setTimeout(() => window.seen.reads.push({ began, ended: Date.now() }))))
      return answer
    }`)
  const page = await context.newPage()
  let askedAt = Date.now()
  page.on('request', () => {
    askedAt = Date.now()
  })
  await page.goto('/inbox')
  await page.getByText('Nobody is waiting').waitFor()
  // Whoever sits there has the other screens' code already.
  const until = Date.now() + PATIENCE_MS
  while (Date.now() - askedAt < QUIET_MS && Date.now() < until) await sleep(500)
  return page
}

/** Waits until every conversation is there; gives their ids by the customer's. Asked beside the server, to which it is no work. */
async function allStored(database: Database, expected: number): Promise<Map<string, string>> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { rows } = await database.run(
      'select external_user_id as "customer", id as "id" from social_conversations',
      [],
    )
    if (rows.length === expected || Date.now() > until) return new Map(rows.map(({ customer, id }) => [customer, id]))
    await sleep(500)
  }
}

// An inbox of 50,000 conversations, one of them with 20,000 messages: how long filters take, and how it is opened and read upwards.
import type { Browser } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { buildApp } from '../src/app.ts'
import { folded } from '../src/platform/db/sql.ts'
import { keptWords } from '../src/platform/words.ts'
import type { Platform } from '../src/platform/work.ts'
import { startNode } from './children.ts'
import { deskOf } from './chromium.ts'
import { ADMIN, analyze, insertAll } from './company.ts'
import { opened, settings } from './filled.ts'

const THREADS = 50_000
const LONG = 20_000
const CHANNELS = 5
const BRANCHES = 3
const AGENTS = 20
const LABELS = 5
const TIMES = 10
const HOUR_MS = 3_600_000
const SCROLLS = 30

export interface LargeInbox {
  /** Milliseconds of each filter: the first time, then median and worst of the others. */
  filters: { name: string; first: number; median: number; worst: number }[]
  /** From the click until the latest messages are painted: the first time in this browser, then the median. */
  opening: { first: number; median: number }
  scrolling: { messages: number; longestFrame: number; longTasks: number }
}

interface Ids {
  agent: string
  channel: string
  branch: string
  label: string
}

type Row = Record<string, unknown>

export async function largeInbox(databaseUrl: string, chromium: Browser): Promise<LargeInbox> {
  const ids = await fillInbox(databaseUrl)
  const server = await startNode(['dist/server/main.mjs'], { ...settings, DATABASE_URL: databaseUrl, PORT: '0' })
  try {
    const login = await fetch(`${server.url}/api/v1/auth/login`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ADMIN) },
    })
    const cookie = login.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
    const filters: LargeInbox['filters'] = []
    for (const [name, query] of Object.entries(queriesOf(ids))) {
      const times: number[] = []
      for (let time = 0; time < TIMES; time++) {
        const began = performance.now()
        const answer = await fetch(`${server.url}/api/v1/conversations?${query}`, { headers: { cookie } })
        if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
        await answer.arrayBuffer()
        times.push(performance.now() - began)
      }
      const [first = Number.NaN, ...others] = times
      filters.push({ name, first, ...spread(others) })
    }
    return { filters, ...(await readUpwards(chromium, server.url, cookie)) }
  } finally {
    await server.stop()
  }
}

function spread(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN }
}

const queriesOf = ({ agent, channel, branch, label }: Ids) => {
  const open = 'status=open&snoozed=false'
  return {
    All: open,
    Mine: `${open}&assignedTo=${agent}`,
    Unassigned: `${open}&unassigned=true`,
    'Waiting longest': `${open}&waiting=true&sort=lastMessageAt`,
    'Closing soonest': `${open}&waiting=true&closing=true&sort=lastCustomerAt`,
    Closed: 'status=closed',
    Snoozed: 'status=open&snoozed=true',
    'By channel': `${open}&platform=whatsapp`,
    'By page': `${open}&integrationId=${channel}`,
    'By label': `${open}&labelId=${label}`,
    'By branch': `${open}&branchId=${branch}`,
    'Search: a name': 'q=harbour',
    'Search: two words': 'q=ana%20river',
    'Search: nothing found': 'q=zzzz',
  }
}

/** Opens the longest conversation three times, coming back in between, and goes up in it. */
async function readUpwards(chromium: Browser, url: string, cookie: string) {
  const context = await deskOf(chromium, url, cookie)
  await context.addInitScript(`
    window.longTasks = []
    new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] })`)
  const page = await context.newPage()
  await page.goto('/inbox')
  const row = page.locator('main a[href^="/inbox/"]').first()
  await row.waitFor()
  await page.waitForTimeout(3_000)
  const openings: number[] = []
  for (let time = 0; time < 3; time++) {
    await row.hover()
    await page.waitForTimeout(100)
    await page.evaluate(`window.opened = new Promise(tell => addEventListener('click', ({ timeStamp }) => {
      const look = () => {
        const last = [...document.querySelectorAll('section[aria-label="Messages"] [dir="auto"]')].at(-1)
        if (!last) return requestAnimationFrame(look)
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => tell(performance.now() - timeStamp)
        port2.postMessage(0)
      }
      requestAnimationFrame(look)
    }, { capture: true, once: true })); 0`)
    await row.click()
    openings.push((await page.evaluate('window.opened')) as number)
    await page.waitForTimeout(1_000)
    if (time < 2) {
      await page.goBack()
      await page.waitForTimeout(500)
    }
  }
  const scrolling = (await page.evaluate(`(async () => {
    const section = document.querySelector('section[aria-label="Messages"]')
    const scroller = [section, ...section.querySelectorAll('*')].find(place => place.scrollHeight > place.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(place).overflowY)) ?? section
    window.longTasks.length = 0
    let [longestFrame, last, isOver] = [0, performance.now(), false]
    const frame = now => {
      longestFrame = Math.max(longestFrame, now - last)
      last = now
      if (!isOver) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    for (let turn = 0; turn < ${SCROLLS}; turn++) {
      for (let step = 0; step < 20; step++) {
        scroller.scrollTop -= 160
        await new Promise(resolve => requestAnimationFrame(resolve))
      }
      await new Promise(resolve => setTimeout(resolve, 60))
    }
    isOver = true
    return { messages: document.querySelectorAll('section[aria-label="Messages"] [dir="auto"]').length, longestFrame, longTasks: window.longTasks.filter(ms => ms > 100).length }
  })()`)) as LargeInbox['scrolling']
  await context.close()
  const [first = Number.NaN, ...others] = openings
  return { opening: { first, median: spread(others).median }, scrolling }
}

async function fillInbox(databaseUrl: string): Promise<Ids> {
  const { platform, worker, close } = await opened(databaseUrl)
  const app = await buildApp(platform, { version: 'bench' })
  const signedUp = await app.inject({
    ...{ method: 'POST', url: '/api/v1/signup' },
    payload: {
      company: { name: 'Lighthouse Supplies', currency: 'EUR', timezone: 'Europe/Berlin' },
      admin: { name: 'Ada', ...ADMIN },
    },
  })
  const ids = await fillRows(platform, signedUp.json().company.id as string)
  await app.close()
  await worker.stop()
  await close()
  return ids
}

async function fillRows(platform: Platform, companyId: string): Promise<Ids> {
  const now = Date.now()
  const base = (at = now) => ({ id: uuidv7(), companyId, createdAt: new Date(at), updatedAt: new Date(at), version: 1 })
  const times = <T>(count: number, row: (at: number) => T) => Array.from({ length: count }, (_, at) => row(at))
  const branches = times(BRANCHES, at => ({ ...base(), name: `Branch ${at}`, search: `branch ${at}` }))
  await insertAll(platform, 'Branch', branches)
  const agents = times(AGENTS, at => ({ ...base(), name: `Agent ${at}`, search: `agent ${at}` }))
  await insertAll(platform, 'Employee', agents)
  const labels = times(LABELS, at => ({
    ...base(),
    name: `Label ${at}`,
    colour: 'blue',
    search: `label ${at}`,
    live: 1,
  }))
  await insertAll(platform, 'Label', labels)
  const channels = times(CHANNELS, at => {
    const row = base()
    return {
      ...{ ...row, provider: at % 2 ? 'whatsapp' : 'facebook', pageId: `90000${at}`, name: `Channel ${at}` },
      ...{ accessToken: platform.box.seal('a token', `integration:${row.id}`), tokenEnding: 'oken', isActive: true },
      ...{ health: 'ok', live: 1, branchId: branches[at % BRANCHES]?.id },
    }
  })
  await insertAll(platform, 'Integration', channels)
  const threads = times(THREADS, at => {
    const channel = channels[at % CHANNELS] as Row
    // Some every minute at first, most of them long ago.
    const last = now - (at < 2_000 ? at * 40_000 : at * 300_000)
    const name = `${people[at % people.length]} ${places[(at * 7) % places.length]}`
    const words = sentences[at % sentences.length] as string
    return {
      ...base(last),
      ...{
        platform: channel.provider,
        integrationId: channel.id,
        externalUserId: `psid-${at}`,
        externalUserName: name,
      },
      ...{ status: at % 3 ? 'open' : 'closed', lastMessageAt: new Date(last), listedAt: new Date(last) },
      ...{ lastMessageText: words, lastWords: folded(words), lastSenderType: at % 4 ? 'customer' : 'agent' },
      waitingSince: at % 4 ? new Date(last) : null,
      ...{ lastCustomerAt: new Date(last), assignedTo: at % 5 ? agents[at % AGENTS]?.id : null, search: folded(name) },
      snoozedUntil: at % 40 === 1 ? new Date(now + 24 * HOUR_MS) : null,
    }
  })
  const [longest, ...others] = threads as [Row & (typeof threads)[number], ...typeof threads]
  Object.assign(longest, { status: 'open', snoozedUntil: null, externalUserName: 'Ana River', search: 'ana river' })
  await insertAll(platform, 'SocialConversation', [longest, ...others])
  await insertAll(
    platform,
    'ConversationLabel',
    threads.flatMap(({ id }, at) =>
      at % 3 === 1 ? [{ companyId, conversationId: id, labelId: labels[at % LABELS]?.id }] : [],
    ),
  )
  const message = (thread: (typeof threads)[number], at: number, when: number) => ({
    ...{ ...base(when), conversationId: thread.id, integrationId: thread.integrationId },
    ...(at % 2
      ? { senderType: 'agent', senderId: agents[at % AGENTS]?.id, status: 'read' }
      : { senderType: 'customer', senderId: null, status: 'received' }),
    ...{ content: sentences[at % sentences.length], attachments: [], reactions: [] },
    externalMessageId: `mid-${thread.externalUserId}-${at}`,
  })
  const messages = [
    ...others.map(thread => message(thread, 0, thread.lastMessageAt.getTime())),
    ...times(LONG, at => message(longest, at, now - at * 30_000)),
  ]
  for (const some of times(Math.ceil(messages.length / 10_000), at => messages.slice(at * 10_000, (at + 1) * 10_000)))
    await insertAll(platform, 'SocialMessage', some)
  // PostgreSQL checks each link to a message by the plan it made when there were none.
  await analyze(platform, ['social_messages', 'social_conversations', 'conversation_labels'])
  await insertAll(
    platform,
    'MessageWords',
    messages.map(({ id, conversationId, content }) => ({
      ...{ id, companyId, conversationId },
      words: keptWords(companyId, content as string),
    })),
  )
  await analyze(platform, ['message_words'])
  const idOf = (rows: { id: string }[]) => rows[1]?.id as string
  return { agent: idOf(agents), channel: idOf(channels), branch: idOf(branches), label: idOf(labels) }
}

const people = ['Ana', 'Ben', 'Chiara', 'Dao', 'Elif', 'Femi', 'Goran', 'Hana', 'Ivo', 'Jun']
const places = ['Harbour', 'Hill', 'River', 'Market', 'Station', 'Garden', 'Bridge', 'Mill', 'Castle', 'Forest']
const sentences = [
  'Do you deliver on Sundays?',
  'Thank you, that was quick.',
  'We would like to order the same as last month, but two more of the small ones.',
  'Good morning! Is the shop open today?',
]

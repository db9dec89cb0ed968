// How long people wait for screens: a real browser on our built server, in the demo company and in the filled one.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { emailOf, PASSWORD } from '../src/demo/cast.ts'
import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { startEmbedded } from '../src/platform/embedded/supervisor.ts'
import { type Child, root, startNode } from './children.ts'
import { launchChromium } from './chromium.ts'
import { ADMIN } from './company.ts'
import { cpuOf, databaseCpu, used } from './cost.ts'
import { dropWorking, filledDatabase, folder, inDatabase, settings } from './filled.ts'
import { type CompanyPace, type Pace, pacePage, paceTables, type Sample } from './pace-report.ts'
import { firstScreens, type Opening, type Place, places, type Signs } from './pace-screens.ts'
import { machineLine } from './yardstick.ts'

const options = process.argv.slice(2)
const optionOf = (name: string) => options.find(option => option.startsWith(`--${name}=`))?.split('=')[1]
const isQuick = options.includes('--quick')
const only = optionOf('company')
/** How long somebody points at a thing before they click it. */
const POINTING_MS = Number(optionOf('pointing') ?? 100)
const FRESH_LOADS = isQuick ? 2 : 6
const SITTINGS = isQuick ? 1 : 3
const ROUNDS = isQuick ? 2 : 3
const READING_MS = 400
const LATE_MS = 20_000
const DEMO_FILL_MS = 240_000

interface Company {
  name: string
  login: { email: string; password: string }
  server: Child
  database: Database
  fillSeconds?: number
  close(): Promise<void>
}

async function demoCompany(serverUrl: string): Promise<Company> {
  const name = `steward_pace_demo_${process.pid}`
  const server = await openDatabase(serverUrl, 1)
  const connection = await server.borrow()
  await connection.script([`create database ${name}`])
  const url = inDatabase(serverUrl, name)
  const { META_GRAPH_URL: _, ...env } = settings
  const began = Date.now()
  const child = await startNode(
    ['dist/server/main.mjs', '--demo'],
    { ...env, DATABASE_URL: url, PORT: '0' },
    DEMO_FILL_MS,
  )
  const database = await openDatabase(url, 2)
  return {
    name: 'The demo company',
    login: { email: emailOf('marta'), password: PASSWORD },
    server: child,
    database,
    fillSeconds: (Date.now() - began) / 1000,
    async close() {
      await child.stop()
      await database.close()
      await connection.script([`drop database ${name} with (force)`])
      connection.release()
      await server.close()
    },
  }
}

async function filledCompany(serverUrl: string): Promise<Company> {
  const url = await filledDatabase(serverUrl)
  const child = await startNode(['dist/server/main.mjs'], { ...settings, DATABASE_URL: url, PORT: '0' })
  const database = await openDatabase(url, 2)
  return {
    name: 'A company with 50,000 leads',
    login: ADMIN,
    server: child,
    database,
    async close() {
      await child.stop()
      await database.close()
      await dropWorking(serverUrl, url)
    },
  }
}

/** Somebody signed in, in a browser that has never been here. */
async function sitDown(browser: Browser, { server, login }: Company): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  })
  await context.addInitScript({ path: path.join(root, 'server/bench/stopwatch.js') })
  const answer = await context.request.post('/api/v1/auth/login', { data: login })
  if (!answer.ok()) throw new Error(`${login.email} could not sign in: ${await answer.text()}`)
  return context
}

type Times = Pick<Sample, 'content' | 'still'>

/** The page's processor time so far, in milliseconds. */
async function meterOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

/** What the processor did for one wait, beside the wait itself. */
async function costing({ server, database }: Company, pageCpu: () => Promise<number>, wait: () => Promise<Times>) {
  const before = [await pageCpu(), cpuOf(server.pid) ?? Number.NaN] as const
  const databaseBefore = await databaseCpu(database)
  const times = await wait()
  return {
    ...times,
    pageCpu: (await pageCpu()) - before[0],
    cpu: (cpuOf(server.pid) ?? Number.NaN) - before[1],
    databaseCpu: used(databaseBefore, await databaseCpu(database)),
  }
}

async function inTime(what: string, wait: Promise<Times>): Promise<Times> {
  const late = sleep(LATE_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${what} did not come within ${LATE_MS / 1000} s`)
  })
  return Promise.race([wait, late])
}

/** A first screen with nothing in the browser's memory, the server warm. */
async function freshLoad(browser: Browser, company: Company, { name, to, signs }: Place): Promise<Sample> {
  const context = await sitDown(browser, company)
  try {
    const page = await context.newPage()
    const times = await costing(company, await meterOf(page), async () => {
      await page.goto(to, { waitUntil: 'commit' })
      return inTime(
        name,
        page.evaluate(signs => window.stopwatch.fromTheStart(signs), signs),
      )
    })
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    return { name, isFirst: true, ...times, ...(painted !== undefined && { painted }) }
  } finally {
    await context.close()
  }
}

/** Goes round all places, opens something in each and comes back, as often as told. */
async function sitting(browser: Browser, company: Company, which: number): Promise<Sample[]> {
  const context = await sitDown(browser, company)
  const samples: Sample[] = []
  try {
    const page = await context.newPage()
    const meter = await meterOf(page)
    await page.goto('/clients', { waitUntil: 'commit' })
    await page.locator('main tr[data-row]').first().waitFor()
    const walk = async (name: string, isFirst: boolean, signs: Signs, go: (signs: Signs) => Promise<Times>) => {
      samples.push({ name, isFirst, ...(await costing(company, meter, () => inTime(name, go(signs)))) })
      await page.waitForTimeout(READING_MS)
    }
    const click =
      (selector: string, nth = 0) =>
      async (signs: Signs) => {
        const thing = page.locator(selector).nth(nth)
        await thing.hover()
        await page.waitForTimeout(POINTING_MS)
        await page.evaluate(signs => window.stopwatch.fromClick(signs), signs)
        await thing.click()
        return page.evaluate(() => window.stopwatch.result)
      }
    await page.waitForTimeout(READING_MS)
    for (let round = 0; round < ROUNDS; round++) {
      const isFirst = round === 0
      for (const place of places) {
        await walk(place.name, isFirst, place.signs, click(`nav[aria-label="Main"] a[href="${place.to}"]`))
        if (place.opens) await openOne(page, place, place.opens, which * ROUNDS + round, isFirst, walk, click)
        for (const { name, label, shows } of place.views ?? [])
          await walk(
            name,
            isFirst,
            { ...place.signs, shows },
            click(`[aria-label="View"] label:has([title="${label}"])`),
          )
      }
    }
    return samples
  } finally {
    await context.close()
  }
}

type Walk = (name: string, isFirst: boolean, signs: Signs, go: (signs: Signs) => Promise<Times>) => Promise<void>

async function openOne(
  page: Page,
  place: Place,
  { name, links, path, shows, title }: Opening,
  which: number,
  isFirst: boolean,
  walk: Walk,
  click: (selector: string, nth?: number) => (signs: Signs) => Promise<Times>,
) {
  const words = await page.locator(links).allTextContents()
  // A draft's page is called otherwise than its link.
  const eligible = words.flatMap((text, at) => (text.trim() && text !== 'Draft' ? [at] : []))
  const at = eligible[which % eligible.length]
  if (at === undefined) return
  await walk(name, isFirst, { path, shows, title: title ?? (words[at] as string) }, click(links, at))
  await walk(`${place.name}, back from it`, isFirst, place.signs, signs =>
    page.evaluate(signs => window.stopwatch.back(signs), signs),
  )
}

async function paceOf(browser: Browser, company: Company): Promise<CompanyPace> {
  const loadBefore = loadavg()[0] as number
  // The server is warm: somebody has looked at each of its screens already.
  await sitting(browser, company, SITTINGS)
  const fresh: Sample[] = []
  for (let turn = 0; turn < FRESH_LOADS; turn++)
    for (const screen of firstScreens) fresh.push(await freshLoad(browser, company, screen))
  const moves: Sample[] = []
  for (let which = 0; which < SITTINGS; which++) moves.push(...(await sitting(browser, company, which)))
  const { name, fillSeconds } = company
  return { name, ...(fillSeconds && { fillSeconds }), load: [loadBefore, loadavg()[0] as number], fresh, moves }
}

declare global {
  interface Window {
    stopwatch: {
      fromTheStart(signs: Signs): Promise<Times>
      fromClick(signs: Signs): void
      result: Promise<Times>
      back(signs: Signs): Promise<Times>
    }
  }
  // The little of a browser's page that is named here; the server's own types know none.
  var window: Window
}

async function main() {
  mkdirSync(folder, { recursive: true })
  const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
  const browser = await launchChromium()
  const companies = { demo: demoCompany, filled: filledCompany }
  const pace: Pace = {
    machine: machineLine(browser.version()),
    date: new Date().toISOString().slice(0, 10),
    pointingMs: POINTING_MS,
    sittings: SITTINGS,
    rounds: ROUNDS,
    freshLoads: FRESH_LOADS,
    companies: [],
  }
  try {
    for (const [key, open] of Object.entries(companies)) {
      if (only && only !== key) continue
      const company = await open(embedded.url)
      try {
        pace.companies.push(await paceOf(browser, company))
      } finally {
        await company.close()
      }
    }
  } finally {
    await browser.close()
    await embedded.stop()
  }
  console.log(paceTables(pace))
  if (options.includes('--write')) writeFileSync(path.join(root, 'docs/pace.md'), pacePage(pace))
}

await main()
process.exit(0)

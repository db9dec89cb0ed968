// The inbox under pressure: a crowd before it, and a large one.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../src/platform/db/open.ts'
import { startEmbedded } from '../src/platform/embedded/supervisor.ts'
import { root } from './children.ts'
import { launchChromium } from './chromium.ts'
import { type Burst, type Crowd, crowd } from './crowd.ts'
import { folder, inDatabase } from './filled.ts'
import { type LargeInbox, largeInbox } from './large-inbox.ts'
import { machineLine } from './yardstick.ts'

async function inNewDatabase<T>(serverUrl: string, name: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = await openDatabase(serverUrl, 1)
  const script = async (...lines: string[]) => {
    const connection = await server.borrow()
    await connection.script(lines)
    connection.release()
  }
  await script(`create database ${name}`)
  try {
    return await work(inDatabase(serverUrl, name))
  } finally {
    await script(`drop database ${name} with (force)`)
    await server.close()
  }
}

const BURSTS = 3
const ms = (value: number) => value.toFixed(0)

const rowOf = ({ median, p99, worst, browsers, lost, answeredAfter, cpu }: Burst, at: number) =>
  `| ${at === 0 ? 'just started' : `again, ${at}`} | ${[median, p99, worst, browsers.median, browsers.p99, lost, answeredAfter, cpu.server, cpu.database].map(ms).join(' | ')} |`

const pageOf = (machine: string, load: number, burst: Crowd, large: LargeInbox) => `# The inbox under pressure

Measured by \`npm run burst\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, embedded PostgreSQL. Server, database, browsers
and whoever plays Meta share the cores; the machine's load was ${load.toFixed(1)} before. Milliseconds; the yardstick is what
a fixed piece of work takes. \`npm run burst -- --write\` writes this page anew.

## ${burst.conversations} conversations within a second, ${burst.agents} agents before them

Two agents sit in real browsers, the others hear the live stream and ask again as a browser does. A message has reached somebody when a
list that was asked for after its note has come (and is painted, in a browser). The first burst meets a server, connections and browsers
that have done nothing yet; the next ones meet what every later one in their life does.

| server | median (aim 1000) | p99 (aim 3000) | worst | in the browsers: median | p99 | lost | last delivery answered after | server CPU | database CPU |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${burst.bursts.map(rowOf).join('\n')}

## A conversation of 20,000 messages

Opened by a click in the list: the latest messages are painted after ${ms(large.opening.first)} the first time, ${ms(large.opening.median)} later (aim 300). Going up from there
through ${large.scrolling.messages} texts, the longest frame took ${ms(large.scrolling.longestFrame)}, and ${large.scrolling.longTasks} tasks more than 100.

## A list of 50,000 conversations

| filter (aim 300) | first | median | worst |
| --- | --- | --- | --- |
${large.filters.map(({ name, first, median, worst }) => `| ${name} | ${ms(first)} | ${ms(median)} | ${ms(worst)}${worst > 300 ? ' over' : ''} |`).join('\n')}
`

mkdirSync(folder, { recursive: true })
const load = loadavg()[0] as number
const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
const browser = await launchChromium()
try {
  const machine = machineLine(browser.version())
  const burst = await inNewDatabase(embedded.url, `steward_burst_${process.pid}`, url => crowd(url, browser, BURSTS))
  console.log(JSON.stringify(burst, null, 1))
  const large = await inNewDatabase(embedded.url, `steward_large_${process.pid}`, url => largeInbox(url, browser))
  const page = pageOf(machine, load, burst, large)
  console.log(page)
  if (process.argv.includes('--write')) writeFileSync(path.join(root, 'docs/burst.md'), page)
} finally {
  await browser.close()
  await embedded.stop()
}
process.exit(0)

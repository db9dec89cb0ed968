// The bench: our built server and the floor, one after the other, under the same requests against the same company.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon, { type Request } from 'autocannon'
import { buildApp } from '../src/app.ts'
import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { startEmbedded } from '../src/platform/embedded/supervisor.ts'
import { readEnv } from '../src/platform/env.ts'
import { openLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/start.ts'
import { APP_SECRET, type Cell, cellsOf } from './cells.ts'
import { type Child, root, startNode } from './children.ts'
import { ADMIN, companyHash, fillCompany } from './company.ts'
import { cpuOf, databaseCpu, memoryOf, sizeOf, used } from './cost.ts'
import { record } from './recording.ts'
import { type Measured, type Places, pageOf, tableOf } from './report.ts'

const options = process.argv.slice(2)
const optionOf = (name: string) => options.find(option => option.startsWith(`--${name}=`))?.split('=')[1]
const isQuick = options.includes('--quick')
const only = optionOf('only')
const CELL_S = isQuick ? 1 : 3
const WARM_S = isQuick ? 1 : 2
const AT_ONCE = [1, 16]
const folder = path.join(tmpdir(), `steward-bench-${companyHash()}`)
const settings = {
  APP_KEY: `bench:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`,
  SIGNUP: 'open',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
  META_APP_ID: '900000000000001',
  META_APP_SECRET: APP_SECRET,
  META_VERIFY_TOKEN: 'a verify token',
  META_GRAPH_URL: 'http://127.0.0.1:9',
}

const inDatabase = (serverUrl: string, name: string) => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function opened(url: string) {
  const env = readEnv({ ...settings, DATABASE_URL: url })
  return openPlatform(env, openLog('warn'), path.join(root, 'server/prisma/migrations'))
}

/** The filled company: made once, copied for each run where the database can copy, else made anew. */
async function filledDatabase(serverUrl: string): Promise<string> {
  const isPostgres = serverUrl.startsWith('postgres')
  const [kept, working] = [`steward_bench_${companyHash()}`, `steward_bench_run_${process.pid}`]
  const server = await openDatabase(serverUrl, 1)
  const connection = await server.borrow()
  try {
    if (!isPostgres) {
      await connection.script([`drop database if exists ${kept}`, `create database ${kept}`])
      await fill(inDatabase(serverUrl, kept))
      return inDatabase(serverUrl, kept)
    }
    const found = await connection.run('select 1 as "one" from pg_database where datname = $1', [kept])
    if (!found.rows.length) {
      await connection.script([`drop database if exists ${kept}_new`, `create database ${kept}_new`])
      await fill(inDatabase(serverUrl, `${kept}_new`))
      await connection.script([`alter database ${kept}_new rename to ${kept}`])
    }
    await connection.script(['set statement_timeout = 0', `create database ${working} template ${kept}`])
    return inDatabase(serverUrl, working)
  } finally {
    connection.release()
    await server.close()
  }
}

async function fill(url: string) {
  const started = Date.now()
  const { platform, worker, close } = await opened(url)
  const app = await buildApp(platform, { version: 'bench' })
  await fillCompany(app, platform)
  const connection = await platform.database.borrow()
  const names = [
    'leads',
    'clients',
    'employees',
    'tasks',
    'invoices',
    'invoice_lines',
    'transactions',
    'social_conversations',
    'social_messages',
  ]
  await connection.script(
    names.map(name => `${platform.database.dialect === 'mysql' ? 'analyze table' : 'vacuum analyze'} ${name}`),
  )
  connection.release()
  await app.close()
  await worker.stop()
  await close()
  console.log(`Filled a company in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

async function cookieFrom(url: string): Promise<string> {
  const reply = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] as string
}

let count = 2
function load(url: string, cell: Cell, cookie: string, connections: number, duration: number, floorPath?: string) {
  const setupRequest = (request: Request) => {
    const n = count++
    const { method, path, headers, body } = cell.send(cell.subjects[n % cell.subjects.length] as string, n)
    return { ...request, method, path: floorPath ?? path, headers: { ...headers, cookie }, body: body ?? '' }
  }
  return autocannon({ url, connections, duration, requests: [{ setupRequest }] })
}

async function measure(
  child: Child,
  database: Database,
  cell: Cell,
  cookie: string,
  floorPath?: string,
): Promise<Measured[]> {
  const results: Measured[] = []
  for (const connections of AT_ONCE) {
    await load(child.url, cell, cookie, connections, WARM_S, floorPath)
    await jobsDone(database)
    const [cpuBefore, databaseBefore] = [cpuOf(child.pid) ?? Number.NaN, await databaseCpu(database)]
    const result = await load(child.url, cell, cookie, connections, CELL_S, floorPath)
    const cpu = (cpuOf(child.pid) ?? Number.NaN) - cpuBefore
    const databaseUsed = used(databaseBefore, await databaseCpu(database))
    const requests = result.requests.total
    if (result.non2xx || result.errors) console.error(`${cell.name}: ${result.non2xx} refused, ${result.errors} failed`)
    results.push({
      connections,
      cpu: cpu / requests,
      databaseCpu: databaseUsed / requests,
      perSecond: requests / result.duration,
      p50: result.latency.p50,
      p99: result.latency.p99,
    })
  }
  return results
}

// Deliveries are read after they were answered; that work belongs to none of the following cells.
async function jobsDone(database: Database) {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const { rows } = await database.run('select count(*) as "left" from jobs where name like \'read-%\'', [])
    if (rows[0]?.left === 0) return
    await sleep(200)
  }
}

/** From the start of the process to the first answer, on an embedded database that is there already. */
async function coldStart(): Promise<{ ms: number; idleMb: number }> {
  const DATA_DIR = path.join(folder, 'cold')
  const env = { ...settings, DATABASE_URL: '', DATA_DIR, PORT: '0' }
  await (await startNode(['dist/server/main.mjs'], env)).stop()
  const started = Date.now()
  const child = await startNode(['dist/server/main.mjs'], env)
  await (await fetch(`${child.url}/api/v1/setup`)).arrayBuffer()
  const ms = Date.now() - started
  await sleep(3000)
  const idleMb = memoryOf(child.pid)
  await child.stop()
  return { ms, idleMb }
}

async function main() {
  mkdirSync(folder, { recursive: true })
  const cold = await coldStart()
  const given = process.env.BENCH_DATABASE_URL
  const embedded = given ? undefined : await startEmbedded({ dataDir: folder, log: () => {} })
  const url = await filledDatabase(given ?? (embedded?.url as string))

  const { platform, worker, close } = await opened(url)
  await worker.stop()
  const cells = (await cellsOf(platform.database)).filter(
    ({ name }) => !only || name.toLowerCase().includes(only.toLowerCase()),
  )
  const app = await buildApp(platform, { version: 'bench' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = await cookieFrom(`http://127.0.0.1:${(app.server.address() as { port: number }).port}`)
  const recorded = await record(platform, cells, cookie)
  await app.close()
  await close()
  const file = path.join(folder, 'recorded.json')
  writeFileSync(file, JSON.stringify(recorded, null, 1))

  const database = await openDatabase(url, 1)
  const profile = optionOf('profile')
  const ours = await startNode(
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), 'dist/server/main.mjs'],
    { ...settings, DATABASE_URL: url, PORT: '0' },
  )
  await sleep(1000)
  const idleMb = memoryOf(ours.pid)
  const floor = await startNode(['--import', 'tsx', 'server/bench/floor.ts', file, url], {})
  const rows = []
  for (const [at, cell] of cells.entries()) {
    rows.push({
      name: cell.name,
      isWrite: cell.isWrite,
      statements: recorded[at]?.statements.length ?? 0,
      ours: await measure(ours, database, cell, cookie),
      floor: await measure(floor, database, cell, cookie, `/${at}`),
    })
    console.log(`  ${cell.name}`)
  }
  const version = await database.run('select version() as "version"', [])
  const places: Places = {
    machine: `${cpus().length} cores of ${cpus()[0]?.model}, Node ${process.version}`,
    database: `${embedded ? 'embedded, ' : ''}${String(version.rows[0]?.version).split(' on ')[0]}`,
    date: new Date().toISOString().slice(0, 10),
    cellSeconds: CELL_S,
    warmSeconds: WARM_S,
    coldMs: cold.ms,
    idleColdMb: cold.idleMb,
    idleMb,
    afterMb: memoryOf(ours.pid),
    modulesMb: sizeOf(path.join(root, 'node_modules')),
    distMb: sizeOf(path.join(root, 'dist')),
  }
  await ours.stop()
  await floor.stop()
  await database.close()
  await dropWorking(given ?? (embedded?.url as string), url)
  await embedded?.stop()
  console.log(tableOf(rows, places))
  if (options.includes('--write')) writeFileSync(path.join(root, 'docs/bench.md'), pageOf(rows, places))
  rmSync(file, { force: true })
}

async function dropWorking(serverUrl: string, url: string) {
  const name = new URL(url).pathname.slice(1)
  if (!name.startsWith('steward_bench_run_')) return
  const server = await openDatabase(serverUrl, 1)
  const connection = await server.borrow()
  await connection.script([`drop database ${name} with (force)`])
  connection.release()
  await server.close()
}

await main()
process.exit(0)

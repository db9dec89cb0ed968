// The bench: our built server and the floor, one after the other, under the same requests against the same company.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon, { type Request } from 'autocannon'
import { buildApp } from '../src/app.ts'
import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { startEmbedded } from '../src/platform/embedded/supervisor.ts'
import { type Cell, cellsOf } from './cells.ts'
import { type Child, root, startNode } from './children.ts'
import { ADMIN } from './company.ts'
import { cpuOf, databaseCpu, memoryOf, sizeOf, used } from './cost.ts'
import { dropWorking, filledDatabase, folder, opened, settings } from './filled.ts'
import { record } from './recording.ts'
import { type JobsWork, type Measured, type Places, pageOf, type Row, tableOf } from './report.ts'
import { machineLine } from './yardstick.ts'

const options = process.argv.slice(2)
const optionOf = (name: string) => options.find(option => option.startsWith(`--${name}=`))?.split('=')[1]
const isQuick = options.includes('--quick')
const only = optionOf('only')
const CELL_S = isQuick ? 1 : 3
const WARM_S = isQuick ? 1 : 2
const AT_ONCE = [1, 16]
const JOBS_MS = 120_000

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

const readJobs = "from jobs where name like 'read-%'"
const left = async (database: Database) =>
  (await database.run(`select count(*) as "left" ${readJobs}`, [])).rows[0]?.left

/** Jobs that come from now on are not due before they are let go. */
async function holdJobs(database: Database): Promise<(how: 'work' | 'forget') => Promise<void>> {
  const connection = await database.borrow()
  const isPostgres = database.dialect === 'postgresql'
  await connection.script(
    isPostgres
      ? [
          `create function bench_hold() returns trigger language plpgsql as $$ begin new.run_at := new.run_at + interval '1 hour'; return new; end $$`,
          'create trigger bench_hold before insert on jobs for each row execute function bench_hold()',
        ]
      : ['create trigger bench_hold before insert on jobs for each row set new.run_at = new.run_at + interval 1 hour'],
  )
  return async how => {
    await connection.script([
      ...(isPostgres ? ['drop trigger bench_hold on jobs', 'drop function bench_hold()'] : ['drop trigger bench_hold']),
      how === 'forget' ? `delete ${readJobs}` : "update jobs set run_at = created_at where name like 'read-%'",
    ])
    connection.release()
  }
}

/** What the jobs cost that a cell left, from letting them go to the last one. */
async function jobsWork(
  ours: Child,
  database: Database,
  letGo: (how: 'work') => Promise<void>,
): Promise<JobsWork | undefined> {
  const jobs = await left(database)
  const [cpuBefore, databaseBefore] = [cpuOf(ours.pid) ?? Number.NaN, await databaseCpu(database)]
  await letGo('work')
  for (const until = Date.now() + JOBS_MS; (await left(database)) > 0 && Date.now() < until; ) await sleep(500)
  const worked = jobs - (await left(database))
  if (!worked) return undefined
  const cpu = ((cpuOf(ours.pid) ?? Number.NaN) - cpuBefore) / worked
  return { jobs: worked, cpu, databaseCpu: used(databaseBefore, await databaseCpu(database)) / worked }
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

  const database = await openDatabase(url, 2)
  const profile = optionOf('profile')
  const ours = await startNode(
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), 'dist/server/main.mjs'],
    { ...settings, DATABASE_URL: url, PORT: '0' },
  )
  await sleep(1000)
  const idleMb = memoryOf(ours.pid)
  const floor = await startNode(['--import', 'tsx', 'server/bench/floor.ts', file, url], {})
  const rows: Row[] = []
  for (const [at, cell] of cells.entries()) {
    const letGo = cell.leavesJobs ? await holdJobs(database) : undefined
    const measured = await measure(ours, database, cell, cookie)
    const afterwards = letGo && (await jobsWork(ours, database, letGo))
    const letGoAgain = cell.leavesJobs ? await holdJobs(database) : undefined
    const floorMeasured = await measure(floor, database, cell, cookie, `/${at}`)
    await letGoAgain?.('forget')
    rows.push({
      name: cell.name,
      isWrite: cell.isWrite,
      statements: recorded[at]?.statements.length ?? 0,
      ours: measured,
      floor: floorMeasured,
      ...(afterwards && { afterwards }),
    })
    console.log(`  ${cell.name}`)
  }
  const version = await database.run('select version() as "version"', [])
  const places: Places = {
    machine: machineLine(),
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

await main()
process.exit(0)

import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { accountForPostgres, isReachable } from './account.ts'
import { binaries } from './binaries.ts'
import { type Cluster, lastWords, makeCluster, postmasterOf, spawnPostgres, urlOf } from './cluster.ts'
import { holderOf, takeFolder } from './lock.ts'
import { commandOf, isAlive, within } from './processes.ts'
import { EmbeddedUnusable } from './unusable.ts'

const DATABASE = 'steward'
const START_MS = 30_000
const STOP_MS = 20_000
const RESTARTS = 5
const RESTARTS_WITHIN_MS = 60_000
/** Where data and programs go that root's own folders would hide from the account PostgreSQL runs under. */
const SHARED = '/var/lib/steward'

export interface Embedded {
  /** `postgresql://steward:…@127.0.0.1:port/steward` */
  url: string
  /** Found running, left by a Steward that was killed. */
  attached: boolean
  readonly pid: number
  stop(): Promise<void>
}

interface Options {
  dataDir: string
  log: (sentence: string) => void
}

/**
 * Starts the PostgreSQL that comes along, or attaches to the one a killed Steward left running on this folder. While we run, a
 * database process that ends is started again on the same port. Throws EmbeddedUnusable.
 */
export async function startEmbedded({ dataDir, log }: Options): Promise<Embedded> {
  refuseUnwritable(dataDir)
  const release = await takeFolder(dataDir)
  try {
    const cluster = await prepare(dataDir, log)
    const kept = keep(dataDir)
    const orphan = await livingOrphan(cluster)
    const port = orphan?.port ?? (await freePort(kept.port))
    if (!orphan) keep(dataDir, port)
    const keeper = new Keeper(cluster, port, log)
    await keeper.begin(orphan?.pid)
    await makeDatabase(cluster, port)
    return {
      url: urlOf(cluster, port, DATABASE),
      attached: Boolean(orphan),
      get pid() {
        return keeper.pid
      },
      stop: async () => {
        await keeper.end()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the database of a Steward that is running on this folder right now, for commands beside it. */
export async function runningEmbedded(dataDir: string): Promise<{ url: string } | undefined> {
  if (!holderOf(dataDir) || !existsSync(keptFile(dataDir))) return undefined
  const { port, password } = keep(dataDir)
  const url = urlOf({ password }, port, DATABASE)
  return (await answers(url)) ? { url } : undefined
}

function refuseUnwritable(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new EmbeddedUnusable(`DATA_DIR (${dataDir}) cannot be written: ${(error as Error).message}`)
  }
}

async function prepare(dataDir: string, log: Options['log']): Promise<Cluster> {
  const account = accountForPostgres()
  const inDataDir = path.join(dataDir, 'postgres')
  const hidden = account !== undefined && !isReachable(inDataDir, account)
  const home = hidden
    ? path.join(SHARED, createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12))
    : dataDir
  mkdirSync(home, { recursive: true })
  if (account && home !== dataDir) {
    chownSync(home, account.uid, account.gid)
    writeFileSync(path.join(dataDir, 'where-the-database-is.txt'), `${home}\n`)
    log(`PostgreSQL runs as ${account.name}, who cannot enter ${dataDir}: the data is kept in ${home}.`)
  }
  const cluster = {
    native: await binaries(SHARED, account, log),
    folder: path.join(home, 'postgres'),
    account,
    password: keep(dataDir).password,
    logFile: path.join(dataDir, 'postgres.log'),
  }
  if (makeCluster(cluster)) log(`A new database was made in ${cluster.folder}.`)
  return cluster
}

interface Kept {
  port: number
  password: string
}

const keptFile = (dataDir: string) => path.join(dataDir, 'postgres.json')

// Port and password of this folder's database, readable by its owner alone.
function keep(dataDir: string, port?: number): Kept {
  const file = keptFile(dataDir)
  const kept: Kept = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { port: 0, password: randomBytes(24).toString('base64url') }
  if (port !== undefined) kept.port = port
  if (port !== undefined || !existsSync(file)) writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  return kept
}

/** A free port of this machine, the wanted one if it is free. */
async function freePort(wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer().once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const { port: given } = server.address() as { port: number }
        server.close(() => resolve(given))
      })
    })
  return wanted > 0 ? tryPort(wanted).catch(() => tryPort(0)) : tryPort(0)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

// A live PostgreSQL on our folder that takes our password. What else may stand in its lock file is left alone.
async function livingOrphan(cluster: Cluster) {
  const found = postmasterOf(cluster.folder)
  if (!found || !isAlive(found.pid)) return undefined
  const command = commandOf(found.pid)
  if (command !== undefined && !command.includes(cluster.folder)) return undefined
  const isOurs = await within(
    START_MS,
    async () => !isAlive(found.pid) || (await answers(urlOf(cluster, found.port, 'postgres'))),
    200,
  )
  return isOurs && isAlive(found.pid) ? found : undefined
}

async function makeDatabase(cluster: Cluster, port: number) {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** Keeps one PostgreSQL running on a port until told to end. */
class Keeper {
  pid = 0
  readonly #cluster: Cluster
  readonly #port: number
  readonly #log: Options['log']
  #ending = false
  #restarts: number[] = []
  #watch: NodeJS.Timeout | undefined

  constructor(cluster: Cluster, port: number, log: Options['log']) {
    this.#cluster = cluster
    this.#port = port
    this.#log = log
  }

  async begin(orphan: number | undefined) {
    if (orphan) {
      this.pid = orphan
      // Not our child: its end can only be looked for.
      this.#watch = setInterval(() => {
        if (!isAlive(orphan)) void this.#lost()
      }, 500)
      this.#watch.unref()
      return
    }
    await this.#start()
  }

  // After a kill the old lock file may name a process that is not quite gone: PostgreSQL refuses, and takes it a moment later.
  async #start() {
    const url = urlOf(this.#cluster, this.#port, 'postgres')
    for (const end = performance.now() + START_MS; ; await sleep(250)) {
      const child = spawnPostgres(this.#cluster, this.#port)
      let exited = false
      child.once('error', () => {
        exited = true
      })
      child.once('exit', () => {
        exited = true
      })
      if ((await within(START_MS, async () => exited || (await answers(url)), 20)) && !exited) return this.#adopt(child)
      if (performance.now() > end) {
        throw new EmbeddedUnusable(
          `The embedded database does not start: ${lastWords(this.#cluster.logFile)} (see ${this.#cluster.logFile})`,
        )
      }
    }
  }

  #adopt(child: ChildProcess) {
    this.pid = child.pid as number
    child.once('exit', () => void this.#lost())
  }

  async #lost() {
    clearInterval(this.#watch)
    if (this.#ending) return
    const now = performance.now()
    this.#restarts = [...this.#restarts.filter(time => now - time < RESTARTS_WITHIN_MS), now]
    if (this.#restarts.length > RESTARTS) {
      return this.#log(
        `The embedded database ended ${RESTARTS} times within a minute and is left alone. See ${this.#cluster.logFile}, then start Steward again.`,
      )
    }
    this.#log('The embedded database ended unexpectedly; it is started again.')
    await this.#start().catch(error => this.#log((error as Error).message))
  }

  /** A fast shutdown: open transactions are rolled back, everything committed is on the disk. */
  async end() {
    this.#ending = true
    clearInterval(this.#watch)
    if (!isAlive(this.pid)) return
    process.kill(this.pid, 'SIGINT')
    if (!(await within(STOP_MS, () => !isAlive(this.pid)))) process.kill(this.pid, 'SIGQUIT')
  }
}

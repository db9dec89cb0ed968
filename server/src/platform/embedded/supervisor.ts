import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { accountForPostgres } from './account.ts'
import { binaries } from './binaries.ts'
import { type Cluster, makeCluster, postmasterOf, setPassword, urlOf } from './cluster.ts'
import { greet } from './greeting.ts'
import { Keeper, PasswordRefused, PortTaken, type State } from './keeper.ts'
import { type Kept, newKept, readKept, writeKept } from './kept.ts'
import { holderOf, takeFolder } from './lock.ts'
import { hasDatabase, homeOf, realFolder, SHARED } from './place.ts'
import { commandOf, isAlive, within } from './processes.ts'
import { EmbeddedUnusable } from './unusable.ts'

const DATABASE = 'steward'
const ORPHAN_ANSWERS_MS = 30_000
const PORT_TRIES = 3

export interface Embedded {
  /** `postgresql://steward:…@127.0.0.1:port/steward` */
  url: string
  /** Found running, left by a Steward that was killed. */
  attached: boolean
  readonly pid: number
  /** `given up`: it ended too often, or cannot be started any more; the log says why. */
  readonly state: State
  stop(): Promise<void>
}

interface Options {
  dataDir: string
  log: (sentence: string) => void
}

/**
 * Starts the PostgreSQL that comes along, or attaches to the one a killed Steward left running on this folder. While we run, a
 * database process that ends is started again on the same port. Throws EmbeddedUnusable; then nothing of ours is left running.
 */
export async function startEmbedded({ dataDir, log }: Options): Promise<Embedded> {
  const folder = realFolder(dataDir)
  const releases: (() => void)[] = []
  const release = () => {
    for (const each of releases.splice(0)) each()
  }
  try {
    releases.push(await takeFolder(folder))
    const { cluster, kept, home } = await prepare(folder, log, async place => releases.push(await takeFolder(place)))
    const { keeper, port, attached } = await started(cluster, kept, log)
    try {
      writeKept(folder, { ...kept, port, made: true, ...(home !== folder && { home }) })
      await makeDatabase(cluster, port)
    } catch (error) {
      await keeper.end()
      throw error
    }
    return {
      url: urlOf(cluster, port, DATABASE),
      attached,
      get pid() {
        return keeper.pid
      },
      get state() {
        return keeper.state
      },
      stop: async () => {
        await keeper.end()
        release()
      },
    }
  } catch (error) {
    release()
    throw told(error, folder)
  }
}

// A disk that is full or may not be written shows wherever a file is first written.
function told(error: unknown, folder: string) {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  return code && syscall ? new EmbeddedUnusable(`DATA_DIR (${folder}) cannot be used: ${message}`) : error
}

/** The address of the database of a Steward that is running on this folder right now, for commands beside it. */
export async function runningEmbedded(dataDir: string): Promise<{ url: string } | undefined> {
  const folder = realFolder(dataDir)
  const kept = holderOf(folder) && readKept(folder)
  if (!kept || kept === 'damaged') return undefined
  const url = urlOf(kept, kept.port, DATABASE)
  return (await greet(url)) === 'welcome' ? { url } : undefined
}

async function prepare(dataDir: string, log: Options['log'], take: (place: string) => Promise<unknown>) {
  const account = accountForPostgres()
  const found = readKept(dataDir)
  const known = found === 'damaged' ? undefined : found
  const home = homeOf(dataDir, known, account)
  if (home !== dataDir) {
    await take(home)
    log(`PostgreSQL runs as ${account?.name}, who cannot enter ${dataDir}: the data is kept in ${home}.`)
  }
  const kept = known ?? newKept()
  const cluster: Cluster = {
    native: await binaries(SHARED, account, log),
    folder: path.join(home, 'postgres'),
    account,
    password: kept.password,
    logFile: path.join(dataDir, 'postgres.log'),
  }
  if (known === undefined && hasDatabase(home)) {
    const file = path.join(dataDir, 'postgres.json')
    log(
      `${file} is ${found === 'damaged' ? 'damaged' : 'missing'}: the database gets a new password, nothing else changes.`,
    )
    await heal(cluster)
  }
  // Before the database is made, so that its password is never lost.
  if (known === undefined) writeKept(dataDir, kept)
  if (makeCluster(cluster)) log(`A new database was made in ${cluster.folder}.`)
  return { cluster, kept, home }
}

async function started(cluster: Cluster, kept: Kept, log: Options['log']) {
  const orphan = await livingOrphan(cluster)
  let port = orphan?.port ?? (await freePort(kept.port))
  for (let tries = 1; ; tries++) {
    const keeper = new Keeper(cluster, port, log)
    try {
      await keeper.begin(orphan?.pid)
      return { keeper, port, attached: Boolean(orphan) }
    } catch (error) {
      if (tries === PORT_TRIES) throw error
      if (error instanceof PortTaken) port = await freePort(0)
      else if (error instanceof PasswordRefused) {
        log('The database does not take the password in postgres.json: it gets this one, nothing else changes.')
        await heal(cluster)
      } else throw error
    }
  }
}

async function heal(cluster: Cluster) {
  await endOrphan(cluster)
  await setPassword(cluster)
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

// A live PostgreSQL on our folder. What else may stand in its lock file is left alone.
function postgresOn(cluster: Cluster) {
  const found = postmasterOf(cluster.folder)
  if (!found || !isAlive(found.pid)) return undefined
  const command = commandOf(found.pid)
  return command === undefined || command.includes(cluster.folder) ? found : undefined
}

// One that does not take our password is ended, and gets it at the start that follows.
async function livingOrphan(cluster: Cluster) {
  const found = postgresOn(cluster)
  if (!found) return undefined
  let greeting = 'silent'
  const isDecided = async () => {
    if (isAlive(found.pid)) greeting = await greet(urlOf(cluster, found.port, 'postgres'))
    return greeting !== 'silent' || !isAlive(found.pid)
  }
  await within(ORPHAN_ANSWERS_MS, isDecided, 200)
  if (greeting === 'welcome' && isAlive(found.pid)) return found
  await endOrphan(cluster)
  return undefined
}

async function endOrphan(cluster: Cluster) {
  const found = postgresOn(cluster)
  if (!found) return
  const keeper = new Keeper(cluster, found.port, () => {})
  await keeper.begin(found.pid)
  await keeper.end()
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

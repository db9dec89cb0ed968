import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, LIMITS, type Limits } from './database.ts'
import { openMysql } from './mysql.ts'
import { openPostgres } from './postgres.ts'

const MOST_CONNECTIONS = 12

// A database on this machine works with the same cores: more connections than keep them busy make each other wait, and each plans what
// it is asked for the first time.
function poolSizeFor(url: string): number {
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
  return isHere ? Math.min(2 * availableParallelism() + 2, MOST_CONNECTIONS) : MOST_CONNECTIONS
}

/** The database cannot be used; the message says which one, why, and what to do. */
export class DatabaseUnusable extends Error {}

/** Opens the database at `mysql://`, `mariadb://` or `postgresql://` and proves that it answers. Throws DatabaseUnusable. */
export async function openDatabase(url: string, poolSize?: number, limits: Limits = LIMITS): Promise<Database> {
  const isPostgres = /^postgres(ql)?:/.test(url)
  const shown = url.replace(/:[^:@/]*@/, '@')
  try {
    await probe(url, isPostgres)
    const connections = poolSize ?? poolSizeFor(url)
    return await (isPostgres ? openPostgres(url, connections, limits) : openMysql(url, connections, limits))
  } catch (error) {
    throw new DatabaseUnusable(`The database ${shown} cannot be used: ${reasonOf(error)}`, { cause: error })
  }
}

// The pools hide the cause of a failed connection behind a time-out of theirs, so one bare connection goes first.
async function probe(url: string, isPostgres: boolean) {
  const attempt = isPostgres ? probePostgres : probeMysql
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(url)
    } catch (error) {
      // 57P03: the server is still starting; it says so itself.
      if ((error as { code?: string }).code !== '57P03' || tries === 20) throw error
      await sleep(500)
    }
  }
}

async function probePostgres(url: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  await client.end()
}

async function probeMysql(url: string) {
  const { createConnection } = await import('mariadb')
  const address = new URL(url)
  const connection = await createConnection({
    host: address.hostname,
    port: Number(address.port || 3306),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: address.pathname.slice(1),
    allowPublicKeyRetrieval: true,
    connectTimeout: 5000,
  })
  await connection.end()
}

function reasonOf(error: unknown): string {
  const { code, errno, message } = error as { code?: string; errno?: number; message?: string }
  const name = String(errno && errno > 0 ? errno : code)
  if (name === 'ECONNREFUSED' || code === 'ECONNREFUSED')
    return 'nothing answers there. Start the database, or mend host and port in DATABASE_URL.'
  if (name === 'ENOTFOUND' || code === 'ENOTFOUND')
    return 'there is no host of that name. Mend the host in DATABASE_URL.'
  if (name === '28P01' || name === '1045' || name === '28000')
    return 'it refuses this user or password. Mend them in DATABASE_URL.'
  if (name === '3D000' || name === '1049')
    return 'there is no database of that name on the server. Create it (in UTF-8), or mend the name in DATABASE_URL.'
  if (name === '1044' || name === '42501') return 'this user may not use that database. Grant it all rights there.'
  if (name === 'ETIMEDOUT' || /timeout/i.test(message ?? ''))
    return 'it did not answer within 5 s. Check host, port and firewall.'
  return `${message ?? error}.`
}

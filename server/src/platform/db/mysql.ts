import type * as mariadb from 'mariadb'
import { PrismaClient } from '../../generated/mysql/client.ts'
import {
  type Connection,
  type Database,
  type Limits,
  type Outcome,
  QUEUE_MS,
  type Row,
  SILENCE_MS,
} from './database.ts'
import { StatementTooSlow } from './faults.ts'
import { instant } from './instant.ts'
import { laneYard } from './lanes.ts'
import { spokenEnum } from './tables.ts'

const ENUM_FLAG = 256

// MariaDB and MySQL say the type of a column with each answer; what JSON lacks is made here, value by value.
const wireCast: mariadb.TypeCastFunction = (column, next) => {
  const value = next()
  if (value === null) return null
  switch (column.type as string) {
    case 'DATETIME':
      return instant(value as string)
    case 'TINY':
      return column.columnLength === 1 ? Boolean(value) : value
    case 'STRING':
      return (column.flags as number) & ENUM_FLAG ? spokenEnum(value as string) : value
    default:
      return value
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the driver's own overloads, passed through
type Send = (config: any, values?: any) => Promise<any>
interface Target {
  query: Send
  execute: Send
}

// MariaDB ends whatever runs too long, MySQL only what reads; each takes the comment meant for it.
const limited = ({ statementMs, lockMs }: Limits) =>
  `set session innodb_lock_wait_timeout = ${Math.ceil(lockMs / 1000)}, lock_wait_timeout = ${Math.ceil(lockMs / 1000)}` +
  ` /*!50708 , max_execution_time = ${statementMs} */ /*M! , max_statement_time = ${statementMs / 1000} */`
const DAY_MS = 86_400_000

/** Opens a pool on MySQL or MariaDB. Sessions run in UTC and read committed; double quotes are identifiers, as in PostgreSQL. */
export async function openMysql(url: string, poolSize: number, limits: Limits): Promise<Database> {
  // Whoever works on PostgreSQL needs no memory for them.
  const [{ createPool }, { PrismaMariaDb }] = await Promise.all([import('mariadb'), import('@prisma/adapter-mariadb')])
  const address = new URL(url)
  const access = {
    host: address.hostname,
    port: Number(address.port || 3306),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: address.pathname.slice(1),
    // A fresh caching_sha2 account has no other way in without TLS (MySQL 8.4 and later).
    allowPublicKeyRetrieval: true,
  }
  const pool = createPool({
    ...access,
    connectionLimit: poolSize,
    minimumIdle: 1,
    acquireTimeout: QUEUE_MS,
    prepareCacheLength: 256,
    timezone: 'Z',
    foundRows: true,
    bigIntAsNumber: true,
    initSql: [
      "set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')",
      'set session transaction isolation level read committed',
      limited(limits),
    ],
  })
  const unhurried = new WeakSet<mariadb.PoolConnection>()
  const unfinished = new WeakMap<mariadb.PoolConnection, Promise<void>>()

  // What the server does not end by itself (changes on MySQL, or anything while it hangs) is ended from here. The driver's own destroy()
  // would do that too, but throws where nobody can catch it when the connection is gone on the other side already.
  const bounded = <T>(client: mariadb.PoolConnection, work: Promise<T>): Promise<T> => {
    if (unhurried.has(client)) return work
    const over = work.then(
      () => {},
      () => {},
    )
    unfinished.set(client, over)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void endFromBeside(access, client.threadId)
        reject(new StatementTooSlow('The database took too long'))
      }, limits.statementMs + SILENCE_MS)
      void over.then(() => clearTimeout(timer))
      work.then(resolve, reject)
    })
  }
  const giveBack = async (client: mariadb.PoolConnection, broken = false) => {
    await unfinished.get(client)
    if (broken) client.destroy()
    else await client.release()
  }
  const onOne = async <T>(work: (client: mariadb.PoolConnection) => Promise<T>): Promise<T> => {
    const client = await pool.getConnection()
    return bounded(client, work(client)).finally(() => void giveBack(client))
  }
  const anyOne: Target = {
    query: config => onOne(client => client.query(config)),
    execute: (config, values) => onOne(client => client.execute(config, values)),
  }
  const boundedOn = (client: mariadb.PoolConnection): Target => ({
    query: config => bounded(client, client.query(config)),
    execute: (config, values) => bounded(client, client.execute(config, values)),
  })

  const yard = laneYard<Target>(
    target =>
      new PrismaClient({
        adapter: new PrismaMariaDb(poolOf(target) as unknown as ConstructorParameters<typeof PrismaMariaDb>[0]),
      }),
  )

  const run = async (target: Target, text: string, values: readonly unknown[]): Promise<Outcome> => {
    const answer = await target.execute({ sql: text, typeCast: wireCast, dateStrings: true }, values.map(stored))
    return Array.isArray(answer)
      ? { rows: answer as Row[], count: answer.length }
      : { rows: [], count: answer.affectedRows }
  }

  const connection = (client: mariadb.PoolConnection): Connection => ({
    dialect: 'mysql',
    run: (text, values) => run(boundedOn(client), text, values),
    lane: () => yard.take(boundedOn(client)),
    unhurried: async () => {
      unhurried.add(client)
      await client.query(limited({ statementMs: 0, lockMs: DAY_MS }))
    },
    script: async statements => {
      for (const statement of statements) await client.query(statement)
    },
    begin: () => bounded(client, client.beginTransaction()),
    // One by one: after a deadlock whatever was sent behind it would be kept by itself.
    commit: async (last = []) => {
      for (const { text, values } of last) await run(boundedOn(client), text, values)
      await bounded(client, client.commit())
    },
    rollback: () => bounded(client, client.rollback()),
    release: broken => void giveBack(client, broken),
  })

  return {
    dialect: 'mysql',
    address: url.replace(/:[^:@/]*@/, '@'),
    run: (text, values) => run(anyOne, text, values),
    lane: () => yard.take(anyOne),
    borrow: async () => connection(await pool.getConnection()),
    learnTypes: async () => {},
    close: async () => {
      await yard.close()
      await pool.end()
    },
  }
}

/** Ends a connection of ours on the server, by another one; a server that is silent for good does not hear it. */
async function endFromBeside(access: mariadb.ConnectionConfig, threadId: number | null) {
  if (threadId === null) return
  try {
    const { createConnection } = await import('mariadb')
    const beside = await createConnection({ ...access, connectTimeout: SILENCE_MS })
    beside.on('error', () => {})
    await beside.query(`kill ${threadId}`).finally(() => beside.end())
  } catch {
    // It is gone already, or cannot be reached.
  }
}

// MySQL reads no ISO text with Z: 2026-05-31 09:30:00.000 in a session that runs in UTC.
const stored = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 23).replace('T', ' ') : value)

const transactionWords = /^(begin|commit|rollback)$/i

// See postgres.ts: Prisma's statements go to whatever holds the lane, its own BEGIN and COMMIT nowhere.
function poolOf(target: { current: Target }): mariadb.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: passes through whatever overload the adapter calls
  const pass = (verb: 'query' | 'execute') => (config: any, values?: unknown) =>
    transactionWords.test(config?.sql ?? config)
      ? Promise.resolve({ affectedRows: 0 })
      : target.current[verb](config, values)
  const silent = {
    on: () => {},
    off: () => {},
    release: async () => {},
    query: pass('query'),
    execute: pass('execute'),
  }
  return { ...silent, getConnection: async () => silent, end: async () => {} } as unknown as mariadb.Pool
}

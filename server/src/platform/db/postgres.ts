import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { PrismaClient } from '../../generated/mysql/client.ts'
import { PrismaClient as PostgresClient } from '../../generated/postgresql/client.ts'
import {
  type Connection,
  type Database,
  type Lane,
  type Limits,
  type Outcome,
  QUEUE_MS,
  SILENCE_MS,
} from './database.ts'
import { instant } from './instant.ts'
import { laneYard } from './lanes.ts'
import { statementNames } from './statement-names.ts'
import { spokenEnum } from './tables.ts'

// Object ids of PostgreSQL's own types (pg_type.dat); enums get theirs when they are created, above 16384.
const BOOL = 16
const INT8 = 20
const INT2 = 21
const INT4 = 23
const FLOAT8 = 701
const JSON_ = 114
const JSONB = 3802
const TIMESTAMP = 1114
const BYTEA = 17

const asIs = (text: string) => text
const bytes = pg.types.getTypeParser(BYTEA)

const wireParsers = new Map<number, (text: string) => unknown>([
  [BOOL, text => text === 't'],
  [INT2, Number],
  [INT4, Number],
  [INT8, Number],
  [FLOAT8, Number],
  [JSON_, JSON.parse],
  [JSONB, JSON.parse],
  [TIMESTAMP, instant],
  [BYTEA, bytes as (text: string) => unknown],
])

// Tables are small enough for memory, so an index beats reading a table from end to end; and of many requests at once none takes
// several cores.
const session = ({ statementMs, lockMs }: Limits) => ({
  timezone: 'UTC',
  default_transaction_isolation: 'read\\ committed',
  statement_timeout: statementMs,
  lock_timeout: lockMs,
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  // Each statement is planned once on a connection. Left to itself PostgreSQL plans the first five runs anew, which costs several
  // times as much as reading a list.
  plan_cache_mode: 'force_generic_plan',
})

const DAY_MS = 86_400_000

/** Opens a PostgreSQL pool. Sessions run in UTC and read committed. */
export async function openPostgres(url: string, poolSize: number, limits: Limits): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: QUEUE_MS,
    // One that knows its statements already is worth keeping.
    idleTimeoutMillis: 600_000,
    query_timeout: limits.statementMs + SILENCE_MS,
    // Statements are sent without waiting for those before; the server works them in order.
    pipeline: true,
    options: Object.entries(session(limits))
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  // A connection that the server closed is replaced by the pool; without listeners it would end the process, and a borrowed one
  // between two statements has none of the pool's.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))

  const enumIds = new Set<number>()
  const types = {
    getTypeParser: (id: number) => wireParsers.get(id) ?? (enumIds.has(id) ? spokenEnum : asIs),
  } as unknown as pg.CustomTypesConfig
  const nameOf = statementNames()
  const yard = laneYard<pg.Pool | pg.PoolClient>(
    target => new PostgresClient({ adapter: new PrismaPg(poolOf(target)) }) as unknown as PrismaClient,
  )

  const learnEnums = async () => {
    const { rows } = await pool.query<{ oid: number }>("select oid from pg_type where typtype = 'e'")
    for (const { oid } of rows) enumIds.add(oid)
  }
  await learnEnums()

  const unhurried = new WeakSet<pg.Pool | pg.PoolClient>()
  const patience = (target: pg.Pool | pg.PoolClient) => (unhurried.has(target) ? { query_timeout: DAY_MS } : {})
  const run = async (target: pg.Pool | pg.PoolClient, text: string, values: readonly unknown[]): Promise<Outcome> => {
    const query = { name: nameOf(text), text, values: values.map(stored), types, ...patience(target) }
    const { rows, rowCount } = await target.query(query)
    return { rows, count: rowCount ?? 0 }
  }

  const connection = (client: pg.PoolClient): Connection => {
    let begun: Promise<unknown> | undefined
    return {
      dialect: 'postgresql',
      run: async (text, values) => {
        const [outcome] = await Promise.all([run(client, text, values), begun])
        return outcome
      },
      unhurried: async () => {
        unhurried.add(client)
        await client.query('set statement_timeout = 0; set lock_timeout = 0')
      },
      lane: () => yard.take(client),
      script: async statements => {
        for (const text of statements) await client.query({ text, ...patience(client) })
      },
      // It leaves together with the first statement, which hears of it when it fails.
      begin: async () => {
        begun = client.query('begin')
        begun.catch(() => {})
      },
      // After one that fails the server refuses the others and makes a rollback of the commit.
      commit: async (last = []) => {
        const sent = last.map(({ text, values }) => run(client, text, values))
        await Promise.all([begun, ...sent, client.query('commit')])
      },
      rollback: async () => void (await client.query('rollback')),
      release: broken => client.release(broken),
    }
  }

  return {
    dialect: 'postgresql',
    address: url.replace(/:[^:@/]*@/, '@'),
    run: (text, values) => run(pool, text, values),
    lane: (): Lane => yard.take(pool),
    borrow: async () => connection(await pool.connect()),
    learnTypes: learnEnums,
    close: async () => {
      await yard.close()
      await pool.end()
    },
  }
}

// A Date would be written in the process's own time zone; ISO text with Z is read as UTC.
const stored = (value: unknown) => (value instanceof Date ? value.toISOString() : value)

const transactionWords = /^(begin|commit|rollback)$/i

// Prisma's adapter wants a pg.Pool. This one hands every statement to whatever holds the lane at the moment, and swallows the
// BEGIN and COMMIT that Prisma adds around nested writes: the transaction is ours.
function poolOf(target: { current: pg.Pool | pg.PoolClient }): pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: passes through whatever overload the adapter calls
  const query = (config: any) =>
    transactionWords.test(config?.text ?? config)
      ? Promise.resolve({ rows: [], fields: [], rowCount: 0 })
      : target.current.query(config)
  const silent = { on: () => {}, removeListener: () => {}, release: () => {}, query }
  return Object.assign(Object.create(pg.Pool.prototype), silent, { options: {}, connect: async () => silent })
}

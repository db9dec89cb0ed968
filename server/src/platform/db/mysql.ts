import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import * as mariadb from 'mariadb'
import { PrismaClient } from '../../generated/mysql/client.ts'
import type { Connection, Database, Outcome, Row } from './database.ts'
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

type Target = mariadb.Pool | mariadb.PoolConnection

/** Opens a pool on MySQL or MariaDB. Sessions run in UTC and read committed; double quotes are identifiers, as in PostgreSQL. */
export async function openMysql(url: string, poolSize: number): Promise<Database> {
  const address = new URL(url)
  const pool = mariadb.createPool({
    host: address.hostname,
    port: Number(address.port || 3306),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: address.pathname.slice(1),
    // A fresh caching_sha2 account has no other way in without TLS (MySQL 8.4 and later).
    allowPublicKeyRetrieval: true,
    connectionLimit: poolSize,
    minimumIdle: 1,
    acquireTimeout: 10_000,
    prepareCacheLength: 256,
    timezone: 'Z',
    foundRows: true,
    bigIntAsNumber: true,
    initSql: [
      "set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')",
      'set session transaction isolation level read committed',
    ],
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
    run: (text, values) => run(client, text, values),
    lane: () => yard.take(client),
    script: async statements => {
      for (const statement of statements) await client.query(statement)
    },
    begin: () => client.beginTransaction(),
    commit: () => client.commit(),
    rollback: () => client.rollback(),
    release: broken => (broken ? client.destroy() : void client.release()),
  })

  return {
    dialect: 'mysql',
    address: url.replace(/:[^:@/]*@/, '@'),
    run: (text, values) => run(pool, text, values),
    lane: () => yard.take(pool),
    borrow: async () => connection(await pool.getConnection()),
    learnTypes: async () => {},
    close: async () => {
      await yard.close()
      await pool.end()
    },
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

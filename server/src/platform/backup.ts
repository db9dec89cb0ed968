import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { FORMAT, fingerprintOf, type Header, type KeptTable, kept, tablesInOrder } from './backup-file.ts'
import type { Connection, Database, Row } from './db/database.ts'
import { appliedMigrations } from './db/migrate.ts'
import { every, joined, nothing, textOf, unscoped } from './db/sql.ts'
import type { Env } from './env.ts'

const PAGE_BYTES = 2 * 1024 * 1024
const PAGE_ROWS = 1000

/**
 * Writes everything the database holds at one moment into a file of gzipped JSON lines, while others go on writing to the database.
 * The file has its name only once it is whole and on the disk. `withKey` puts the encryption keys in as well.
 */
export async function backUp(
  database: Database,
  { file, keys, withKey = false }: { file: string; keys: Env['keys']; withKey?: boolean },
): Promise<Header> {
  const part = `${file}.part`
  const connection = await database.borrow()
  try {
    await connection.unhurried()
    await openSnapshot(connection)
    const header = await headerOf(connection, keys, withKey)
    await pipeline(
      Readable.from(lines(connection, header)),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    )
    await rename(part, file)
    return header
  } finally {
    await connection.rollback()
    // It carries the snapshot's settings: the next one to borrow gets another.
    connection.release(true)
    await rm(part, { force: true })
  }
}

const openSnapshot = (connection: Connection) =>
  connection.script(
    connection.dialect === 'postgresql'
      ? ['begin transaction isolation level repeatable read, read only']
      : [
          'set session transaction isolation level repeatable read',
          'start transaction with consistent snapshot, read only',
        ],
  )

async function headerOf(connection: Connection, keys: Env['keys'], withKey: boolean): Promise<Header> {
  const tables = tablesInOrder()
  const counts: Record<string, number> = {}
  for (const { table } of tables) counts[table] = await countOf(connection, table)
  return {
    steward: 'backup',
    format: FORMAT,
    at: new Date().toISOString(),
    migrations: await appliedMigrations(connection),
    keys: keys.map(({ id, key }) => ({ id, fingerprint: fingerprintOf(key) })),
    ...(withKey && { appKey: keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',') }),
    counts,
    tables,
  }
}

/** How many rows a table has. */
export const countOf = async (connection: Connection, table: string): Promise<number> =>
  Number((await connection.run(`select count(*) as "rows" from ${table}`, [])).rows[0]?.rows)

async function* lines(connection: Connection, header: Header): AsyncGenerator<string> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  const written: Record<string, number> = {}
  yield line(header)
  for (const table of header.tables) {
    yield line({ table: table.table })
    written[table.table] = 0
    for await (const rows of pagesOf(connection, table)) {
      written[table.table] = (written[table.table] as number) + rows.length
      yield rows.map(row => line(table.columns.map(({ column }) => kept(row[column])))).join('')
    }
  }
  yield line({ end: written })
}

// Pages by the primary key, as many rows at a time as stay small in memory: rows with files in them are few, others many.
async function* pagesOf(connection: Connection, table: KeptTable): AsyncGenerator<Row[]> {
  let after: unknown[] = []
  let limit = 20
  for (;;) {
    const page = pageAfter(table, after, limit)
    const { rows } = await connection.run(textOf(page, connection.dialect), page.values)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = table.key.map(column => last[column])
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 1)
    limit = Math.max(1, Math.min(PAGE_ROWS, Math.floor((PAGE_BYTES * rows.length) / bytes)))
  }
}

const sizeOf = (row: Row) =>
  Object.values(row).reduce<number>((sum, value) => sum + (value?.length ?? (value ? 50 : 1)), 0)

// (a, b) > (?, ?), spelled out: MySQL uses no index for the short form.
function pageAfter({ table, columns, key }: KeptTable, after: unknown[], limit: number) {
  const beyond = after.map((value, depth) =>
    every([
      ...key.slice(0, depth).map((column, i) => unscoped([`${column} = `, ''], after[i])),
      unscoped([`${key[depth]} > `, ''], value),
    ]),
  )
  const where = beyond.length ? unscoped([' where ', ''], joined(beyond, ' or ')) : nothing
  const names = columns.map(({ column }) => column).join(', ')
  return unscoped([`select ${names} from ${table}`, ` order by ${key.join(', ')} limit `, ''], where, limit)
}

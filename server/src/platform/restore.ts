import { countOf } from './backup.ts'
import {
  BackupUnusable,
  FORMAT,
  fingerprintOf,
  type Header,
  type KeptTable,
  lateLinks,
  linesOf,
  tablesInOrder,
} from './backup-file.ts'
import type { Connection, Database } from './db/database.ts'
import { appliedMigrations, migrate } from './db/migrate.ts'
import { textOf } from './db/sql.ts'
import { type Column, toStored } from './db/tables.ts'
import { type Writer, writerOn } from './db/writer.ts'
import type { Env } from './env.ts'

const BATCH_ROWS = 100
const BATCH_BYTES = 1024 * 1024

/** Reads the first line of a backup. Throws BackupUnusable. */
export async function headerOfBackup(file: string): Promise<Header> {
  for await (const line of linesOf(file)) {
    const header = line as Header
    if (header?.steward !== 'backup') break
    if (header.format > FORMAT)
      throw new BackupUnusable(`${file} was made by a newer version of Steward. Restore it with that version.`)
    return header
  }
  throw new BackupUnusable(`${file} is no backup of Steward.`)
}

/** The keys a backup's secrets were sealed with that are not at hand. */
export const missingKeys = ({ keys: wanted }: Header, keys: Env['keys']): string[] =>
  wanted
    .filter(({ id, fingerprint }) => !keys.some(({ id: own, key }) => own === id && fingerprintOf(key) === fingerprint))
    .map(({ id }) => id)

interface Restoring {
  file: string
  migrationsFolder: string
  /** What has to change before anybody works on the copy. */
  settle?: (write: Writer) => Promise<unknown>
}

/**
 * Fills an empty database from a backup, of whatever kind of database it was made, in one transaction, and brings it up to date.
 * Throws BackupUnusable when the file is cut or the database holds a company already; then nothing was changed.
 */
export async function restoreBackup(
  database: Database,
  { file, migrationsFolder, settle }: Restoring,
): Promise<Header> {
  const header = await headerOfBackup(file)
  await migrateLike(database, header, migrationsFolder)
  const connection = await database.borrow()
  try {
    await connection.unhurried()
    await connection.begin()
    await expectEmpty(connection)
    const counts = await fill(connection, file, header)
    await expectCounts(connection, counts)
    await settle?.(writerOn({ hand: () => connection, now: () => new Date(), companyId: null, scopeOf: () => ({}) }))
    await connection.commit()
  } catch (error) {
    await connection.rollback()
    throw error
  } finally {
    connection.release(true)
  }
  await migrate(database, migrationsFolder)
  return header
}

// Rows fit the tables they came from: an older backup goes in first, later migrations then change them as they would have.
async function migrateLike(database: Database, header: Header, migrationsFolder: string) {
  await migrate(database, migrationsFolder, header.migrations)
  const applied = await appliedMigrations(database)
  if (header.migrations.some(name => !applied.includes(name)))
    throw new BackupUnusable('This backup was made by a newer version of Steward. Restore it with that version.')
  if (applied.some(name => !header.migrations.includes(name)))
    throw new BackupUnusable(
      'This backup was made by an older version of Steward. Restore it into a new database that has never been started.',
    )
}

// What an installation makes for itself at its first start is put aside; the deleted row also keeps a set-up elsewhere waiting.
async function expectEmpty(connection: Connection) {
  await connection.run('delete from installation', [])
  const companies = await countOf(connection, 'companies')
  if (companies > 0)
    throw new BackupUnusable('This database holds a company already. Restore into an empty one: nothing was changed.')
  for (const { table } of tablesInOrder().reverse()) await connection.run(`delete from ${table}`, [])
}

interface Late {
  table: string
  column: string
  id: unknown
  value: unknown
}

async function fill(connection: Connection, file: string, header: Header): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const late: Late[] = []
  let current: ReturnType<typeof filling> | undefined
  for await (const line of linesOf(file)) {
    if (Array.isArray(line)) await current?.take(line)
    else if ('table' in (line as object)) {
      await current?.flush()
      const { table } = line as { table: string }
      const description = header.tables.find(known => known.table === table) as KeptTable
      current = filling(connection, description, new Set(Object.keys(counts)), late)
      counts[table] = 0
    } else if ('end' in (line as object)) {
      await current?.flush()
      await linkLate(connection, late)
      return (line as { end: Record<string, number> }).end
    }
  }
  throw new BackupUnusable(`${file} is no whole backup: its end is missing. Take another one.`)
}

/** Inserts the rows of one table in batches. Links to rows that come later are kept for the end. */
function filling(connection: Connection, description: KeptTable, placed: ReadonlySet<string>, late: Late[]) {
  const { table, columns } = description
  const empty = new Set(lateLinks(description, placed).flatMap(link => link.empty))
  const idAt = columns.findIndex(({ column }) => column === 'id')
  let batch: unknown[][] = []
  let bytes = 0

  const flush = async () => {
    if (batch.length) await insert(connection, description, batch)
    batch = []
    bytes = 0
  }
  const storable = (row: unknown[], column: Column, at: number) => {
    if (!empty.has(column.column)) return restored(column, row[at])
    if (row[at] !== null) late.push({ table, column: column.column, id: row[idAt], value: row[at] })
    return null
  }
  return {
    flush,
    async take(row: unknown[]) {
      batch.push(columns.map((column, at) => storable(row, column, at)))
      for (const value of row) bytes += typeof value === 'string' ? value.length : 10
      if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush()
    },
  }
}

const restored = (column: Column, value: unknown) =>
  column.type === 'Bytes' && value !== null ? Buffer.from(value as string, 'base64') : toStored(column, value)

async function insert(connection: Connection, { table, columns }: KeptTable, rows: unknown[][]) {
  const values = rows.flat()
  const names = columns.map(({ column }) => column).join(', ')
  const parts = values.map((_, i) =>
    i === 0 ? `insert into ${table} (${names}) values (` : i % columns.length ? ', ' : '), (',
  )
  await connection.run(textOf({ parts: [...parts, ')'], values }, connection.dialect), values)
}

async function linkLate(connection: Connection, late: Late[]) {
  for (const { table, column, id, value } of late) {
    const parts = [`update ${table} set ${column} = `, ' where id = ', '']
    await connection.run(textOf({ parts, values: [] }, connection.dialect), [value, id])
  }
}

async function expectCounts(connection: Connection, counts: Record<string, number>) {
  for (const [table, wanted] of Object.entries(counts)) {
    const found = await countOf(connection, table)
    if (found !== wanted)
      throw new BackupUnusable(`The backup should hold ${wanted} rows of ${table}, but ${found} came: it is damaged.`)
  }
}

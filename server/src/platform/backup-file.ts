import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { type Column, type Table, tables } from './db/tables.ts'

/** A backup, or a database to restore into, is not usable; the message says why and what to do. */
export class BackupUnusable extends Error {}

export const FORMAT = 1

/** A table as a backup describes it, so that a later version still understands an older file. */
export interface KeptTable {
  table: string
  columns: Column[]
  /** The columns of the primary key. */
  key: string[]
  links: { columns: string[]; to: string }[]
}

/** The first line of a backup. After it: `{"table":"leads"}`, its rows as arrays in the order of the columns, the next table …, `{"end":counts}`. */
export interface Header {
  steward: 'backup'
  format: number
  at: string
  /** What the database was migrated with. */
  migrations: string[]
  /** Which encryption keys sealed its secrets; the keys themselves only with `--with-key`, as APP_KEY has them. */
  keys: { id: string; fingerprint: string }[]
  appKey?: string
  counts: Record<string, number>
  tables: KeptTable[]
}

/** All tables, each after those it needs a row of. Where they need each other, the one comes first whose link may be empty for a while. */
export function tablesInOrder(): KeptTable[] {
  const waiting = Object.values(tables).map(keptTable)
  const order: KeptTable[] = []
  while (waiting.length) {
    const placed = new Set(order.map(({ table }) => table))
    const next =
      waiting.find(table => lateLinks(table, placed).length === 0) ??
      waiting.find(table => lateLinks(table, placed).every(({ empty }) => empty.length > 0))
    if (!next) throw new Error(`These tables need each other: ${waiting.map(({ table }) => table).join(', ')}`)
    order.push(...waiting.splice(waiting.indexOf(next), 1))
  }
  return order
}

const keptTable = ({ table, columns, keys, links }: Table): KeptTable => ({
  table,
  columns: Object.values(columns).map(({ column, type, kind, native, nullable }) => ({
    column,
    type,
    kind,
    native,
    nullable,
  })),
  key: keys.find(({ type }) => type === 'id')?.columns ?? [],
  links: links.map(({ columns, to }) => ({ columns, to })),
})

/** The links of a table that lead to other tables than these, each with the columns to leave `empty` until the rest is there. */
export const lateLinks = ({ columns, links }: KeptTable, placed: ReadonlySet<string>) =>
  links
    .filter(({ to }) => !placed.has(to))
    .map(link => ({
      empty: link.columns.filter(name => columns.find(({ column }) => column === name)?.nullable),
    }))

/** Tells keys apart without giving them away. */
export const fingerprintOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 16)

/** A value of a row as JSON holds it. Everything but bytes is JSON already. */
export const kept = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)

/** The lines of a backup. Throws BackupUnusable for a file that is cut, damaged, or none of ours. */
export async function* linesOf(file: string): AsyncGenerator<unknown> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip()).setEncoding('utf8')
  source.once('error', error => text.destroy(error))
  // A line may be long (a file in base64): pieces are joined once, at its end.
  let pieces: string[] = []
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const [first, ...rest] = chunk.split('\n') as [string, ...string[]]
      pieces.push(first)
      for (const piece of rest) {
        yield JSON.parse(pieces.join(''))
        pieces = [piece]
      }
    }
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException)
  }
}

function unreadable(file: string, error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') return new BackupUnusable(`There is no file ${file}.`)
  if (error.code?.startsWith('Z_') || error instanceof SyntaxError)
    return new BackupUnusable(`${file} is no whole backup: it was cut short or damaged. Take another one.`)
  return error
}

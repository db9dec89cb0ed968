import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Connection, Database, Hand } from './database.ts'
import { DatabaseUnusable } from './open.ts'

interface Migration {
  name: string
  statements: string[]
  checksum: string
}

const LOCK = 72707369 // the number Prisma's own engine locks with, so that both never run at once

/**
 * Brings the database to this version: applies the folders of `prisma/migrations/<provider>` that it has not seen, in order, and
 * keeps Prisma's own book of them (`_prisma_migrations`). Throws DatabaseUnusable when a former run stopped half-way or a file
 * that is applied already was edited. Returns the names it applied. With `only`, it applies no others than these.
 */
export async function migrate(
  database: Database,
  migrationsFolder: string,
  only?: readonly string[],
): Promise<string[]> {
  const migrations = readMigrations(path.join(migrationsFolder, database.dialect))
  const connection = await database.borrow()
  try {
    await connection.unhurried()
    await lock(connection)
    await makeBook(connection)
    const missing = (await missingOf(connection, migrations)).filter(({ name }) => only?.includes(name) ?? true)
    for (const migration of missing) await apply(connection, migration)
    await database.learnTypes()
    return missing.map(({ name }) => name)
  } finally {
    await unlock(connection)
    // Statements were prepared while tables were missing: a fresh connection knows the new types.
    connection.release(true)
  }
}

/** The migrations a database was made with, in order; none for one that was never started. */
export async function appliedMigrations(hand: Hand): Promise<string[]> {
  const schema = hand.dialect === 'postgresql' ? 'current_schema()' : 'database()'
  const book = await hand.run(
    `select table_name as "name" from information_schema.tables where table_schema = ${schema} and table_name = '_prisma_migrations'`,
    [],
  )
  if (book.rows.length === 0) return []
  const { rows } = await hand.run(
    `select migration_name as "name" from "_prisma_migrations" where finished_at is not null and rolled_back_at is null order by migration_name`,
    [],
  )
  return rows.map(row => row.name)
}

/** The migrations of this version that a database has not seen. */
export async function pendingMigrations(hand: Hand, migrationsFolder: string): Promise<string[]> {
  const applied = await appliedMigrations(hand)
  return readMigrations(path.join(migrationsFolder, hand.dialect))
    .map(({ name }) => name)
    .filter(name => !applied.includes(name))
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
    .map(name => {
      const file = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return {
        name,
        checksum: createHash('sha256').update(file).digest('hex'),
        statements: file
          .split(/;\s*\n/)
          .map(statement => statement.replace(/;\s*$/, '').trim())
          .filter(Boolean),
      }
    })
}

async function lock(connection: Connection) {
  if (connection.dialect === 'postgresql') await connection.run('select pg_advisory_lock($1)::text as locked', [LOCK])
  else await connection.run("select get_lock('prisma_migrate', 60) as locked", [])
}

async function unlock(connection: Connection) {
  if (connection.dialect === 'postgresql') await connection.run('select pg_advisory_unlock($1) as unlocked', [LOCK])
  else await connection.run("select release_lock('prisma_migrate') as unlocked", [])
}

const makeBook = (connection: Connection) =>
  connection.run(
    connection.dialect === 'postgresql'
      ? `create table if not exists "_prisma_migrations" (id varchar(36) primary key, checksum varchar(64) not null,
         finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
         started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`
      : `create table if not exists "_prisma_migrations" (id varchar(36) primary key, checksum varchar(64) not null,
         finished_at datetime(3), migration_name varchar(255) not null, logs text, rolled_back_at datetime(3),
         started_at datetime(3) not null default current_timestamp(3), applied_steps_count int unsigned not null default 0)
         default character set utf8mb4 collate utf8mb4_unicode_ci`,
    [],
  )

async function missingOf(connection: Connection, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await connection.run(
    `select migration_name as "name", checksum as "checksum", case when finished_at is null then 0 else 1 end as "finished"
     from "_prisma_migrations" where rolled_back_at is null`,
    [],
  )
  const known = new Map(rows.map(row => [row.name as string, row]))
  for (const [name, row] of known) {
    const file = migrations.find(migration => migration.name === name)
    if (!row.finished) {
      throw new DatabaseUnusable(
        `The migration ${name} stopped half-way last time. Restore the backup made before the upgrade, or undo what it did and set rolled_back_at in _prisma_migrations.`,
      )
    }
    if (!file)
      throw new DatabaseUnusable(
        `This database was used by a newer version of Steward (it has the migration ${name}). Start that version.`,
      )
    if (file.checksum !== row.checksum)
      throw new DatabaseUnusable(
        `The migration ${name} is not the one this database was made with. Start the version that made it.`,
      )
  }
  return migrations.filter(migration => !known.has(migration.name))
}

// PostgreSQL takes the whole file and its line in the book in one transaction. MySQL commits each CREATE by itself, so the
// line is written first and finished last: a half-applied file is noticed on the next start.
async function apply(connection: Connection, migration: Migration) {
  const atomic = connection.dialect === 'postgresql'
  if (atomic) await connection.begin()
  try {
    const mark = (position: number) => (atomic ? `$${position}` : '?')
    const id = randomUUID()
    await connection.run(
      `insert into "_prisma_migrations" (id, checksum, migration_name) values (${mark(1)}, ${mark(2)}, ${mark(3)})`,
      [id, migration.checksum, migration.name],
    )
    for (const statement of migration.statements) await connection.script([statement])
    await connection.run(
      `update "_prisma_migrations" set finished_at = current_timestamp${atomic ? '' : '(3)'}, applied_steps_count = 1 where id = ${mark(1)}`,
      [id],
    )
    if (atomic) await connection.commit()
  } catch (error) {
    if (atomic) await connection.rollback()
    throw new DatabaseUnusable(`The migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

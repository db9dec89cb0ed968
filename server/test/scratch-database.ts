import type { Database } from '../src/platform/db/database.ts'
import { openDatabase } from '../src/platform/db/open.ts'

const isPostgres = (url: string) => url.startsWith('postgres')

function addressOf(serverUrl: string, name: string) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

// The database to stand in while another one is made: PostgreSQL always has `postgres`, MySQL always `mysql`.
const onServer = async (serverUrl: string, work: (database: Database) => Promise<unknown>) => {
  const database = await openDatabase(addressOf(serverUrl, isPostgres(serverUrl) ? 'postgres' : 'mysql'), 1)
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

const script = async (database: Database, statement: string) => {
  const connection = await database.borrow()
  await connection.script([statement])
  connection.release()
}

const drop = (serverUrl: string, name: string) =>
  `drop database if exists ${name}${isPostgres(serverUrl) ? ' with (force)' : ''}`

/** A new, empty database on a server; drop it when done. */
export async function scratchDatabase(
  serverUrl: string,
  name: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  await onServer(serverUrl, async database => {
    await script(database, drop(serverUrl, name))
    await script(database, `create database ${name}`)
  })
  return {
    url: addressOf(serverUrl, name),
    drop: () => onServer(serverUrl, database => script(database, drop(serverUrl, name))),
  }
}

/** Drops all databases whose names begin like this. */
export const dropDatabases = (serverUrl: string, prefix: string) =>
  onServer(serverUrl, async database => {
    const text = isPostgres(serverUrl)
      ? 'select datname as "name" from pg_database'
      : 'select schema_name as "name" from information_schema.schemata'
    const { rows } = await database.run(text, [])
    for (const { name } of rows) if (name.startsWith(prefix)) await script(database, drop(serverUrl, name))
  })

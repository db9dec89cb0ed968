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

/** A new, empty database on a server; drop it when done. */
export async function scratchDatabase(
  serverUrl: string,
  name: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  await onServer(serverUrl, async database => {
    await script(database, `drop database if exists ${name}`)
    await script(database, `create database ${name}`)
  })
  return {
    url: addressOf(serverUrl, name),
    drop: () =>
      onServer(serverUrl, database =>
        script(database, `drop database if exists ${name}${isPostgres(serverUrl) ? ' with (force)' : ''}`),
      ),
  }
}

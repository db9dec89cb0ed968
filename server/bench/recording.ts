import { buildApp } from '../src/app.ts'
import type { Database, Hand } from '../src/platform/db/database.ts'
import type { Platform } from '../src/platform/work.ts'
import type { Cell, Sent } from './cells.ts'

export interface Statement {
  text: string
  values: unknown[]
}

/** What one request of a cell sends to the database, for the floor to send as well. */
export interface Recorded {
  name: string
  isWrite: boolean
  subjects: string[]
  first: Sent
  statements: Statement[]
  /** Ids made from this moment on were made by the request: the floor makes its own. */
  sinceMs: number
}

/** Sends each request twice through the app and keeps the statements of the second one, when everything is warm. */
export async function record(platform: Platform, cells: Cell[], cookie: string): Promise<Recorded[]> {
  let statements: Statement[] = []
  const listening = (hand: Hand) => (text: string, values: readonly unknown[]) => {
    // Who is asking is our own addition to a request; the floor does without.
    if (!/ installation i$/.test(text)) statements.push({ text, values: [...values] })
    return hand.run(text, values)
  }
  const { database } = platform
  const heard: Database = {
    ...database,
    run: listening(database),
    borrow: async () => {
      const connection = await database.borrow()
      return {
        ...connection,
        run: listening(connection),
        commit: (last = []) => {
          statements.push(...last.map(({ text, values }) => ({ text, values: [...values] })))
          return connection.commit(last)
        },
      }
    },
  }
  const app = await buildApp({ ...platform, database: heard }, { version: 'bench' })
  const recorded: Recorded[] = []
  for (const cell of cells) {
    const subject = cell.subjects[0] as string
    let [first, sinceMs] = [cell.send(subject, 0), 0]
    for (const n of [0, 1]) {
      statements = []
      sinceMs = Date.now()
      first = cell.send(subject, n)
      const { method, path: url, headers, body } = first
      const reply = await app.inject({ method, url, headers: { ...headers, cookie }, ...(body && { payload: body }) })
      if (reply.statusCode >= 300) throw new Error(`${cell.name}: ${reply.statusCode} ${reply.body}`)
    }
    recorded.push({ name: cell.name, isWrite: cell.isWrite, subjects: cell.subjects, first, statements, sinceMs })
  }
  await app.close()
  return recorded
}

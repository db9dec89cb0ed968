// The floor: bare node:http and the plain driver, sending the very statements that our server sends for a request, prepared,
// inside BEGIN and COMMIT where it writes, and answering with their rows as JSON. It asks nobody who they are and checks nothing.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { verify } from '@node-rs/argon2'
import { createPool, type Pool, type PoolConnection } from 'mariadb'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { APP_SECRET } from './cells.ts'
import { ADMIN } from './company.ts'
import type { Recorded } from './recording.ts'

type Rows = Record<string, unknown>[]
type Run = (text: string, values: unknown[]) => Promise<Rows>

const POOL_SIZE = 12
const [file, url] = process.argv.slice(2) as [string, string]
const { run, transaction } = url.startsWith('postgres') ? postgres() : mysql()

function postgres() {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  })
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    if (!names.has(text)) names.set(text, `s${names.size}`)
    return names.get(text) as string
  }
  const on =
    (target: pg.Pool | pg.PoolClient): Run =>
    async (text, values) =>
      (await target.query({ name: nameOf(text), text, values })).rows
  return {
    run: on(pool),
    transaction: async (work: (run: Run) => Promise<Rows[]>) => {
      const client = await pool.connect()
      await client.query('begin')
      const rows = await work(on(client))
      await client.query('commit')
      client.release()
      return rows
    },
  }
}

function mysql() {
  const { hostname: host, port, username, password, pathname } = new URL(url)
  const pool = createPool({
    host,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    connectionLimit: POOL_SIZE,
    timezone: 'Z',
    prepareCacheLength: 256,
    allowPublicKeyRetrieval: true,
    initSql: [
      "set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')",
      'set session transaction isolation level read committed',
    ],
  })
  const on =
    (target: Pool | PoolConnection): Run =>
    async (text, values) => {
      const rows = await target.execute(text, values)
      return Array.isArray(rows) ? rows : []
    }
  return {
    run: on(pool),
    transaction: async (work: (run: Run) => Promise<Rows[]>) => {
      const connection = await pool.getConnection()
      await connection.beginTransaction()
      const rows = await work(on(connection))
      await connection.commit()
      await connection.release()
      return rows
    },
  }
}

/** What differs from request to request: the subject, the ids made for it, and what only one row may have. */
interface Turn {
  subject: string
  made: Map<string, string>
  body: Buffer
}
type Value = (turn: Turn) => unknown

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const madeAt = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

function filled(value: unknown, { subjects, sinceMs, first }: Recorded): Value {
  if (typeof value !== 'string') return () => value
  if (/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(value)) {
    const instant = url.startsWith('postgres') ? value : new Date(value)
    return () => instant
  }
  if (value === first.body) return ({ body }) => body.toString()
  if (/^[0-9a-f]{64}$/.test(value))
    return first.path.startsWith('/webhooks')
      ? ({ body }) => createHash('sha256').update(body).digest('hex')
      : () => randomBytes(32).toString('hex')
  if (value === subjects[0]) return ({ subject }) => subject
  const fresh = new Set(value.match(anyId)?.filter(id => madeAt(id) >= sinceMs - 5))
  if (fresh.size === 0) return () => value
  const own = (made: Map<string, string>, id: string) => {
    if (!made.has(id)) made.set(id, uuidv7())
    return made.get(id) as string
  }
  return fresh.has(value)
    ? ({ made }) => own(made, value)
    : ({ made }) => value.replace(anyId, id => (fresh.has(id) ? own(made, id) : id))
}

function handlerOf(recorded: Recorded) {
  const statements = recorded.statements.map(({ text, values }) => ({
    text,
    values: values.map(value => filled(value, recorded)),
    isLogin: text.includes('password_hash'),
  }))
  const { subjects, first } = recorded
  let count = 0
  return async (request: IncomingMessage): Promise<string> => {
    const body = await bodyOf(request)
    if (first.path.startsWith('/webhooks')) expectSignature(request, body)
    const turn: Turn = { subject: subjects[count++ % subjects.length] as string, made: new Map(), body }
    if (!recorded.isWrite) {
      const all = await Promise.all(
        statements.map(({ text, values }) =>
          run(
            text,
            values.map(value => value(turn)),
          ),
        ),
      )
      return JSON.stringify(all.length === 1 ? all[0] : { ...all })
    }
    JSON.parse(body.toString())
    const all = await transaction(async run => {
      const answers: Rows[] = []
      for (const { text, values, isLogin } of statements) {
        const rows = await run(
          text,
          values.map(value => value(turn)),
        )
        answers.push(rows)
        if (isLogin) await verify(rows[0]?.passwordHash as string, ADMIN.password)
      }
      return answers
    })
    return JSON.stringify(all.findLast(rows => rows.length > 0) ?? 'done')
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function expectSignature({ headers }: IncomingMessage, body: Buffer) {
  const expected = createHmac('sha256', APP_SECRET).update(body).digest()
  const given = Buffer.from(String(headers['x-hub-signature-256']).slice(7), 'hex')
  if (!timingSafeEqual(expected, given)) throw new Error('Wrong signature')
}

const recordings = JSON.parse(readFileSync(file, 'utf8')) as Recorded[]
const handlers = new Map(recordings.map((recorded, at) => [`/${at}`, handlerOf(recorded)]))
const server = createServer(async (request, response) => {
  try {
    const answer = await handlers.get(request.url as string)?.(request)
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
})
server.listen(0, '127.0.0.1', () =>
  console.log(`ready at http://127.0.0.1:${(server.address() as { port: number }).port}`),
)

import { createServer, connect as dial, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCompany, theWorld } from '../../../test/world.ts'
import { refusalOf } from '../problems.ts'
import type { Connection, Database } from './database.ts'
import { openDatabase } from './open.ts'

const LIMITS = { statementMs: 400, lockMs: 1000 }
let url = ''
let database: Database
let isMariaDb = false

beforeAll(async () => {
  url = (await theWorld()).databaseUrl
  database = await openDatabase(url, 2, LIMITS)
  const { rows } = await database.run('select version() as "version"', [])
  isMariaDb = String(rows[0]?.version).includes('MariaDB')
})
afterAll(() => database.close())

const isPostgres = () => database.dialect === 'postgresql'

/** What becomes of it, and after how long. */
async function outcomeOf(work: Promise<unknown>) {
  const began = performance.now()
  const refusal = await work.then(
    () => undefined,
    error => refusalOf(error),
  )
  const ms = performance.now() - began
  return { ms, answer: refusal && { code: refusal.code, status: refusal.status, retryAfter: refusal.told.retryAfter } }
}
const busy = { code: 'BUSY', status: 503, retryAfter: 5 }

const inTransaction = async (work: (connection: Connection) => Promise<unknown>) => {
  const connection = await database.borrow()
  let broken = false
  try {
    await connection.begin()
    await work(connection)
  } finally {
    await connection.rollback().catch(() => {
      broken = true
    })
    connection.release(broken)
  }
}

test('every session of Steward has its limits from the start', async () => {
  const { database: own } = (await newCompany()).platform
  const text = isPostgres()
    ? `select current_setting('statement_timeout') as "statement", current_setting('lock_timeout') as "lock"`
    : `select ${isMariaDb ? '@@max_statement_time' : '@@max_execution_time'} as "statement", @@innodb_lock_wait_timeout as "lock"`
  const [row] = (await own.run(text, [])).rows

  const expected = isPostgres() ? ['10s', '5s'] : [isMariaDb ? 10 : 10_000, 5]
  expect([row?.statement, row?.lock].map(value => (isPostgres() ? value : Number(value)))).toEqual(expected)
})

test('a reading that takes too long is ended and answered with 503 and a time to come back', async () => {
  const slow = isPostgres()
    ? 'select pg_sleep(30)'
    : 'select sleep(30) as "x" from (select 1 as one union select 2) x where sleep(30) = 0'

  const { ms, answer } = await outcomeOf(database.run(slow, []))

  expect(answer).toEqual(busy)
  expect(ms).toBeLessThan(2500)
  expect((await database.run('select 1 as "one"', [])).rows).toEqual([{ one: 1 }])
})

test('a change that takes too long is ended as well, and nothing of it stays', async () => {
  const before = await database.run('select access_epoch as "epoch" from installation', [])
  const wait = isPostgres() ? 'coalesce(length(pg_sleep(30)::text), 0)' : 'sleep(30)'

  const { ms, answer } = await outcomeOf(
    inTransaction(connection =>
      connection.run(`update installation set access_epoch = access_epoch + 1 + ${wait}`, []),
    ),
  )

  expect(answer).toEqual(busy)
  expect(ms).toBeLessThan(6000)
  expect((await database.run('select access_epoch as "epoch" from installation', [])).rows).toEqual(before.rows)
})

test('whoever waits too long for a row somebody else holds is told to come back', async () => {
  const holder = await database.borrow()
  await holder.begin()
  await holder.run('select id as "id" from installation for update', [])
  try {
    const patient = await openDatabase(url, 1, { ...LIMITS, statementMs: 8000 })
    const { ms, answer } = await outcomeOf(patient.run('update installation set access_epoch = access_epoch + 1', []))
    await patient.close()

    expect(answer).toEqual(busy)
    expect(ms).toBeLessThan(4000)
  } finally {
    await holder.rollback()
    holder.release()
  }
})

test('a database that falls silent is given up, and works again once it answers', async () => {
  const target = new URL(url)
  const sockets: Socket[] = []
  const proxy = createServer(client => {
    const server = dial(Number(target.port || (isPostgres() ? 5432 : 3306)), target.hostname)
    sockets.push(client, server)
    for (const socket of [client, server]) socket.on('error', () => {})
    client.pipe(server).pipe(client)
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((proxy.address() as { port: number }).port)
  const silent = await openDatabase(through.href, 1, LIMITS)
  await silent.run('select 1 as "one"', [])
  for (const socket of sockets) socket.pause()

  const { ms, answer } = await outcomeOf(silent.run('select 2 as "two"', []))

  expect(answer).toEqual(busy)
  expect(ms).toBeLessThan(5000)
  for (const socket of sockets) socket.destroy()
  expect((await silent.run('select 1 as "one"', [])).rows).toEqual([{ one: 1 }])
  await silent.close()
  proxy.close()
})

test('migrations and backups may take their time', async () => {
  const connection = await database.borrow()
  await connection.unhurried()
  const took = isPostgres()
    ? 'select pg_sleep(1)'
    : 'select sleep(1) as "x" from (select 1 as one) x where sleep(1) = 0'
  await connection.run(took, [])
  connection.release(true)
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PhoneMessage } from '@steward/contract/demo.ts'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { apiOf, type Browser } from '../../test/api-client.ts'
import { scratchDatabase } from '../../test/scratch-database.ts'
import { buildApp } from '../app.ts'
import { sum } from '../finance/money.ts'
import { sql } from '../platform/db/sql.ts'
import { readEnv } from '../platform/env.ts'
import { companyMachine } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { type Ctx, look } from '../platform/work.ts'
import { type Opened, openPlatform } from '../start.ts'
import { PASSWORD } from './cast.ts'
import { openDemo } from './demo.ts'
import { DemoRefused, fillDemo, type Size } from './fill.ts'

// A tenth of the demo company, on a database of its own: it is the first company of an installation.
const small: Size = { days: 120, leads: 40, clients: 8, chores: 20, conversations: 16 }
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const migrations = path.join(import.meta.dirname, '../../prisma/migrations')

let database: Awaited<ReturnType<typeof scratchDatabase>>
let opened: Opened
let demo: Awaited<ReturnType<typeof openDemo>>

beforeAll(async () => {
  database = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_demo_${process.pid}`)
  demo = await openDemo(
    readEnv({
      DATABASE_URL: database.url,
      APP_KEY: `test:${Buffer.alloc(32, 'demo company of a test').toString('base64')}`,
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      DATA_DIR: mkdtempSync(path.join(tmpdir(), 'steward-demo-')),
    }),
  )
  opened = await openPlatform(demo.env, openLog('silent'), migrations)
  await demo.fill(opened.platform, { size: small, isQuiet: true })
}, 120_000)

afterAll(async () => {
  await opened.worker.stop()
  await demo.stop()
  await opened.close()
  await database.drop()
})

const inside = async <T>(action: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const { platform } = opened
  const [installation] = (await platform.database.run('select demo_company_id as "id" from installation', [])).rows
  return look(platform, { actor: await companyMachine(platform, installation?.id) }, action)
}

test('invoices of the demo add up, and what is paid is what was paid', async () => {
  const invoices = await inside(ctx =>
    ctx.query<{
      id: string
      status: string
      subtotal: string
      taxTotal: string
      totalAmount: string
      paidAmount: string
    }>(
      sql`select i.id as "id", i.status as "status", i.subtotal as "subtotal", i.tax_total as "taxTotal", i.total_amount as "totalAmount", i.paid_amount as "paidAmount" from ${ctx.all.Invoice} i`,
    ),
  )
  const lines = await inside(ctx =>
    ctx.query<{ invoiceId: string; net: string; tax: string; total: string }>(
      sql`select l.invoice_id as "invoiceId", l.net as "net", l.tax as "tax", l.total as "total" from ${ctx.all.InvoiceLine} l`,
    ),
  )
  const payments = await inside(ctx =>
    ctx.query<{ invoiceId: string; amount: string }>(
      sql`select p.invoice_id as "invoiceId", p.amount as "amount" from ${ctx.all.Payment} p where p.reversed_at is null`,
    ),
  )
  expect(invoices.length).toBeGreaterThan(20)
  for (const invoice of invoices) {
    const own = lines.filter(({ invoiceId }) => invoiceId === invoice.id)
    expect(added(own.map(({ net }) => net))).toBe(added([invoice.subtotal]))
    expect(added(own.map(({ tax }) => tax))).toBe(added([invoice.taxTotal]))
    expect(added(own.map(({ total }) => total))).toBe(added([invoice.totalAmount]))
    const paid = added(payments.filter(({ invoiceId }) => invoiceId === invoice.id).map(({ amount }) => amount))
    expect(paid).toBe(added([invoice.paidAmount]))
    if (invoice.status === 'paid' && !invoice.totalAmount.startsWith('-'))
      expect(paid).toBe(added([invoice.totalAmount]))
  }
})

test('sales in the ledger of the demo are the payments, and every salary has its person', async () => {
  const { payments, sales, salaries } = await inside(async ctx => ({
    payments: await ctx.query<{ amount: string }>(
      sql`select p.amount as "amount" from ${ctx.all.Payment} p where p.reversed_at is null`,
    ),
    sales: await ctx.query<{ type: string; amount: string }>(
      sql`select t.type as "type", t.amount as "amount" from ${ctx.all.Transaction} t where t.category = 'Sales'`,
    ),
    salaries: await ctx.query<{ employeeId: string | null; type: string }>(
      sql`select t.employee_id as "employeeId", t.type as "type" from ${ctx.all.Transaction} t where t.category = 'Salary'`,
    ),
  }))
  const entered = sales.map(({ type, amount }) => (type === 'credit' ? amount : `-${amount}`))
  expect(added(entered)).toBe(added(payments.map(({ amount }) => amount)))
  expect(salaries.length).toBeGreaterThan(70)
  expect(salaries.every(({ employeeId, type }) => employeeId && type === 'debit')).toBe(true)
})

test('invoice numbers of the demo run without a gap, in the order of their days', async () => {
  const issued = await inside(ctx =>
    ctx.query<{ number: string; day: string }>(
      sql`select i.number as "number", i.issue_date as "day" from ${ctx.all.Invoice} i where i.number is not null order by i.number`,
    ),
  )
  const years = new Set(issued.map(({ number }) => number.slice(0, 4)))
  for (const year of years) {
    const numbers = issued.map(({ number }) => number).filter(number => number.startsWith(year))
    expect(numbers).toEqual(numbers.map((_, n) => `${year}-${String(n + 1).padStart(4, '0')}`))
  }
  const days = issued.map(({ day }) => day)
  expect(days).toEqual([...days].sort())
})

test('what happened in the demo lies in the past, and its conversations were answered through Graph', async () => {
  const { facts, ahead, answers, waiting } = await inside(async ctx => ({
    facts: await ctx.query(sql`select f.id as "id" from ${ctx.all.Fact} f`),
    ahead: await ctx.query(sql`select f.id as "id" from ${ctx.all.Fact} f where f.at > ${ctx.now}`),
    answers: await ctx.query<{ externalId: string | null; status: string; content: string }>(
      sql`select m.external_message_id as "externalId", m.status as "status", m.content as "content" from ${ctx.all.SocialMessage} m where m.sender_type = 'agent'`,
    ),
    waiting: await ctx.query(
      sql`select s.id as "id" from ${ctx.all.SocialConversation} s where s.status = 'Open' and s.last_sender_type = 'customer'`,
    ),
  }))
  expect(facts.length).toBeGreaterThan(500)
  expect(ahead).toEqual([])
  expect(answers.length).toBeGreaterThan(10)
  const sent = new Set(demo.graph.sent.map(({ externalMessageId }) => externalMessageId))
  expect(answers.every(({ externalId }) => externalId && sent.has(externalId))).toBe(true)
  expect(answers.filter(({ content }) => /[{}|]/.test(content))).toEqual([])
  expect(waiting.length).toBeGreaterThan(1)
  const [team] = await inside(ctx =>
    ctx.query(
      sql`select (select count(*) from ${ctx.all.ConversationLabel} x) as "labelled",
          (select count(*) from ${ctx.all.CannedReply} r) as "replies",
          (select count(*) from ${ctx.all.SocialConversation} s where s.snoozed_until > ${ctx.now}) as "snoozed"`,
    ),
  )
  for (const count of Object.values(team ?? {})) expect(Number(count)).toBeGreaterThan(0)
})

test('a customer who is played writes by webhook, gets the answer by Graph, and reports that it was seen', async () => {
  const { platform, worker } = opened
  const app = await buildApp(platform, { version: '0.0.0-test', demo })
  await app.listen({ port: 0, host: '127.0.0.1' })
  demo.servesAt(`http://127.0.0.1:${(app.server.address() as { port: number }).port}`)
  const browser: Browser = { cookie: '', headers: {} }
  const api = apiOf(app, browser)
  await api.identity.auth.login({ email: 'lena@goldkorn.example', password: PASSWORD })
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload: object | Buffer = {},
    cookie = browser.cookie,
  ) => {
    const type = Buffer.isBuffer(payload) ? 'image/png' : 'application/json'
    return app.inject({ method, url: `/api/v1/demo${url}`, payload, headers: { cookie, 'content-type': type } })
  }

  for (const channel of ['facebook', 'whatsapp']) {
    const { id } = (await call('POST', '/people', { channel, name: 'Rosa Lind' })).json()
    const phone = `/phones/${channel}/${id}`
    expect((await call('POST', `${phone}/look`)).json().messages).toEqual([])
    expect((await call('POST', `${phone}/messages`, { text: 'Is the oven still there?' })).statusCode).toBe(200)
    expect((await call('PUT', `${phone}/photo`, png)).statusCode).toBe(200)
    await worker.drain()

    const { items } = await api.inbox.conversations.list({ limit: 10 })
    const conversation = items.find(({ externalUserId }) => externalUserId === id)
    expect(conversation).toMatchObject({ externalUserName: 'Rosa Lind', platform: channel, status: 'open' })
    await api.inbox.conversations.reply({ id: conversation?.id as string, content: 'It is. Come by!' })
    await worker.drain()
    await demo.graph.settled()
    await worker.drain()
    const answer = async () =>
      (await api.inbox.conversations.messages({ id: conversation?.id as string, limit: 10 })).items.find(
        ({ senderType }) => senderType === 'agent',
      )
    expect(await answer()).toMatchObject({ status: 'delivered' })

    const thread = (await call('POST', `${phone}/look`)).json()
    // WhatsApp counts in seconds: the first two may stand in either order.
    const texts = thread.messages.map(({ text }: PhoneMessage) => text)
    expect(texts.slice(0, 2).sort()).toEqual(['', 'Is the oven still there?'])
    expect(texts.slice(2)).toEqual(['It is. Come by!'])
    expect(thread.messages.map(({ isMine }: PhoneMessage) => isMine)).toEqual([true, true, false])
    const message = thread.messages.at(-1).externalId
    await call('POST', `${phone}/reactions`, { message, emoji: '🙏' })
    await worker.drain()
    expect(await answer()).toMatchObject({ status: 'read', reactions: [{ emoji: '🙏', by: 'customer' }] })
  }

  expect((await call('GET', '/people', {}, '')).statusCode).toBe(401)
  expect((await call('POST', '/phones/facebook/7000000000000/messages', { text: 'Hello' })).statusCode).toBe(404)
  expect((await call('POST', '/people', { channel: 'telegram', name: '' })).statusCode).toBe(400)
  const plain = await buildApp(platform, { version: '0.0.0-test' })
  expect((await plain.inject({ url: '/api/v1/demo/people', headers: { cookie: browser.cookie } })).statusCode).toBe(404)
  await plain.close()
  await app.close()
})

test('a second start changes nothing, and a company that is no demo is left alone', async () => {
  const count = () => inside(ctx => ctx.query(sql`select count(*) as "facts" from ${ctx.all.Fact} f`))
  const before = await count()
  await fillDemo(opened.platform, demo.graph, small, () => {})
  expect(await count()).toEqual(before)

  const other = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_taken_${process.pid}`)
  const taken = await openPlatform({ ...demo.env, DATABASE_URL: other.url }, openLog('silent'), migrations)
  await taken.platform.database.run('update installation set set_up_at = current_timestamp', [])
  await expect(fillDemo(taken.platform, demo.graph, small, () => {})).rejects.toThrow(DemoRefused)
  await taken.worker.stop()
  await taken.close()
  await other.drop()
})

const added = (amounts: string[]) => sum(amounts.length ? amounts : ['0'], 'EUR')

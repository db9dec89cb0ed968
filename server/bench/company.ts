import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { answersIn, type Turn } from '../src/inbox/answers.ts'
import { folded } from '../src/platform/db/sql.ts'
import { columnOf, type Noun, tables, toStored } from '../src/platform/db/tables.ts'
import { keptWords } from '../src/platform/words.ts'
import type { Platform } from '../src/platform/work.ts'

export const ADMIN = { email: 'ada@bench.example', password: 'ocean violin margarine lantern' }
export const PAGE_ID = '104000000000001'

/** Changes whenever the generated company would. */
export const companyHash = () =>
  createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .update(readFileSync(new URL('../src/generated/tables.json', import.meta.url)))
    .digest('hex')
    .slice(0, 10)

const SIZES = { employees: 200, clients: 10_000, leads: 50_000, tasks: 50_000, invoices: 20_000, ledger: 30_000 }
const THREADS = 2000
const MESSAGES = 200_000
const LONGEST = 2000
const ROWS_AT_ONCE = 1000
const END = Date.UTC(2026, 5, 30, 12)
const DAY_MS = 86_400_000

// Mulberry32: small, seeded, the same company on every machine.
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Row = Record<string, unknown>

/** Signs a company up and fills it, the same one every time; takes half a minute. */
export async function fillCompany(app: FastifyInstance, platform: Platform) {
  const signedUp = await app.inject({
    method: 'POST',
    url: '/api/v1/signup',
    payload: {
      company: { name: 'Lighthouse Supplies', currency: 'EUR', timezone: 'Europe/Berlin' },
      admin: { name: 'Ada', ...ADMIN },
    },
  })
  if (signedUp.statusCode >= 300) throw new Error(`Nobody could sign up: ${signedUp.body}`)
  const companyId = signedUp.json().company.id as string
  const random = seeded(1)
  const below = (count: number) => Math.floor(random() * count)
  const oneOf = <T>(list: readonly T[]) => list[below(list.length)] as T
  const instant = () => new Date(END - below(540 * DAY_MS))
  const day = (from = -540, to = 30) => new Date(END + (from + below(to - from)) * DAY_MS).toISOString().slice(0, 10)
  const base = () => {
    const createdAt = instant()
    return { id: uuidv7(), companyId, createdAt, updatedAt: createdAt }
  }
  const times = (count: number, row: (at: number) => Row) => Array.from({ length: count }, (_, at) => row(at))
  const insert = (noun: Noun, rows: Row[]) => insertAll(platform, noun, rows)

  const named = (what: string, at: number) => `${oneOf(places)} ${what} ${at}`
  const employees = times(SIZES.employees, at => {
    const name = `${oneOf(people)} ${oneOf(places)} ${at}`
    return { ...base(), name, search: folded(name), version: 1 }
  })
  await insert('Employee', employees)
  const clients = times(SIZES.clients, at => {
    const name = named(oneOf(trades), at)
    return { ...base(), name, contactInfo: `+49 30 ${100_000 + at}`, search: folded(name), version: 1 }
  })
  await insert('Client', clients)

  const leads = times(SIZES.leads, at => {
    const title = `${oneOf(wishes)} for ${named(oneOf(trades), at)}`
    const status = oneOf(['new', 'new', 'negotiation', 'won', 'lost'] as const)
    return {
      ...base(),
      title,
      status,
      source: oneOf(['Website', 'Facebook', 'WhatsApp', 'Fair']),
      value: `${below(50_000)}.50`,
      assignedTo: random() < 0.9 ? oneOf(employees).id : null,
      clientId: status === 'won' ? oneOf(clients).id : null,
      closedAt: status === 'won' || status === 'lost' ? instant() : null,
      search: folded(title),
      version: 1,
    }
  })
  await insert('Lead', leads)
  await insert(
    'Task',
    times(SIZES.tasks, at => {
      const title = `${oneOf(duties)} ${named(oneOf(trades), at)}`
      const status = oneOf(['todo', 'in_progress', 'done'] as const)
      return {
        ...base(),
        title,
        status,
        priority: oneOf(['low', 'medium', 'high']),
        dueDate: day(),
        assignedTo: oneOf(employees).id,
        leadId: oneOf(leads).id,
        doneAt: status === 'done' ? instant() : null,
        search: folded(title),
        version: 1,
      }
    }),
  )

  const invoices = times(SIZES.invoices, at => {
    const issueDate = day(-540, 0)
    return {
      ...base(),
      clientId: oneOf(clients).id,
      kind: 'invoice',
      number: `BENCH-${String(at).padStart(6, '0')}`,
      currency: 'EUR',
      issueDate,
      dueDate: new Date(Date.parse(issueDate) + 14 * DAY_MS).toISOString().slice(0, 10),
      subtotal: '300.00',
      taxTotal: '57.00',
      totalAmount: '357.00',
      paidAmount: at % 3 ? '357.00' : '0.00',
      status: at % 3 ? 'paid' : 'unpaid',
      search: folded(`bench-${at}`),
      version: 1,
    }
  })
  await insert('Invoice', invoices)
  await insert(
    'InvoiceLine',
    invoices.flatMap(({ id }) =>
      times(3, position => ({
        id: uuidv7(),
        companyId,
        invoiceId: id,
        position,
        description: oneOf(wishes),
        quantity: '2',
        unitPrice: '50.00',
        discount: '0',
        taxRate: '19',
        net: '100.00',
        tax: '19.00',
        total: '119.00',
      })),
    ),
  )
  await insert(
    'Transaction',
    times(SIZES.ledger, () => {
      const type = oneOf(['credit', 'credit', 'debit'] as const)
      const category = type === 'credit' ? 'Sales' : oneOf(['Rent', 'Wages', 'Supplies'])
      const amount = `${1 + below(900)}.25`
      return { ...base(), type, category, amount, date: day(-540, 0), search: folded(category), version: 1 }
    }),
  )

  const integrationId = uuidv7()
  await insert('Integration', [
    {
      ...base(),
      id: integrationId,
      provider: 'facebook',
      pageId: PAGE_ID,
      name: 'Lighthouse',
      accessToken: platform.box.seal('a token of the bench', `integration:${integrationId}`),
      tokenEnding: 'ench',
      isActive: true,
      health: 'ok',
      live: 1,
      version: 1,
    },
  ])
  const threads = times(THREADS, at => {
    const name = `${oneOf(people)} ${oneOf(places)}`
    const lastMessageAt = new Date(END - at * 60_000)
    return {
      ...base(),
      platform: 'facebook',
      integrationId,
      externalUserId: `psid-${at}`,
      externalUserName: name,
      status: at % 4 ? 'open' : 'closed',
      lastMessageAt,
      listedAt: lastMessageAt,
      lastMessageText: oneOf(sentences),
      lastSenderType: 'customer',
      waitingSince: lastMessageAt,
      lastCustomerAt: lastMessageAt,
      assignedTo: oneOf(employees).id,
      search: folded(name),
      version: 1,
    }
  })
  await insert('SocialConversation', threads)
  await insert(
    'CustomerIdentity',
    threads.map(({ id, externalUserId }) => ({
      companyId,
      integrationId,
      externalId: externalUserId,
      conversationId: id,
    })),
  )
  const message = (thread: Row, at: number) => {
    const createdAt = new Date(END - at * 30_000)
    const isCustomer = at % 2 === 0
    return {
      id: uuidv7(),
      companyId,
      conversationId: thread.id,
      integrationId,
      senderType: isCustomer ? 'customer' : 'agent',
      senderId: isCustomer ? null : oneOf(employees).id,
      content: oneOf(sentences),
      attachments: [],
      reactions: [],
      externalMessageId: `mid-${thread.externalUserId}-${at}`,
      status: isCustomer ? 'received' : 'delivered',
      createdAt,
      updatedAt: createdAt,
      version: 1,
    }
  }
  const said = new Map(threads.map(({ id }) => [id as string, [] as Turn[]]))
  const written: Row[] = []
  const insertMessages = async (rows: Row[]) => {
    await insert('SocialMessage', rows)
    written.push(...rows)
    for (const { id, conversationId, senderType, senderId, createdAt } of rows) {
      const turn = { id, senderType, senderId, at: (createdAt as Date).getTime() } as Turn
      said.get(conversationId as string)?.push(turn)
    }
  }
  const [longest, ...others] = threads as [Row, ...Row[]]
  await insertMessages(times(LONGEST, at => message(longest, at)))
  const left = MESSAGES - LONGEST
  const perRound = ROWS_AT_ONCE * 10
  for (let done = 0; done < left; done += perRound) {
    const count = Math.min(perRound, left - done)
    await insertMessages(
      times(count, at => message(others[(done + at) % others.length] as Row, Math.floor((done + at) / others.length))),
    )
  }
  // PostgreSQL checks each link to a message by the plan it made when there were none.
  await analyze(platform, ['social_messages'])
  const words = (text: unknown) => keptWords(companyId, text as string)
  await insert(
    'MessageWords',
    written.map(({ id, conversationId, content }) => ({ id, companyId, conversationId, words: words(content) })),
  )
  const answers = [...said].flatMap(([conversationId, turns]) =>
    answersIn(
      turns.sort((a, b) => a.at - b.at),
      (from, to) => Math.round((to.getTime() - from.getTime()) / 1000),
    ).answers.map((answer, at) => ({ ...answer, companyId, conversationId, isFirst: at === 0 })),
  )
  await insert('ResponseTime', answers)
}

/** Tells the database how much there is in tables by now. */
export async function analyze({ database }: Platform, names: string[]) {
  const connection = await database.borrow()
  await connection.script(
    names.map(name => `${database.dialect === 'mysql' ? 'analyze table' : 'vacuum analyze'} ${name}`),
  )
  connection.release()
}

// The writer would build each text anew; one text per noun is enough here.
export async function insertAll({ database }: Platform, noun: Noun, rows: Row[]) {
  const fields = Object.keys(rows[0] as Row)
  const columns = fields.map(field => columnOf(noun, field))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE)
    let position = 0
    const mark = () => (database.dialect === 'postgresql' ? `$${++position}` : '?')
    const tuples = some.map(() => `(${fields.map(mark).join(', ')})`)
    const values = some.flatMap(row => columns.map((column, at) => toStored(column, row[fields[at] as string])))
    const names = columns.map(({ column }) => column).join(', ')
    await database.run(`insert into ${tables[noun].table} (${names}) values ${tuples.join(', ')}`, values)
  }
}

const people = ['Ana', 'Ben', 'Chiara', 'Dao', 'Elif', 'Femi', 'Goran', 'Hana', 'Ivo', 'Jun']
const places = ['Harbour', 'Hill', 'River', 'Market', 'Station', 'Garden', 'Bridge', 'Mill', 'Castle', 'Forest']
const trades = ['Bakery', 'Workshop', 'Clinic', 'Hotel', 'School', 'Studio', 'Shop', 'Kitchen']
const wishes = ['New shelves', 'Two ovens', 'A counter', 'Lamps', 'A sign', 'Chairs', 'A floor', 'Windows']
const duties = ['Call', 'Visit', 'Write to', 'Measure at', 'Prepare the offer of', 'Deliver to']
const sentences = [
  'Do you deliver on Sundays?',
  'Thank you, that was quick.',
  'Could you send me the offer once more? I can’t find it.',
  'We would like to order the same as last month, but two more of the small ones.',
  'Good morning! Is the shop open today?',
  'Yes.',
]

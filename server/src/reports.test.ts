import { expect, test } from 'vitest'
import { measured } from '../test/inbox.ts'
import { type Company, newCompany } from '../test/world.ts'
import { daysAfter } from './platform/clock.ts'

const todayOf = async (company: Company) => (await company.admin.api.company.me.find()).today

/** Conversations with messages at minutes of a day: `['customer', 0], ['agent', 12, employee]`. */
type Said = [sender: 'customer' | 'agent', minute: number, by?: string]

async function talk(company: Company, day: string, conversations: Said[][], assignedTo?: string) {
  const { id: integrationId } = await company.admin.api.inbox.integrations.create({
    provider: 'facebook',
    pageId: `page-${Math.random()}`.slice(0, 30),
    accessToken: 'a-token-of-a-page',
  })
  const at = (minute: number) => new Date(Date.parse(`${day}T08:00:00Z`) + minute * 60_000)
  await company.perform(async ctx => {
    for (const [index, said] of conversations.entries()) {
      const last = said.at(-1) as Said
      const conversationId = await ctx.write.insert('SocialConversation', {
        platform: 'facebook',
        integrationId,
        externalUserId: `${7000 + index}`,
        status: 'open',
        lastMessageAt: at(last[1]),
        listedAt: at(last[1]),
        lastMessageText: 'x',
        lastSenderType: last[0],
        assignedTo: assignedTo ?? null,
        search: '',
        measureFrom: at(0),
      })
      await ctx.write.insert(
        'SocialMessage',
        said.map(([senderType, minute, senderId]) => ({
          conversationId,
          integrationId,
          senderType,
          senderId: senderId ?? null,
          content: 'x',
          attachments: [],
          reactions: [],
          status: senderType === 'agent' ? ('sent' as const) : ('received' as const),
          createdAt: at(minute),
        })),
      )
    }
  })
  await measured(company)
}

test('the ledger report adds up a period by its days and categories', async () => {
  const company = await newCompany()
  const { transactions, reports } = company.admin.api.finance
  const enter = (type: 'credit' | 'debit', category: string, amount: string, date: string) =>
    transactions.create({ type, category, amount, date })
  await enter('credit', 'Sales', '100', '2026-05-02')
  await enter('credit', 'Sales', '50.50', '2026-05-31')
  await enter('debit', 'Rent', '30', '2026-05-31')
  await enter('debit', 'Rent', '999', '2026-06-01')

  const may = await reports.ledger({ from: '2026-05-01', to: '2026-05-31' })
  expect(may).toMatchObject({ currency: 'EUR', in: '150.50', out: '30.00' })
  expect(may.steps).toHaveLength(31)
  expect(may.steps[1]).toEqual({ from: '2026-05-02', to: '2026-05-02', in: '100.00', out: '0.00' })
  expect(may.steps[30]).toEqual({ from: '2026-05-31', to: '2026-05-31', in: '50.50', out: '30.00' })
  expect(may.categories).toEqual([
    { category: 'Sales', type: 'credit', amount: '150.50' },
    { category: 'Rent', type: 'debit', amount: '30.00' },
  ])
  const year = await reports.ledger({ from: '2026-01-15', to: '2026-12-31' })
  expect(year.steps.map(({ from, to }) => [from, to]).slice(0, 2)).toEqual([
    ['2026-01-15', '2026-01-31'],
    ['2026-02-01', '2026-02-28'],
  ])
  expect(year.steps).toHaveLength(12)
  expect(year.steps[5]).toMatchObject({ in: '0.00', out: '999.00' })
  await expect(reports.ledger({ from: '2020-01-01', to: '2026-12-31' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(reports.ledger({ from: '2026-12-31', to: '2026-01-01' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('the pipeline report counts what came and how it ended', async () => {
  const company = await newCompany()
  const { crm, finance } = company.admin.api
  const today = await todayOf(company)
  const [won, lost] = [
    await crm.leads.create({ title: 'One', value: '500' }),
    await crm.leads.create({ title: 'Two', value: '70' }),
  ]
  await crm.leads.create({ title: 'Three', value: '30' })
  await crm.leads.win({ id: won.id })
  await crm.leads.lose({ id: lost.id, reason: 'Too dear' })

  const report = await finance.reports.pipeline({ from: daysAfter(today, -10), to: today })

  expect(report).toMatchObject({
    opened: { count: 3, value: '600.00' },
    won: { count: 1, value: '500.00' },
    lost: { count: 1, value: '70.00' },
    open: { count: 1, value: '30.00' },
  })
  expect(report.steps.at(-1)).toEqual({ from: today, to: today, opened: 3, won: 1, lost: 1 })
  expect(report.steps[0]).toMatchObject({ opened: 0, won: 0, lost: 0 })
})

test('the invoice report knows what was issued, what came in and what is late', async () => {
  const company = await newCompany()
  const { payments, reports } = company.admin.api.finance
  const today = await todayOf(company)
  const invoice = await company.unpaidInvoice('119.00')
  await company.unpaidInvoice('50.00', { dueDate: daysAfter(today, -3) })
  await payments.record({ id: invoice.id, amount: '19', date: today })
  const wrong = await payments.record({ id: invoice.id, amount: '7', date: today })
  await payments.reverse({ id: wrong.id })

  const report = await reports.invoices({ from: today, to: today })

  expect(report).toMatchObject({
    issued: { count: 2, value: '169.00' },
    paid: { count: 1, value: '19.00' },
    due: { count: 2, value: '150.00' },
    overdue: { count: 1, value: '50.00' },
    steps: [{ from: today, to: today, issued: '169.00', paid: '19.00' }],
  })
})

test('receivables are told apart by age, and by client', async () => {
  const company = await newCompany()
  const today = await todayOf(company)
  const bakery = await company.client({ name: 'Bakery' })
  const pier = await company.client({ name: 'Pier' })
  const owe = (clientId: string, amount: string, daysLate: number) =>
    company.unpaidInvoice(amount, { clientId, dueDate: daysAfter(today, -daysLate) })
  await owe(bakery.id, '1', 0)
  await owe(bakery.id, '2', 1)
  await owe(bakery.id, '4', 30)
  await owe(bakery.id, '8', 31)
  await owe(pier.id, '16', 60)
  await owe(pier.id, '32', 61)
  await owe(pier.id, '64', 90)
  await owe(pier.id, '128', 91)
  const paid = await owe(pier.id, '500', 5)
  await company.admin.api.finance.payments.record({ id: paid.id, amount: '500', date: today })

  const report = await company.admin.api.finance.reports.receivables({})

  expect(report.ages).toEqual({
    notDue: '1.00',
    days1to30: '6.00',
    days31to60: '24.00',
    days61to90: '96.00',
    over90: '128.00',
    total: '255.00',
  })
  expect(report.clients.map(({ clientName, total }) => [clientName, total])).toEqual([
    ['Pier', '240.00'],
    ['Bakery', '15.00'],
  ])
  expect(report.clientCount).toBe(2)
})

test('response times are the median and the 90th percentile of first answers, by day and by person', async () => {
  const company = await newCompany({ timezone: 'UTC' })
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const [s, t] = [sara.employeeId, tom.employeeId]
  await talk(company, '2026-05-04', [
    // Two questions in a row wait from the first; a second answer is none.
    [
      ['customer', 0],
      ['customer', 5],
      ['agent', 10, s],
      ['agent', 11, s],
    ],
    // Two turns of one conversation.
    [
      ['customer', 0],
      ['agent', 20, s],
      ['customer', 30],
      ['agent', 60, s],
    ],
    [
      ['agent', 0, s],
      ['customer', 10],
    ],
    [
      ['customer', 0],
      ['agent', 40, t],
    ],
  ])
  await talk(company, '2026-05-05', [
    [
      ['customer', 0],
      ['agent', 2],
    ],
  ])

  const report = await company.admin.api.finance.reports.responseTimes({ from: '2026-05-04', to: '2026-05-05' })

  expect(report).toMatchObject({ answered: 5, median: 20 * 60, p90: 40 * 60 })
  expect(report.steps).toEqual([
    { from: '2026-05-04', to: '2026-05-04', answered: 4, median: 20 * 60, p90: 40 * 60 },
    { from: '2026-05-05', to: '2026-05-05', answered: 1, median: 120, p90: 120 },
  ])
  expect(report.agents).toEqual([
    { employeeId: s, name: 'Sara', answered: 3, median: 20 * 60, p90: 30 * 60 },
    expect.objectContaining({ answered: 1 }),
    expect.objectContaining({ answered: 1 }),
  ])
  expect(report.agents.find(({ employeeId }) => employeeId === null)).toMatchObject({ name: null, median: 120 })
  await expect(
    company.admin.api.finance.reports.responseTimes({ from: '2025-01-01', to: '2026-02-01' }),
  ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const empty = await company.admin.api.finance.reports.responseTimes({ from: '2026-04-01', to: '2026-04-02' })
  expect(empty).toMatchObject({ answered: 0, median: null, p90: null, agents: [] })
})

test('the task report says who got what done', async () => {
  const company = await newCompany()
  const { tasks, finance } = company.admin.api
  const today = await todayOf(company)
  const sara = await company.hire('Sara')
  const give = (title: string, dueDate?: string) =>
    tasks.tasks.create({ title, assignedTo: sara.employeeId, ...(dueDate && { dueDate }) })
  const done = await give('Done')
  await give('Late', '2026-01-01')
  await tasks.tasks.create({ title: 'Nobody’s' })
  await tasks.tasks.move({ id: done.id, status: 'done' })

  const report = await finance.reports.tasks({ from: today, to: today })

  expect(report).toMatchObject({ done: 1, open: 2, overdue: 1 })
  expect(report.people).toEqual([
    { employeeId: sara.employeeId, name: 'Sara', done: 1, open: 1, overdue: 1 },
    { employeeId: null, name: null, done: 0, open: 1, overdue: 0 },
  ])
})

test('reports open nothing that their reader may not see in the lists', async () => {
  const company = await newCompany()
  const { identity } = company.admin.api
  const role = await identity.roles.create({ name: 'Reader', permissions: { can_view_reports: true } })
  const rita = await company.hire('Rita', role.name)
  const period = { from: '2026-05-01', to: '2026-05-31' }
  const { reports } = rita.api.finance
  for (const ask of [reports.ledger, reports.pipeline, reports.invoices, reports.responseTimes, reports.tasks])
    await expect(ask(period)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(reports.receivables({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })

  await identity.roles.change({
    id: role.id,
    permissions: { can_view_reports: true, can_view_social: true, can_view_transactions: true },
  })
  await talk(
    company,
    '2026-05-04',
    [
      [
        ['customer', 0],
        ['agent', 9, company.admin.employeeId],
      ],
    ],
    company.admin.employeeId,
  )
  expect(await reports.responseTimes(period)).toMatchObject({ answered: 0 })
  await company.admin.api.finance.transactions.create({
    type: 'debit',
    category: 'Salary',
    amount: '2400',
    date: '2026-05-31',
  })
  expect(await reports.ledger(period)).toMatchObject({ out: '0.00', categories: [] })
})

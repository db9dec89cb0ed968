import { expect, test } from 'vitest'
import { type Company, newCompany } from '../test/world.ts'
import { daysAfter } from './platform/clock.ts'

const look = (person: { api: Company['admin']['api'] }) => person.api.company.dashboard.look({})

test('a new company is told what to do first, and each step is ticked once it is done', async () => {
  const company = await newCompany()
  expect((await look(company.admin)).firstSteps).toEqual({
    channel: false,
    people: false,
    client: false,
    invoice: false,
  })

  await company.hire('Sara')
  await company.unpaidInvoice()
  await company.admin.api.inbox.integrations.create({
    provider: 'facebook',
    pageId: `page-${company.id.slice(-12)}`,
    accessToken: 'a-token-of-a-page',
  })

  expect((await look(company.admin)).firstSteps).toEqual({ channel: true, people: true, client: true, invoice: true })
})

test('the pipeline has every status with its count and value, of the leads one may see', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await company.lead(sara, { value: '100.50' })
  const won = await company.lead(sara, { value: '40' })
  await company.admin.api.crm.leads.win({ id: won.id })
  await company.lead(tom, { value: '7' })

  expect((await look(sara)).pipeline).toEqual([
    { status: 'new', count: 1, value: '100.50' },
    { status: 'negotiation', count: 0, value: '0.00' },
    { status: 'won', count: 1, value: '40.00' },
    { status: 'lost', count: 0, value: '0.00' },
  ])
  expect((await look(company.admin)).pipeline?.[0]).toEqual({ status: 'new', count: 2, value: '107.50' })
})

test('money has twelve months up to this one, and salaries only for whoever may see them', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const { today } = await api.company.me.find()
  const enter = (type: 'credit' | 'debit', category: string, amount: string, date = today) =>
    api.finance.transactions.create({ type, category, amount, date })
  await enter('credit', 'Sales', '1000')
  await enter('credit', 'Sales', '0.50')
  await enter('debit', 'Rent', '300')
  await enter('debit', 'Salary', '500')
  await enter('credit', 'Sales', '77', daysAfter(today, -400))
  const role = await api.identity.roles.create({ name: 'Books', permissions: { can_view_transactions: true } })
  const bea = await company.hire('Bea', role.name)

  const all = (await look(company.admin)).money
  expect(all).toHaveLength(12)
  expect(all?.at(-1)).toEqual({ month: today.slice(0, 7), in: '1000.50', out: '800.00' })
  expect(all?.slice(0, 11).every(month => month.in === '0.00')).toBe(true)
  expect((await look(bea)).money?.at(-1)).toMatchObject({ out: '300.00' })
})

test('what clients owe is sorted by how late it is, less what they paid', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const { today } = await api.company.me.find()
  for (const days of [5, 0, -1, -30, -31, -90, -91])
    await company.unpaidInvoice('100.00', { dueDate: daysAfter(today, days) })
  const [half] = (await api.finance.invoices.list({ sort: 'dueDate' })).items
  await api.finance.payments.record({ id: half?.id as string, amount: '25', date: today })
  const paid = await company.unpaidInvoice('80.00')
  await api.finance.payments.record({ id: paid.id, amount: '80', date: today })
  await api.finance.invoices.create({
    clientId: paid.clientId,
    lines: [{ description: 'Only a draft', quantity: '1', unitPrice: '999' }],
  })

  expect((await look(company.admin)).receivables).toEqual([
    { age: 'not_due', count: 2, due: '200.00' },
    { age: '1_30', count: 2, due: '200.00' },
    { age: '31_60', count: 1, due: '100.00' },
    { age: '61_90', count: 1, due: '100.00' },
    { age: 'over_90', count: 1, due: '75.00' },
  ])
})

test('tasks are one’s own, open and due within a week, the most urgent first', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const sara = await company.hire('Sara')
  const { today } = await api.company.me.find()
  const give = (title: string, days: number | null, assignedTo: string | null = sara.employeeId) =>
    api.tasks.tasks.create({ title, assignedTo, dueDate: days === null ? null : daysAfter(today, days) })
  await give('in a week', 7)
  await give('later', 8)
  await give('today', 0)
  await give('late', -3)
  await give('some day', null)
  await give('nobody’s', 0, null)
  const done = await give('done', -1)
  await api.tasks.tasks.move({ id: done.id, status: 'done' })

  const { tasks } = await look(sara)

  expect(tasks).toMatchObject({ overdue: 1, today: 1, week: 1, open: 5 })
  expect(tasks?.items.map(({ title }) => title)).toEqual(['late', 'today', 'in a week'])
})

test('whoever waits longest for an answer stands first, and colleagues’ conversations nowhere', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await company.perform(async ctx => {
    const integrationId = await ctx.write.insert('Integration', {
      provider: 'facebook',
      pageId: `page-${company.id.slice(-12)}`,
      accessToken: 'x',
      tokenEnding: 'xxxx',
      health: 'ok',
    })
    const write = (name: string, minutes: number, more: object = {}) =>
      ctx.write.insert('SocialConversation', {
        platform: 'facebook',
        integrationId,
        externalUserId: name,
        externalUserName: name,
        status: 'open',
        lastMessageAt: new Date(ctx.now.getTime() - minutes * 60_000),
        listedAt: new Date(ctx.now.getTime() - minutes * 60_000),
        lastMessageText: 'Hello?',
        lastSenderType: 'customer',
        waitingSince: new Date(ctx.now.getTime() - minutes * 60_000),
        search: name,
        ...more,
      })
    await write('Nadia', 5)
    await write('Omar', 50)
    await write('Answered', 500, { lastSenderType: 'agent' })
    await write('Closed', 600, { status: 'closed' })
    await write('Toms', 700, { assignedTo: tom.employeeId })
  })

  const { waiting } = await look(sara)

  expect(waiting?.count).toBe(2)
  expect(waiting?.items.map(item => item.externalUserName)).toEqual(['Omar', 'Nadia'])
})

test('what happened lately names what it was about, and only what one may hear of', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.lead(sara, { title: 'Harbour Bakery' })
  await sara.api.crm.leads.win({ id: lead.id })
  await company.unpaidInvoice('10.00')

  const [latest] = (await look(sara)).recent.filter(({ type }) => type.startsWith('lead.'))
  expect(latest).toMatchObject({ type: 'lead.won', actorName: 'Sara', about: { noun: 'lead', name: 'Harbour Bakery' } })
  expect((await look(tom)).recent.some(({ type }) => type.startsWith('lead.'))).toBe(false)
  const eve = await company.hire('Eve', 'Employee')
  expect((await look(eve)).recent.some(({ type }) => /^(lead|invoice|client)\./.test(type))).toBe(false)
})

test('an employee sees tasks alone; what is not theirs to see is null', async () => {
  const company = await newCompany()
  const eve = await company.hire('Eve', 'Employee')

  expect(await look(eve)).toMatchObject({
    pipeline: null,
    money: null,
    receivables: null,
    waiting: null,
    tasks: { open: 0, items: [] },
    firstSteps: { channel: null, people: null, client: null, invoice: null },
  })
})

import { expect, test } from 'vitest'
import { newCompany, wordsOf } from '../../test/world.ts'
import { createLead, loseLead } from '../crm/leads.ts'
import { markOverdue } from './overdue.ts'

const line = { description: 'Bread for a month', quantity: '3', unitPrice: '19.99', taxRate: '19', discount: '10' }

test('a draft adds itself up, changes freely and has no number', async () => {
  const company = await newCompany()
  const { invoices } = company.admin.api.finance
  const client = await company.client()
  const draft = await invoices.create({
    clientId: client.id,
    lines: [line, { description: 'Delivery', quantity: '1', unitPrice: '4.5' }],
  })

  expect(draft).toMatchObject({
    status: 'draft',
    number: null,
    issueDate: null,
    subtotal: '58.47',
    taxTotal: '10.25',
    totalAmount: '68.72',
    paidAmount: '0.00',
  })
  expect(draft.lines[0]).toMatchObject({ net: '53.97', tax: '10.25', total: '64.22', taxRate: '19', quantity: '3' })

  const changed = await invoices.change({ id: draft.id, lines: [{ ...line, discount: '0' }], dueDate: '2027-01-31' })
  expect(changed).toMatchObject({ totalAmount: '71.36', dueDate: '2027-01-31' })
  expect(changed.lines).toHaveLength(1)
  await invoices.remove({ id: draft.id })
  await expect(invoices.find({ id: draft.id })).rejects.toMatchObject({ status: 404 })
  expect(await invoices.restore({ id: draft.id })).toMatchObject({ totalAmount: '71.36' })
})

test('issuing gives a number and the day, once, and ends all changing', async () => {
  const company = await newCompany()
  const { invoices } = company.admin.api.finance
  const { today } = await company.admin.api.company.me.find()
  const draft = await invoices.create({ clientId: (await company.client()).id, lines: [line] })

  const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => invoices.issue({ id: draft.id })))

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const issued = await invoices.find({ id: draft.id })
  expect(issued).toMatchObject({ status: 'unpaid', number: `${today.slice(0, 4)}-0001`, issueDate: today })
  await expect(invoices.change({ id: draft.id, lines: [] })).rejects.toMatchObject({ code: 'INVOICE_NOT_DRAFT' })
  await expect(invoices.remove({ id: draft.id })).rejects.toMatchObject({ code: 'INVOICE_NOT_DRAFT' })
})

test('an invoice without lines is not issued', async () => {
  const company = await newCompany()
  const draft = await company.admin.api.finance.invoices.create({ clientId: (await company.client()).id, lines: [] })

  await expect(company.admin.api.finance.invoices.issue({ id: draft.id })).rejects.toMatchObject({
    code: 'INVOICE_EMPTY',
  })
})

test('fifty invoices issued at once have fifty numbers without a gap', async () => {
  const company = await newCompany()
  const { invoices } = company.admin.api.finance
  const clientId = (await company.client()).id
  const drafts = await Promise.all(Array.from({ length: 50 }, () => invoices.create({ clientId, lines: [line] })))

  const issued = await Promise.all(drafts.map(({ id }) => invoices.issue({ id })))

  const numbers = issued.map(({ number }) => Number(number?.split('-')[1])).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
})

test('a payment settles the invoice and stands in the ledger as sales', async () => {
  const company = await newCompany()
  const { finance } = company.admin.api
  const { today } = await company.admin.api.company.me.find()
  const invoice = await company.unpaidInvoice('100.00')

  await finance.payments.record({ id: invoice.id, amount: '40', date: today, method: 'Bank' })
  expect(await finance.invoices.find({ id: invoice.id })).toMatchObject({ status: 'unpaid', paidAmount: '40.00' })
  await expect(finance.payments.record({ id: invoice.id, amount: '60.01', date: today })).rejects.toMatchObject({
    code: 'MORE_THAN_DUE',
    problem: { data: { due: '60.00' } },
  })
  await finance.payments.record({ id: invoice.id, amount: '60', date: today })

  expect(await finance.invoices.find({ id: invoice.id })).toMatchObject({ status: 'paid', paidAmount: '100.00' })
  await expect(finance.payments.record({ id: invoice.id, amount: '1', date: today })).rejects.toMatchObject({
    code: 'INVOICE_ALREADY_PAID',
  })
  const ledger = await finance.transactions.list({ invoiceId: invoice.id })
  expect(ledger.items.map(({ type, category, amount }) => [type, category, amount]).sort()).toEqual([
    ['credit', 'Sales', '40.00'],
    ['credit', 'Sales', '60.00'],
  ])
})

test('of fifty payments at once none goes above the total', async () => {
  const company = await newCompany()
  const { finance, company: own } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('100.00')

  const attempts = await Promise.allSettled(
    Array.from({ length: 50 }, () => finance.payments.record({ id: invoice.id, amount: '7.00', date: today })),
  )

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(14)
  for (const attempt of attempts) if (attempt.status === 'rejected') expect(attempt.reason.code).toBe('MORE_THAN_DUE')
  expect((await finance.invoices.find({ id: invoice.id })).paidAmount).toBe('98.00')
  expect((await finance.transactions.list({ invoiceId: invoice.id })).total).toBe(14)
})

test('parts that make the whole to the cent settle the invoice', async () => {
  const company = await newCompany()
  const { payments, invoices } = company.admin.api.finance
  for (const [first, rest, total] of [
    ['0.10', '0.20', '0.30'],
    ['12.34', '45.67', '58.01'],
    ['4.10', '4.30', '8.40'],
    ['100.10', '200.20', '300.30'],
  ] as const) {
    const { id, issueDate } = await company.unpaidInvoice(total)
    await payments.record({ id, amount: first, date: issueDate as string })
    await payments.record({ id, amount: rest, date: issueDate as string })
    expect(await invoices.find({ id })).toMatchObject({ status: 'paid', paidAmount: total })
  }
})

test('a payment is reversed once, with an opposite entry, and the invoice is owed again', async () => {
  const company = await newCompany()
  const { finance, company: own } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('100.00')
  const payment = await finance.payments.record({ id: invoice.id, amount: '100', date: today })

  const attempts = await Promise.allSettled([1, 2, 3].map(() => finance.payments.reverse({ id: payment.id })))

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await finance.invoices.find({ id: invoice.id })).toMatchObject({ status: 'unpaid', paidAmount: '0.00' })
  const entries = (await finance.transactions.list({ invoiceId: invoice.id })).items
  expect(entries.map(({ type }) => type).sort()).toEqual(['credit', 'debit'])
  const [sale] = entries.filter(({ type }) => type === 'credit')
  await expect(finance.transactions.reverse({ id: sale?.id as string })).rejects.toMatchObject({
    code: 'TRANSACTION_OF_PAYMENT',
  })
})

test('a payment is refused for tomorrow, for drafts and with more digits than the currency has', async () => {
  const company = await newCompany({ currency: 'JPY' })
  const { finance, company: own } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('1000')
  const draft = await finance.invoices.create({ clientId: invoice.clientId, lines: [line] })
  const pay = (id: string, amount: string, date: string) => finance.payments.record({ id, amount, date })

  await expect(pay(invoice.id, '10', '2100-01-01')).rejects.toMatchObject({ problem: { errors: [{ path: 'date' }] } })
  await expect(pay(invoice.id, '10.5', today)).rejects.toMatchObject({ problem: { errors: [{ path: 'amount' }] } })
  await expect(pay(invoice.id, '0', today)).rejects.toMatchObject({ problem: { errors: [{ path: 'amount' }] } })
  await expect(pay(draft.id, '10', today)).rejects.toMatchObject({ code: 'INVOICE_STILL_DRAFT' })
})

test('an invoice is voided only while no payment stands', async () => {
  const company = await newCompany()
  const { finance, company: own } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('100.00')
  const payment = await finance.payments.record({ id: invoice.id, amount: '10', date: today })

  await expect(finance.invoices.void({ id: invoice.id })).rejects.toMatchObject({ code: 'INVOICE_HAS_PAYMENTS' })
  await finance.payments.reverse({ id: payment.id })
  expect(await finance.invoices.void({ id: invoice.id, reason: 'Wrong client' })).toMatchObject({
    status: 'void',
    voidReason: 'Wrong client',
  })
  await expect(finance.payments.record({ id: invoice.id, amount: '10', date: today })).rejects.toMatchObject({
    code: 'INVOICE_VOID',
  })
  await expect(finance.invoices.void({ id: invoice.id })).rejects.toMatchObject({ code: 'INVOICE_VOID' })
})

test('a credit note mirrors its invoice, bears the next number, and is made once', async () => {
  const company = await newCompany()
  const { invoices } = company.admin.api.finance
  const invoice = await company.unpaidInvoice('100.00', { lines: [line] })

  const attempts = await Promise.allSettled([1, 2, 3].map(() => invoices.credit({ id: invoice.id })))

  const made = attempts.flatMap(attempt => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  expect(made).toHaveLength(1)
  expect(made[0]).toMatchObject({
    kind: 'credit',
    creditOf: invoice.id,
    number: expect.stringMatching(/-0002$/),
    totalAmount: `-${invoice.totalAmount}`,
  })
  expect(await invoices.find({ id: invoice.id })).toMatchObject({
    status: 'void',
    voidReason: expect.stringContaining('-0002'),
  })
  await expect(invoices.credit({ id: invoice.id })).rejects.toMatchObject({ code: 'INVOICE_ALREADY_CREDITED' })
})

test('overdue goes by the company’s own calendar day', async () => {
  // At this moment it is the 11th in Auckland and still the 10th in Los Angeles.
  const moment = new Date('2026-06-10T20:00:00Z')
  for (const [timezone, overdue] of [
    ['Pacific/Auckland', true],
    ['America/Los_Angeles', false],
  ] as const) {
    const company = await newCompany({ timezone })
    const invoice = await company.unpaidInvoice('10.00', { dueDate: '2026-06-10' })
    const { findInvoice } = await import('./invoices.ts')

    const seen = await company.perform(ctx => findInvoice(ctx, invoice.id), moment)

    expect([timezone, seen.status]).toEqual([timezone, overdue ? 'overdue' : 'unpaid'])
  }
})

test('the hourly look writes overdue down and says so once', async () => {
  const company = await newCompany()
  const invoice = await company.unpaidInvoice('10.00', { dueDate: '2026-01-01' })
  const { platform } = company
  const work = { platform, look: company.lookAsInstallation } as never

  await markOverdue(work)
  await markOverdue(work)

  const { items } = await company.admin.api.company.history.timeline({ subject: `invoice:${invoice.id}` })
  expect(items.filter(({ type }) => type === 'invoice.overdue')).toHaveLength(1)
  expect((await company.admin.api.finance.invoices.list({ status: 'overdue' })).total).toBe(1)
  expect((await company.admin.api.finance.invoices.list({ status: 'unpaid' })).total).toBe(0)
  const due = async (dueFrom: string, dueTo: string) =>
    (await company.admin.api.finance.invoices.list({ status: 'overdue', dueFrom, dueTo })).total
  expect([await due('2026-01-01', '2026-01-01'), await due('2026-01-02', '2026-02-01')]).toEqual([1, 0])
})

test('salaries in the ledger exist only for those who may see them', async () => {
  const company = await newCompany()
  const { finance, identity } = company.admin.api
  const mira = await company.hire('Mira', 'Manager')
  const manager = (await identity.roles.list({})).items.find(({ name }) => name === 'Manager')
  await identity.roles.change({
    id: manager?.id as string,
    permissions: { ...manager?.permissions, can_view_salaries: false },
  })
  const salary = await finance.transactions.create({
    type: 'debit',
    category: 'Salary',
    amount: '2400',
    date: '2026-05-31',
    employeeId: mira.employeeId,
  })
  await finance.transactions.create({ type: 'debit', category: 'Rent', amount: '900', date: '2026-05-31' })

  expect((await mira.api.finance.transactions.list({})).items.map(({ category }) => category)).toEqual(['Rent'])
  await expect(mira.api.finance.transactions.find({ id: salary.id })).rejects.toMatchObject({ status: 404 })
  const summary = await mira.api.finance.reports.summary({ from: '2026-05-01', to: '2026-05-31' })
  expect(summary.money).toEqual({ in: '0.00', out: '900.00', balance: '-900.00' })
  expect((await finance.reports.summary({ from: '2026-05-01', to: '2026-05-31' })).money?.out).toBe('3300.00')
  const all = await mira.api.company.history.audit({})
  expect(wordsOf(all)).not.toContain('2400')
})

test('an entry is reversed once by its opposite', async () => {
  const { admin } = await newCompany()
  const { transactions } = admin.api.finance
  const rent = await transactions.create({ type: 'debit', category: 'Rent', amount: '900', date: '2026-05-31' })

  const attempts = await Promise.allSettled([1, 2, 3].map(() => transactions.reverse({ id: rent.id })))

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await transactions.list({})).items.map(({ type, amount }) => [type, amount]).sort()).toEqual([
    ['credit', '900.00'],
    ['debit', '900.00'],
  ])
})

test('the summary of a period adds up what everybody may see of it', async () => {
  const company = await newCompany()
  const { finance, company: own, crm, tasks } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('119.00')
  await company.unpaidInvoice('50.00', { dueDate: '2026-01-01' })
  await finance.payments.record({ id: invoice.id, amount: '119', date: today })
  const lead = await crm.leads.create({ title: 'Won', value: '500' })
  await crm.leads.win({ id: lead.id })
  await tasks.tasks.create({ title: 'Late', dueDate: '2026-01-01' })

  const summary = await finance.reports.summary({ from: today, to: today })

  expect(summary).toMatchObject({
    currency: 'EUR',
    money: { in: '119.00', out: '0.00', balance: '119.00' },
    byMonth: [{ month: today.slice(0, 7), in: '119.00', out: '0.00' }],
    byCategory: [{ category: 'Sales', type: 'credit', amount: '119.00' }],
    invoices: { issued: '169.00', issuedCount: 2, due: '50.00', dueCount: 1, overdue: '50.00', overdueCount: 1 },
    tasks: { open: 1, overdue: 1, doneInPeriod: 0 },
    conversations: { open: 0, unanswered: 0, startedInPeriod: 0 },
  })
  expect(summary.pipeline?.find(({ status }) => status === 'won')).toEqual({ status: 'won', count: 1, value: '500.00' })
})

test('a lead made before a period and closed in it counts there, one made and closed in it counts once', async () => {
  const company = await newCompany({ timezone: 'Europe/Berlin' })
  const { api } = company.admin
  const made = (value: string, day: string) =>
    company.perform(ctx => createLead(ctx, { title: 'Two ovens', value }), new Date(`${day}T12:00:00Z`))
  const close = (id: string, day: string) =>
    company.perform(ctx => loseLead(ctx, { id, reason: 'Too dear' }), new Date(`${day}T12:00:00Z`))
  await close((await made('100', '2026-04-10')).id, '2026-05-10')
  await close((await made('20', '2026-05-02')).id, '2026-05-20')
  await close((await made('3', '2026-05-30')).id, '2026-06-02')
  await close((await made('1000', '2026-03-01')).id, '2026-04-01')
  await made('7', '2026-05-31')

  const { pipeline } = await api.finance.reports.summary({ from: '2026-05-01', to: '2026-05-31' })

  expect(pipeline?.filter(({ count }) => count)).toEqual([
    { status: 'new', count: 1, value: '7.00' },
    { status: 'lost', count: 3, value: '123.00' },
  ])
})

test('the PDF of an invoice is one, for whoever may see invoices', async () => {
  const company = await newCompany()
  const tom = await company.hire('Tom', 'Employee')
  const invoice = await company.unpaidInvoice('100.00')
  const ask = (cookie: string) => company.app.inject({ url: `/api/v1/invoices/${invoice.id}/pdf`, headers: { cookie } })

  const pdf = await ask(company.admin.browser.cookie)
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ])
  expect(pdf.headers['content-disposition']).toContain(`${invoice.number}.pdf`)
  expect((await ask('')).statusCode).toBe(401)
  expect((await ask(tom.browser.cookie)).statusCode).toBe(403)
  expect((await ask((await newCompany()).admin.browser.cookie)).statusCode).toBe(404)
})

test('lists are taken away as CSV that no spreadsheet runs', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  await company.client({ name: '=HYPERLINK("http://evil.example")', contactInfo: '-1200.50' })
  await company.client({ name: 'Müller, "Söhne"\nHamburg' })
  const ask = (cookie: string, query = '') =>
    company.app.inject({ url: `/api/v1/clients/export.csv${query}`, headers: { cookie } })

  const csv = await ask(company.admin.browser.cookie)

  expect(csv.statusCode).toBe(200)
  expect(csv.body).toMatch(/^\uFEFFid,name,contactInfo/)
  expect(csv.body).toContain(`"'=HYPERLINK(""http://evil.example"")",-1200.50`)
  expect(csv.body).toContain('"Müller, ""Söhne""\nHamburg"')
  expect((await ask(sara.browser.cookie)).statusCode).toBe(403)
  expect((await ask(company.admin.browser.cookie, '?colour=red')).statusCode).toBe(400)
})

test('a logo is a picture by its bytes, and only for those who run the company', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const put = (payload: Buffer, cookie: string) =>
    company.app.inject({
      method: 'PUT',
      url: '/api/v1/company/logo',
      payload,
      headers: { cookie, 'content-type': 'image/png' },
    })

  expect((await put(Buffer.from('<svg onload="x">'), company.admin.browser.cookie)).statusCode).toBe(415)
  expect((await put(png, sara.browser.cookie)).statusCode).toBe(403)
  expect((await put(png, company.admin.browser.cookie)).statusCode).toBe(200)
  const { logo } = (await company.admin.api.company.me.find()).company
  const picture = await company.app.inject({ url: logo as string, headers: { cookie: sara.browser.cookie } })
  expect([picture.headers['content-type'], picture.rawPayload.equals(png)]).toEqual(['image/png', true])
  const other = await newCompany()
  expect(
    (await company.app.inject({ url: logo as string, headers: { cookie: other.admin.browser.cookie } })).statusCode,
  ).toBe(404)
})

import { expect, test } from 'vitest'
import { newCompany } from '../../test/world.ts'

test('the balance stands after every entry, whatever is filtered and wherever a page begins', async () => {
  const { admin } = await newCompany()
  const { transactions } = admin.api.finance
  const enter = (type: 'credit' | 'debit', category: string, amount: string, date: string) =>
    transactions.create({ type, category, amount, date })
  await enter('credit', 'Sales', '100', '2026-05-01')
  await enter('debit', 'Rent', '30', '2026-05-02')
  await enter('credit', 'Sales', '0.10', '2026-05-02')
  await enter('debit', 'Fuel', '200.05', '2026-05-03')
  const late = await enter('credit', 'Sales', '7', '2026-04-30')

  const all = await transactions.list({ balance: 'true' })
  expect(all.items.map(({ amount, balance }) => [amount, balance])).toEqual([
    ['200.05', '-122.95'],
    ['0.10', '77.10'],
    ['30.00', '77.00'],
    ['100.00', '107.00'],
    ['7.00', '7.00'],
  ])
  const first = await transactions.list({ balance: 'true', limit: 2, sort: 'date' })
  const second = await transactions.list({
    balance: 'true',
    limit: 2,
    sort: 'date',
    cursor: first.nextCursor as string,
  })
  expect([...first.items, ...second.items].map(({ balance }) => balance)).toEqual(['7.00', '107.00', '77.00', '77.10'])
  const sales = await transactions.list({ balance: 'true', category: 'Sales' })
  expect(sales.items.map(({ balance }) => balance)).toEqual(['77.10', '107.00', '7.00'])
  const byAmount = await transactions.list({ balance: 'true', sort: 'amount' })
  expect(byAmount.items.every(({ balance }) => balance === null)).toBe(true)
  expect((await transactions.list({})).items[0]?.balance).toBeNull()

  await transactions.reverse({ id: late.id })
  expect((await transactions.find({ id: late.id })).reversedBy).not.toBeNull()
  expect((await transactions.list({ balance: 'true' })).items[0]).toMatchObject({
    reversalOf: late.id,
    balance: '-129.95',
  })
})

test('totals follow the filters, and know what was there before and after', async () => {
  const { admin } = await newCompany()
  const { transactions } = admin.api.finance
  const branch = await admin.api.company.branches.create({ name: 'Harbour' })
  await transactions.create({ type: 'credit', category: 'Sales', amount: '100', date: '2026-04-30' })
  await transactions.create({ type: 'debit', category: 'Rent', amount: '30', date: '2026-05-02', description: 'Pier' })
  await transactions.create({ type: 'credit', category: 'Sales', amount: '5', date: '2026-05-31', branchId: branch.id })
  await transactions.create({ type: 'debit', category: 'Fuel', amount: '1', date: '2026-06-01' })

  const may = { from: '2026-05-01', to: '2026-05-31' }
  expect(await transactions.totals(may)).toEqual({
    currency: 'EUR',
    count: 2,
    in: '5.00',
    out: '30.00',
    opening: '100.00',
    closing: '75.00',
    categories: [
      { category: 'Rent', type: 'debit', amount: '30.00' },
      { category: 'Sales', type: 'credit', amount: '5.00' },
    ],
  })
  expect(await transactions.totals({ ...may, q: 'pier' })).toMatchObject({ count: 1, in: '0.00', out: '30.00' })
  expect(await transactions.totals({ branchId: branch.id })).toMatchObject({
    count: 1,
    opening: '0.00',
    closing: '5.00',
  })
  const ofBranch = await transactions.list({ branchId: branch.id, balance: 'true' })
  expect(ofBranch.items.map(({ balance }) => balance)).toEqual(['5.00'])
  expect((await transactions.categories({})).items).toEqual([
    { category: 'Sales', count: 2 },
    { category: 'Fuel', count: 1 },
    { category: 'Rent', count: 1 },
  ])
})

test('entries name the invoice and the person they are about', async () => {
  const company = await newCompany()
  const { finance, company: own } = company.admin.api
  const { today } = await own.me.find()
  const invoice = await company.unpaidInvoice('100.00')
  await finance.payments.record({ id: invoice.id, amount: '40', date: today })
  const sara = await own.employees.create({ name: 'Sara' })
  await finance.transactions.create({
    type: 'debit',
    category: 'Travel',
    amount: '9',
    date: '2026-01-05',
    employeeId: sara.id,
  })

  const [paid, travel] = (await finance.transactions.list({})).items
  expect(paid).toMatchObject({ invoiceNumber: invoice.number, employeeName: null, reversedBy: null })
  expect(travel).toMatchObject({ invoiceNumber: null, employeeName: 'Sara' })
})

test('invoices of a filtered list are summed by state', async () => {
  const company = await newCompany()
  const { invoices, payments } = company.admin.api.finance
  const { today } = await company.admin.api.company.me.find()
  const { id: clientId } = await company.client({ name: 'Bakery' })
  await invoices.create({ clientId, lines: [{ description: 'x', quantity: '1', unitPrice: '7' }] })
  const part = await company.unpaidInvoice('100.00', { clientId })
  await payments.record({ id: part.id, amount: '40', date: today })
  await company.unpaidInvoice('50.00', { clientId, dueDate: '2026-01-01' })
  const paid = await company.unpaidInvoice('20.00', { clientId })
  await payments.record({ id: paid.id, amount: '20', date: today })
  const credited = await company.unpaidInvoice('33.00', { clientId })
  await invoices.credit({ id: credited.id })
  const others = await company.unpaidInvoice('1000.00')

  const sums = {
    currency: 'EUR',
    draft: { count: 1, amount: '7.00' },
    unpaid: { count: 1, amount: '60.00' },
    overdue: { count: 1, amount: '50.00' },
    paid: { count: 2, amount: '20.00' },
    void: { count: 1, amount: '33.00' },
  }
  expect(await invoices.sums({ clientId })).toEqual(sums)
  expect(await invoices.sums({ q: 'bakery', issuedFrom: today, issuedTo: today })).toMatchObject({
    ...sums,
    // A draft has no day yet.
    draft: { count: 0 },
    unpaid: expect.objectContaining({ amount: expect.any(String) }),
  })
  expect((await invoices.sums({})).unpaid).toEqual({ count: 2, amount: '1060.00' })
  const chosen = await invoices.list({ ids: `${part.id},${others.id}` })
  expect(chosen.items.map(({ id }) => id).sort()).toEqual([part.id, others.id].sort())
  await expect(invoices.list({ ids: 'x' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

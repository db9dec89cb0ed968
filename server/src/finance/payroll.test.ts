import { expect, test } from 'vitest'
import { type Company, newCompany, wordsOf } from '../../test/world.ts'

async function staffed() {
  const company = await newCompany()
  const { employees } = company.admin.api.company
  const sara = await employees.create({ name: 'Sara', salary: '3200.00', designation: 'Sales' })
  const tom = await employees.create({ name: 'Tom', salary: '2800.50' })
  const { today } = await company.admin.api.company.me.find()
  return { company, sara, tom, today, month: today.slice(0, 7) }
}

/** A role with these rights and somebody in it. */
async function hireWith(company: Company, name: string, permissions: Record<string, boolean>) {
  const role = await company.admin.api.identity.roles.create({ name: `Role of ${name}`, permissions })
  return company.hire(name, role.name)
}

test('a payroll run makes one salary entry for each person with a salary', async () => {
  const { company, sara, tom, today, month } = await staffed()
  const { payroll, transactions } = company.admin.api.finance

  expect(await payroll.preview({ month })).toMatchObject({
    month,
    currency: 'EUR',
    due: [
      { employeeId: sara.id, name: 'Sara', designation: 'Sales', amount: '3200.00' },
      { employeeId: tom.id, name: 'Tom', amount: '2800.50' },
    ],
    total: '6000.50',
    paid: [],
    // The administrator.
    withoutSalary: 1,
  })
  const run = await payroll.run({ month })
  expect(run).toMatchObject({ month, date: today, total: '6000.50' })
  expect(run.entries.map(({ name }) => name)).toEqual(['Sara', 'Tom'])

  const entry = await transactions.find({ id: run.entries[0]?.transactionId as string })
  expect(entry).toMatchObject({
    type: 'debit',
    category: 'Salary',
    amount: '3200.00',
    date: today,
    employeeId: sara.id,
    employeeName: 'Sara',
    payrollMonth: month,
  })
  expect(await payroll.preview({ month })).toMatchObject({
    due: [],
    total: '0.00',
    paid: [{ employeeId: sara.id }, { employeeId: tom.id }],
    paidTotal: '6000.50',
  })
})

test('nobody is paid twice for a month, by two runs at once or one after the other', async () => {
  const { company, sara, tom, month } = await staffed()
  const { payroll, transactions } = company.admin.api.finance

  const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => payroll.run({ month })))

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const attempt of attempts) if (attempt.status === 'rejected') expect(attempt.reason.code).toBe('PAYROLL_DONE')
  expect((await transactions.list({ category: 'Salary' })).total).toBe(2)

  const mira = await company.admin.api.company.employees.create({ name: 'Mira', salary: '1000' })
  await expect(payroll.run({ month, employeeIds: [mira.id, tom.id] })).rejects.toMatchObject({ code: 'PAYROLL_DONE' })
  expect((await payroll.run({ month })).entries.map(({ name }) => name)).toEqual(['Mira'])
  const earlier = await payroll.run({ month: '2026-01', employeeIds: [sara.id, sara.id] })
  expect(earlier.entries.map(({ name }) => name)).toEqual(['Sara'])
})

test('two runs at once for people in common pay each of them once', async () => {
  const { company, sara, tom, month } = await staffed()
  const { payroll, transactions } = company.admin.api.finance

  await Promise.allSettled([
    payroll.run({ month, employeeIds: [sara.id, tom.id] }),
    payroll.run({ month, employeeIds: [tom.id] }),
    payroll.run({ month }),
  ])

  const entries = (await transactions.list({ category: 'Salary' })).items.map(({ employeeId }) => employeeId)
  expect(entries.sort()).toEqual([sara.id, tom.id].sort())
})

test('a reversed salary can be paid again', async () => {
  const { company, sara, month } = await staffed()
  const { payroll, transactions } = company.admin.api.finance
  const run = await payroll.run({ month })
  await transactions.reverse({ id: run.entries[0]?.transactionId as string })

  expect((await payroll.preview({ month })).due.map(({ name }) => name)).toEqual(['Sara'])
  await company.admin.api.company.employees.change({ id: sara.id, salary: '3300' })
  expect((await payroll.run({ month })).total).toBe('3300.00')
})

test('a payroll is refused for months and days to come, for people unknown, gone or without a salary', async () => {
  const { company, sara, month } = await staffed()
  const { payroll } = company.admin.api.finance
  const { employees } = company.admin.api.company
  const [none, later, gone] = [
    await employees.create({ name: 'None' }),
    await employees.create({ name: 'Later', salary: '1', joinDate: '2026-03-01' }),
    await employees.create({ name: 'Gone', salary: '1' }),
  ]
  await employees.remove({ id: gone.id })
  const other = await newCompany()
  const stranger = await other.admin.api.company.employees.create({ name: 'Stranger', salary: '5' })

  const refused = (field: string) => ({ problem: { errors: [{ path: field }] } })
  await expect(payroll.run({ month: '2199-01' })).rejects.toMatchObject(refused('month'))
  await expect(payroll.preview({ month: '2199-01' })).rejects.toMatchObject(refused('month'))
  await expect(payroll.run({ month, date: '2199-01-01' })).rejects.toMatchObject(refused('date'))
  await expect(payroll.run({ month, employeeIds: [none.id] })).rejects.toMatchObject(refused('employeeIds'))
  for (const id of [gone.id, stranger.id])
    await expect(payroll.run({ month, employeeIds: [id] })).rejects.toMatchObject({ status: 404 })
  await expect(payroll.run({ month: '2026-02', employeeIds: [later.id] })).rejects.toMatchObject({ status: 404 })
  expect((await payroll.run({ month: '2026-02' })).entries.map(({ name }) => name)).toEqual(['Sara', 'Tom'])
  expect((await payroll.run({ month: '2026-03', employeeIds: [later.id, sara.id] })).total).toBe('3201.00')
})

test('running a payroll needs its right and the one to see salaries', async () => {
  const { company, month } = await staffed()
  const paying = { can_run_payroll: true, can_view_transactions: true }
  const blind = await hireWith(company, 'Bo', paying)
  const seeing = await hireWith(company, 'Cy', { ...paying, can_view_salaries: true })
  const looking = await hireWith(company, 'Di', { can_view_salaries: true, can_view_transactions: true })

  for (const { api } of [blind, looking]) {
    await expect(api.finance.payroll.preview({ month })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(api.finance.payroll.run({ month })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  expect((await seeing.api.finance.payroll.run({ month })).entries).toHaveLength(2)
})

test('salaries reach nobody without the right through the ledger, in any shape', async () => {
  const { company, month, today } = await staffed()
  const { api } = company.admin
  await api.finance.transactions.create({ type: 'credit', category: 'Sales', amount: '10', date: today })
  const [salary] = (await api.finance.payroll.run({ month })).entries
  const rights = {
    can_view_transactions: true,
    can_export_data: true,
    can_view_reports: true,
    can_view_audit_log: true,
    can_view_employees: true,
  }
  const { api: reader, browser } = await hireWith(company, 'Eve', rights)
  const { transactions, reports } = reader.finance
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today }

  const seen = {
    list: await transactions.list({ balance: 'true' }),
    byEmployee: await transactions.list({ employeeId: salary?.employeeId }),
    totals: await transactions.totals({}),
    byCategory: await transactions.totals({ category: 'Salary' }),
    categories: await transactions.categories({}),
    ledger: await reports.ledger(year),
    summary: await reports.summary(year),
    audit: await reader.company.history.audit({}),
    person: await reader.company.history.timeline({ subject: `employee:${salary?.employeeId}` }),
  }
  expect(wordsOf(seen)).not.toMatch(/3200|2800|6000/)
  expect(seen.list.items.map(({ amount, balance }) => [amount, balance])).toEqual([['10.00', '10.00']])
  expect(seen.totals).toMatchObject({ count: 1, out: '0.00', closing: '10.00' })
  expect(seen.byCategory).toMatchObject({ count: 0, out: '0.00' })
  expect(seen.categories.items).toEqual([{ category: 'Sales', count: 1 }])
  const id = salary?.transactionId as string
  await expect(transactions.find({ id })).rejects.toMatchObject({ status: 404 })
  const ask = (url: string) => company.app.inject({ url: `/api/v1${url}`, headers: { cookie: browser.cookie } })
  expect((await ask(`/transactions/${id}/receipt`)).statusCode).toBe(404)
  expect(wordsOf((await ask('/transactions/export.csv')).body)).not.toMatch(/3200|2800|6000|Salary/)
  expect(await company.admin.api.finance.transactions.totals({})).toMatchObject({ count: 3, closing: '-5990.50' })
})

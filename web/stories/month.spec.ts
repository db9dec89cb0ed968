import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { accountingRights } from '../../server/src/demo/cast.ts'
import { expectNoBarriers, hire, openCompany, type Person } from './cast.ts'
import { complaintsOf } from './demo.ts'

const receipt = path.join(import.meta.dirname, '../public/icon-512.png')

test('a bookkeeper’s month: billed, paid, taken back, spent, and every sum agrees with the others', async ({
  browser,
}) => {
  const { bookkeeper, drafted } = await aCompanyWithABookkeeper(browser)
  const { page } = bookkeeper
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  const title = page.getByRole('heading', { level: 1 })
  const go = (place: string) =>
    page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: place }).click()
  const confirm = (verb: string) => dialog.getByRole('button', { name: verb, exact: true }).click()
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const pay = async (amount?: string) => {
    await page.getByRole('button', { name: 'Record payment' }).click()
    if (amount) await dialog.getByLabel('Amount').fill(amount)
    await confirm('Record payment')
    await expect(dialog).toBeHidden()
  }

  await test.step('an invoice that should long have gone out is written on its paper; its lines come to its total', async () => {
    await page.goto('/invoices')
    await page.getByRole('link', { name: 'New invoice' }).first().click()
    await page.getByRole('combobox', { name: 'Client' }).fill('harbour')
    await page.getByRole('option', { name: 'Harbour Bakery' }).click()
    await page.getByLabel('Due').fill(await daysAgo(bookkeeper, 40))
    await writeLine(page, 1, ['Rye flour, a ton', '10', '12,50', '', '19'])
    await page.getByRole('button', { name: 'Add line' }).click()
    await writeLine(page, 2, ['Baking course', '3', '20', '10', '7'])
    const sums = page.getByRole('article').locator('dl').last()
    await expect(sums).toContainText('€206.53')
    const [subtotal = 0, seven = 0, nineteen = 0, total] = await centsOf(sums.locator('dd'))
    expect([subtotal, subtotal + seven + nineteen]).toEqual([179_00, total])
    await page.getByRole('button', { name: 'Issue invoice' }).click()
    await expect(dialog).toContainText('€206.53 to Harbour Bakery')
    await confirm('Issue invoice')
    await expect(title).toHaveText(/Invoice \d{4}-0001/)
    await expect(page.getByText('Overdue', { exact: true }).first()).toBeVisible()
    await expectNoBarriers(page)
  })

  await test.step('three drafts are issued together and get the next numbers', async () => {
    await drafted()
    await go('Invoices')
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: 'Drafts' }).click()
    await expect(page.getByRole('row', { name: /Draft/ })).toHaveCount(3)
    await page.getByRole('checkbox', { name: 'Choose all' }).check()
    await page.getByRole('button', { name: 'Issue 3 drafts…' }).click()
    await expect(dialog).toContainText('€202.30 in all')
    await confirm('Issue')
    await expect(page.getByText('3 invoices issued')).toBeVisible()
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: 'All' }).click()
    for (const number of [1, 2, 3, 4]) await expect(page.getByRole('link', { name: `-000${number}` })).toBeVisible()
  })

  await test.step('one was wrong and is void; one is credited and its note takes back just as much', async () => {
    await page.getByRole('row', { name: '€59.50' }).getByRole('link').click()
    await choose('Void…')
    await dialog.getByLabel('Reason').fill('Nobody had ordered it')
    await confirm('Void invoice')
    await expect(page.getByText('Nobody had ordered it').first()).toBeVisible()
    await go('Invoices')
    await page.getByRole('row', { name: '€23.80' }).getByRole('link').click()
    await choose('Credit…')
    await confirm('Issue credit note')
    await expect(title).toHaveText(/Credit note \d{4}-0005/)
    await expect(page.getByText('-€23.80').first()).toBeVisible()
    await expectNoBarriers(page)
  })

  await test.step('a part is paid; what stays due is late by just that age, and all that is owed adds up', async () => {
    await go('Invoices')
    await page.getByRole('row', { name: 'Harbour Bakery' }).getByRole('link').click()
    await pay('100')
    await expect(page.getByText('€100.00 of €206.53 is paid')).toBeVisible()

    await go('Invoices')
    const tabs = page.getByRole('group', { name: 'State' }).getByRole('button')
    await expect(tabs.filter({ hasText: 'Overdue' })).toContainText('€106.53')
    const owed = await cents(tabs.filter({ hasText: 'owed' }).locator('bdi'))
    expect(owed).toBe(225_53)
    // The list is asked apart from its sums, and may come after them.
    await expect.poll(async () => sum(await columnOf(page, 'Invoices', 'Still due'))).toBe(owed)

    await go('Reports')
    const ages = page.getByRole('list', { name: 'What clients owe, by age' }).getByRole('listitem')
    await expect(ages.filter({ hasText: '31–60 days late' })).toContainText('€106.53')
    expect(sum(await centsOf(ages.locator('bdi')))).toBe(owed)
    const receivables = page.getByRole('region', { name: /€106.53 is late/ })
    await receivables.getByRole('button', { name: 'Show the numbers' }).click()
    expect(sum(await centsOf(receivables.getByRole('row').locator('td:last-child')))).toBe(owed)
    await expectNoBarriers(page)
  })

  await test.step('the rest is entered, taken back because the bank knows nothing of it, and comes at last', async () => {
    await go('Invoices')
    await page.getByRole('row', { name: 'Harbour Bakery' }).getByRole('link').click()
    await pay()
    await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible()
    const payments = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Payments' }) })
      .locator('li')
    await payments.filter({ hasText: '€106.53' }).getByRole('button', { name: 'Reverse' }).click()
    await confirm('Reverse payment')
    await expect(page.getByText('€100.00 of €206.53 is paid')).toBeVisible()
    await pay()
    await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible()
    const standing = payments.filter({ hasNotText: 'Reversed' })
    await expect(standing).toHaveCount(2)
    expect(sum(await centsOf(standing.locator('bdi')))).toBe(206_53)
  })

  const enter = async (kind: 'Income' | 'Expense', amount: string, category: string) => {
    await page.getByRole('button', { name: 'New entry' }).first().click()
    await dialog.getByText(kind, { exact: true }).click()
    await dialog.getByLabel('Amount').fill(amount)
    await dialog.getByLabel('Category').fill(category)
    await dialog.getByLabel('Description').click()
    await confirm(`Enter ${kind.toLowerCase()}`)
    await expect(page.getByRole('row', { name: category })).toHaveCount(1)
  }
  await test.step('money beside the invoices: a rent with its receipt, and a wrong entry that is taken back', async () => {
    await go('Transactions')
    await enter('Income', '10,000', 'Capital')
    await enter('Expense', '850', 'Rent')
    await enter('Expense', '85', 'Postage')
    await page.getByRole('row', { name: 'Rent' }).click()
    await dialog.locator('input[type=file]').setInputFiles(receipt)
    await expect(dialog.getByRole('img', { name: 'Receipt' })).toBeVisible()
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('row', { name: 'Rent' }).getByLabel('Has a receipt')).toBeVisible()
    await page.getByRole('row', { name: 'Postage' }).click()
    await dialog.getByRole('button', { name: 'Reverse this entry…' }).click()
    await confirm('Reverse entry')
    await expect(page.getByText('Entry of €85.00 reversed')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('the salaries of the month are paid once', async () => {
    await page.getByRole('link', { name: 'Run payroll…' }).click()
    const due = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
    await expect(due).toHaveCount(2)
    expect(sum(await centsOf(due.locator('.numbers')))).toBe(5500_50)
    await page.getByRole('button', { name: 'Pay…' }).click()
    await expect(dialog).toContainText('€5,500.50')
    await confirm('Enter salaries')
    await expect(page.getByText('All salaries of this month are paid: €5,500.50')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Pay…' })).toHaveCount(0)
    await expectNoBarriers(page)
  })

  let balance = 0
  await test.step('each balance of the ledger is the one below it and its own amount', async () => {
    await go('Transactions')
    await expect(page.getByRole('row', { name: 'Salary' })).toHaveCount(2)
    const amounts = await columnOf(page, 'Transactions', 'Amount')
    const balances = await columnOf(page, 'Transactions', 'Balance')
    expect(balances).toEqual(amounts.map((_, row) => sum(amounts.slice(row))))
    const sums = page.getByRole('region', { name: 'Sums' }).locator('dl > div')
    const [income = 0, expenses = 0, left = 0] = await centsOf(sums.locator('dd'))
    expect([income - expenses, balances[0]]).toEqual([left, left])
    expect(left).toBe(10_000_00 + 206_53 - 850_00 - 5500_50)
    balance = left
    await expectNoBarriers(page)
  })

  await test.step('what the file of the ledger comes to is its balance', async () => {
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export as CSV' }).click()
    const [heading = '', ...rows] = (await readFile(await (await file).path(), 'utf8')).trim().split('\n')
    const [type, amount] = ['type', 'amount'].map(column => heading.split(',').indexOf(column)) as [number, number]
    const amounts = rows.map(row => {
      const cells = row.split(',')
      return inCents(cells[amount] ?? '') * (cells[type] === 'debit' ? -1 : 1)
    })
    expect(amounts).toHaveLength(10)
    expect(sum(amounts)).toBe(balance)
  })

  await test.step('and so is what the month’s report says was left', async () => {
    await go('Reports')
    await page.getByRole('button', { name: 'This year' }).click()
    await page.getByRole('menuitem', { name: 'This month' }).click()
    const money = page.getByRole('region', { name: /more came in than went out/ })
    await expect(money.getByRole('heading')).toHaveText('€3,856.03 more came in than went out')
    const [came = 0, went = 0] = await centsOf(money.getByRole('listitem').locator('bdi'))
    expect(came - went).toBe(balance)
    await money.getByRole('button', { name: 'Show the numbers' }).click()
    expect(sum(await centsOf(money.getByRole('row').locator('td:last-child')))).toBe(balance)
    const spent = page.getByRole('list', { name: 'Expenses by category' }).locator('bdi')
    expect(sum(await centsOf(spent))).toBe(went)
    await expect(
      page
        .getByRole('region', { name: /was billed|Billing is/ })
        .getByText('Paid')
        .locator('bdi'),
    ).toHaveText('€206.53')
    await expectNoBarriers(page)
  })

  await test.step('of what she has no right to there is nothing', async () => {
    await expect(page.getByRole('link', { name: 'Leads' })).toHaveCount(0)
    expect((await bookkeeper.api.post('/api/v1/clients', { data: { name: 'Not hers to add' } })).status()).toBe(403)
  })
  expect(complaints).toEqual([])
})

/** Two clients, two people with a salary, and Berta with a role of her own; `drafted` leaves her three drafts. */
async function aCompanyWithABookkeeper(browser: Parameters<typeof openCompany>[0]) {
  const admin = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const make = async (noun: string, data: object) => {
    const answer = await admin.api.post(`/api/v1/${noun}`, { data })
    expect(answer.status()).toBe(201)
    return (await answer.json()).id as string
  }
  await make('clients', { name: 'Harbour Bakery' })
  const cafe = await make('clients', { name: 'Café Morgenrot' })
  await make('employees', { name: 'Omar Said', salary: '3000' })
  await make('employees', { name: 'Nadia Berger', salary: '2500.50' })
  const role = await make('roles', { name: 'Bookkeeper', permissions: accountingRights })
  const bookkeeper = await hire(browser, admin, 'Berta Lund', role)
  const drafted = async () => {
    for (const unitPrice of ['100', '50', '20'])
      await make('invoices', {
        clientId: cafe,
        lines: [{ description: 'Flour', quantity: '1', unitPrice, taxRate: '19' }],
      })
  }
  return { bookkeeper, drafted }
}

async function writeLine(page: Page, place: number, [description, ...numbers]: string[]) {
  const line = page.getByRole('group', { name: `Line ${place}` })
  await line.getByLabel('Description').fill(description as string)
  for (const [at, name] of ['Quantity', 'Unit price', 'Discount %', 'Tax %'].entries())
    await line.getByLabel(name).fill(numbers[at] ?? '')
}

/** As a field takes a day: "17 Oct 2026". */
async function daysAgo({ api }: Person, count: number) {
  const { today } = await (await api.get('/api/v1/me')).json()
  return new Date(Date.parse(today) - count * 86_400_000).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    timeZone: 'UTC',
  })
}

/** What a column of a table says, from above. */
async function columnOf(page: Page, table: string, column: string) {
  const rows = page.getByRole('table', { name: table }).getByRole('row')
  const headings = await rows.first().locator('th').allInnerTexts()
  return centsOf(rows.locator(`td:nth-child(${headings.findIndex(heading => heading.startsWith(column)) + 1})`))
}

const inCents = (text: string) => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100)
const cents = async (amount: Locator) => inCents(await amount.innerText())
const centsOf = async (amounts: Locator) => (await amounts.allInnerTexts()).map(inCents)
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)

import { expect, type Page, test } from '@playwright/test'
import { type GraphApi, startGraphApi } from '../../server/src/demo/graph-player/graph-api.ts'
import { expectNoBarriers, PASSWORD } from './cast.ts'
import { complaintsOf } from './demo.ts'
import { freePageId, graphPort, meta, port } from './setting.ts'

const page100 = { pageId: freePageId(), token: 'a-token-of-the-page' }
const nadia = { pageId: page100.pageId, psid: '7000000000000001', name: 'Nadia Berger' }

let graph: GraphApi

test.beforeAll(async () => {
  graph = await startGraphApi({
    port: graphPort,
    ...meta,
    webhook: `http://127.0.0.1:${port}/webhooks/meta`,
    receipts: 'delivered',
  })
  graph.page(page100.pageId, { token: page100.token, name: 'Harbour Bakery' })
})
test.afterAll(() => graph.stop())

const shot = (page: Page, name: string) => page.screenshot({ path: `screenshots/${name}.png` })

test('from a customer’s first message to the paid invoice, with two people looking', async ({ browser }) => {
  const adasBrowser = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const mirasBrowser = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const ada = await adasBrowser.newPage()

  await test.step('Ada sets the company up', async () => {
    await ada.goto('/')
    await expect(ada).toHaveURL(/\/setup$/)
    await expectNoBarriers(ada)
    await shot(ada, '01-setup')
    await ada.getByLabel('Company name').fill('Harbour Bakery')
    await ada.getByLabel('Your name').fill('Ada Quist')
    await ada.getByLabel('E-mail').fill('ada@example.com')
    await ada.getByLabel('Password').first().fill(PASSWORD)
    await ada.getByRole('button', { name: 'Start working' }).click()
    await expect(ada.getByRole('navigation').first()).toContainText('Inbox')
  })

  // Asking who is signed in, before anybody is, is answered with 401; from here on nothing is complained about.
  const complaints = complaintsOf(ada)
  const mira = await mirasBrowser.newPage()
  await test.step('Mira is invited as a manager and chooses a password', async () => {
    const roles = await (await ada.request.get('/api/v1/roles')).json()
    const manager = roles.items.find(({ name }: { name: string }) => name === 'Manager')
    const invited = await ada.request.post('/api/v1/users', {
      data: { email: 'mira@example.com', name: 'Mira Sand', roleId: manager.id },
    })
    const { invitation } = await invited.json()
    await mira.goto(invitation.path)
    await expect(mira.getByRole('heading', { name: 'Welcome to Harbour Bakery' })).toBeVisible()
    await mira.getByLabel('Password').first().fill(PASSWORD)
    await mira.getByRole('button', { name: 'Start working' }).click()
    await expect(mira.getByRole('navigation').first()).toContainText('Inbox')
  })

  await test.step('the page is connected, and Nadia’s message appears for both without reloading', async () => {
    const connected = await ada.request.post('/api/v1/integrations', {
      data: { provider: 'facebook', pageId: page100.pageId, accessToken: page100.token },
    })
    expect(connected.status()).toBe(201)
    await ada.getByRole('link', { name: 'Inbox' }).first().click()
    await mira.getByRole('link', { name: 'Inbox' }).first().click()
    await expect(ada.getByText('Nobody is waiting')).toBeVisible()
    await shot(ada, '02-inbox-empty')

    await graph.customerWrites({ ...nadia, text: 'Hi! Do you deliver 40 loaves every Sunday? 🥖' })

    for (const person of [ada, mira]) {
      // Her name comes from a job, which may need another try.
      await expect(person.getByRole('link', { name: /Nadia Berger/ })).toBeVisible({ timeout: 45_000 })
    }
    await shot(ada, '03-inbox-message')
  })

  await test.step('Mira answers, it leaves through the Graph API, and Ada sees it', async () => {
    await mira.getByRole('link', { name: /Nadia Berger/ }).click()
    await ada.getByRole('link', { name: /Nadia Berger/ }).click()
    await mira.getByRole('textbox', { name: 'Your answer' }).fill('Yes, we do. Shall I write you an offer?')
    await mira.keyboard.press('Enter')

    await expect(ada.getByText('Yes, we do. Shall I write you an offer?').last()).toBeVisible()
    await expect.poll(() => graph.sent.length).toBe(1)
    await expect(mira.getByText(/· (sent|delivered)/)).toBeVisible()
    await shot(mira, '04-conversation')
    await expectNoBarriers(mira)
  })

  await test.step('the conversation becomes a lead', async () => {
    await mira.getByRole('button', { name: 'Make a lead' }).click()
    const dialog = mira.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Sunday loaves')
    await dialog.getByLabel('Value').fill('1.200,50')
    await dialog.getByRole('button', { name: 'Make a lead' }).click()
    await expect(ada.getByRole('link', { name: 'Sunday loaves' })).toBeVisible()
  })

  await test.step('the lead is won and becomes a client named after the customer', async () => {
    await mira.getByRole('link', { name: 'Sunday loaves' }).click()
    await expect(mira.getByRole('heading', { name: 'Sunday loaves' })).toBeVisible()
    await ada.getByRole('link', { name: 'Sunday loaves' }).click()
    await expect(ada.getByRole('heading', { name: 'Sunday loaves' })).toBeVisible()
    await shot(ada, '05-lead')
    await expectNoBarriers(ada)
    await mira.getByRole('button', { name: 'Win', exact: true }).click()
    await mira.getByRole('dialog').getByRole('button', { name: 'Win' }).click()
    await expect(ada.getByText('Won', { exact: true }).first()).toBeVisible()
    await mira.locator('main a[href^="/clients/"]').first().click()
    await expect(mira.getByRole('heading', { level: 1, name: 'Nadia Berger' })).toBeVisible()
    await shot(mira, '06-client')
  })

  await test.step('the client gets an invoice with a number and a PDF', async () => {
    await mira.getByRole('link', { name: 'New invoice' }).first().click()
    await mira
      .getByLabel(/Description/)
      .first()
      .fill('40 loaves, every Sunday in June')
    await mira
      .getByLabel(/Quantity/)
      .first()
      .fill('160')
    await mira
      .getByLabel(/price|each|unit/i)
      .first()
      .fill('2,50')
    await expect(mira.getByText('£400.00').first()).toBeVisible()
    await shot(mira, '07-invoice-editor')
    await mira.getByRole('button', { name: 'Issue invoice' }).click()
    await mira.getByRole('dialog').getByRole('button', { name: 'Issue invoice' }).click()
    await expect(mira.getByRole('heading', { name: /Invoice \d{4}-0001/ })).toBeVisible()

    const id = mira.url().split('/').at(-1)
    const pdf = await mira.request.get(`/api/v1/invoices/${id}/pdf`)
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    await ada.goto(`/invoices/${id}`)
    await expect(ada.getByRole('heading', { name: /Invoice \d{4}-0001/ })).toBeVisible()
    await expectNoBarriers(mira)
  })

  await test.step('a payment settles it before Ada’s eyes, and stands in the ledger', async () => {
    await shot(ada, '08-invoice-unpaid')
    await mira.getByRole('button', { name: 'Record payment' }).click()
    await mira.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
    await expect(ada.getByText('Paid', { exact: true }).first()).toBeVisible()
    await shot(ada, '09-invoice-paid')

    const { items } = await (await ada.request.get('/api/v1/transactions')).json()
    expect(items).toMatchObject([{ type: 'credit', category: 'Sales', amount: '400.00' }])
  })

  expect(complaints).toEqual([])
  await adasBrowser.close()
  await mirasBrowser.close()
})

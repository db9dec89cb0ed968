import { expect, type Page, test } from '@playwright/test'
import { type GraphApi, startGraphApi } from '../../server/src/demo/graph-player/graph-api.ts'
import { expectNoBarriers, hire, openCompany, type Person, roleCalled } from './cast.ts'
import { complaintsOf } from './demo.ts'
import { freePageId, graphPort, meta, port } from './setting.ts'

const pageId = freePageId()
const leon = { pageId, psid: '7000000000000071', name: 'Leon Vogel' }
const late = { pageId, psid: '7000000000000072', name: 'Paula Late', timestampMs: Date.now() - 25 * 3_600_000 }

let graph: GraphApi

test.beforeAll(async () => {
  graph = await startGraphApi({
    port: graphPort,
    ...meta,
    webhook: `http://127.0.0.1:${port}/webhooks/meta`,
    receipts: 'delivered',
  })
  graph.page(pageId, { token: 'a-token-of-the-other-page', name: 'Harbour Bakery' })
})
test.afterAll(() => graph.stop())

const phone = { width: 390, height: 844 }
let ada: Person

const open = (page: Page, name: string) =>
  page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
const answer = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })

test('two people answer the same customer, and neither is surprised', async ({ browser }) => {
  ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  const adas = ada.page
  const complaints = complaintsOf(adas)
  const { page: noors } = await hire(browser, ada, 'Noor Haddad', (await roleCalled(ada, 'Manager')).id)

  await test.step('what nobody has read waits in the navigation, on the right view, in order', async () => {
    const connected = await adas.request.post('/api/v1/integrations', {
      data: { provider: 'facebook', pageId, accessToken: 'a-token-of-the-other-page' },
    })
    expect(connected.status()).toBe(201)
    await adas.goto('/inbox')
    await graph.customerWrites({ ...late, text: 'Are you still open?' })
    await graph.customerWrites({ ...leon, text: 'Good morning!' })
    await graph.customerWrites({ ...leon, text: 'Is there still rye bread today?' })
    await expect(adas.getByRole('link', { name: /Inbox.*wait/ }).first()).toBeVisible()
    await adas.getByRole('link', { name: /^Waiting/ }).click()
    await expect(adas.getByRole('list', { name: 'Conversations' }).getByRole('listitem').first()).toContainText('Paula')
    await expectNoBarriers(adas)
  })

  await test.step('each sees that the other is there, and who writes', async () => {
    await open(adas, 'Leon Vogel')
    await noors.goto(adas.url())
    await expect(adas.getByRole('img', { name: 'Noor Haddad looks at this too' })).toBeVisible()
    await answer(noors).pressSequentially('Yes, two ', { delay: 30 })
    await expect(adas.getByText('Noor Haddad is writing…')).toBeVisible()
  })

  await test.step('whoever was slower is told before sending, and may send all the same', async () => {
    await answer(adas).fill('Let me look')
    await answer(noors).fill('Yes, two loaves are left.')
    await noors.keyboard.press('Enter')
    await expect(adas.getByText(/Noor Haddad answered at .* while you were writing/)).toBeVisible()
    await adas.reload()
    await expect(answer(adas)).toHaveValue('Let me look')
    await expect(adas.getByText(/Noor Haddad answered at .* while you were writing/)).toBeVisible()
    await adas.getByRole('button', { name: 'Send anyway' }).click()
    await expect(noors.getByText('Let me look')).toBeVisible()
    await expect(adas.getByText(/while you were writing/)).toBeHidden()
    await expectNoBarriers(adas)
  })

  await test.step('an answer that Facebook refuses says so, and is sent again by one click', async () => {
    graph.closeWindow(leon.psid)
    await answer(adas).fill('They cost 4.20 each.')
    await adas.keyboard.press('Enter')
    await expect(adas.getByText(/Not delivered:/)).toBeVisible()
    await graph.customerWrites({ ...leon, text: 'Please keep both for me' })
    await adas.getByRole('button', { name: 'Try again' }).click()
    await expect(adas.getByText(/Not delivered:/)).toBeHidden()
    await expect.poll(() => graph.sent.map(({ text }) => text)).toContain('They cost 4.20 each.')
  })

  await test.step('after a day there is no field to write in, but a way on', async () => {
    await open(adas, 'Paula Late')
    await expect(adas.getByText('The time to answer is over.')).toBeVisible()
    await adas.getByRole('button', { name: 'Make a task of it' }).click()
    await adas.getByRole('dialog').getByLabel('What is to be done?').fill('Call Paula')
    await adas.getByRole('dialog').getByRole('button', { name: 'Make a task' }).click()
    await expect(adas.getByRole('dialog')).toBeHidden()
    await expect(adas.getByText('Call Paula')).toBeVisible()
  })

  await test.step('closing leads to the next one, and can be undone', async () => {
    const before = adas.url()
    await adas.keyboard.press('e')
    await expect(adas.getByText('Conversation closed')).toBeVisible()
    await expect(adas).not.toHaveURL(before)
    await adas.getByRole('button', { name: 'Undo' }).click()
    await expect(adas.getByRole('link', { name: /Paula Late/ }).first()).toBeVisible()
  })

  await test.step('an invoice for somebody who is no client yet begins with their name', async () => {
    await adas.getByRole('link', { name: /^All/ }).click()
    await open(adas, 'Leon Vogel')
    await adas.getByRole('button', { name: 'Draft an invoice' }).click()
    const dialog = adas.getByRole('dialog')
    await expect(dialog.getByLabel('Name of the new client')).toHaveValue('Leon Vogel')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await expect(adas).toHaveURL(/\/invoices\/new\?client=/)
    await expect(adas.getByRole('combobox', { name: 'Client' })).toHaveValue('Leon Vogel')
  })

  expect(complaints).toEqual([])
})

test('on a phone the list, the conversation and the customer are three screens', async () => {
  const { page } = ada
  await page.setViewportSize(phone)
  await page.goto('/inbox')
  await open(page, 'Leon Vogel')
  await expect(answer(page)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeHidden()
  await expectNoBarriers(page)

  await page.getByRole('link', { name: 'Who this is' }).click()
  await expect(page.getByRole('heading', { name: 'Open invoices' })).toBeVisible()
  await expect(answer(page)).toBeHidden()
  await expectNoBarriers(page)

  await page.getByRole('link', { name: 'Back to the conversation' }).click()
  await expect(answer(page)).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible()
})

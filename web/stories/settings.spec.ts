import { expect, test } from '@playwright/test'
import { type GraphApi, startGraphApi } from '../../server/src/demo/graph-player/graph-api.ts'
import { expectNoBarriers, hire, openCompany, PASSWORD, roleCalled } from './cast.ts'
import { complaintsOf } from './demo.ts'
import { freePageId, graphPort, meta, port } from './setting.ts'

const harbour = { pageId: freePageId(), token: 'a-token-of-the-harbour' }

let graph: GraphApi

test.beforeAll(async () => {
  graph = await startGraphApi({ port: graphPort, ...meta, webhook: `http://127.0.0.1:${port}/webhooks/meta` })
  graph.page(harbour.pageId, { token: harbour.token, name: 'Harbour Bakery' })
})
test.afterAll(() => graph.stop())

test('an administrator sets the house up: people, a key, a channel, the paper', async ({ browser }) => {
  const ada = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const { page } = ada
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  const undo = () => page.getByRole('alert').getByRole('button', { name: 'Undo' }).last().click()

  await test.step('somebody is invited by a link, and comes in by it', async () => {
    await page.goto('/settings/users')
    await page.getByRole('button', { name: 'Invite' }).click()
    await dialog.getByLabel('Name').fill('Nadia Berger')
    await dialog.getByLabel('E-mail').fill(`nadia-${Date.now()}@example.com`)
    await dialog.getByRole('combobox', { name: 'Role' }).click()
    await page.getByRole('option', { name: 'Sales' }).click()
    await dialog.getByRole('button', { name: 'Invite' }).click()
    const link = await dialog.getByLabel('Invitation link').inputValue()
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('row', { name: /Nadia Berger/ })).toContainText('Invited')

    const nadia = await (await browser.newContext()).newPage()
    await nadia.goto(link)
    await nadia.getByLabel('Password').first().fill(PASSWORD)
    await nadia.getByRole('button', { name: 'Start working' }).click()
    await expect(nadia.getByRole('navigation').first()).toContainText('Leads')
  })

  await test.step('a login is switched off and on, removed and brought back', async () => {
    const omar = await hire(browser, ada, 'Omar Said', (await roleCalled(ada, 'Employee')).id)
    await expect(page.getByRole('row', { name: /Omar Said/ })).toContainText('Active')
    await page.getByRole('link', { name: 'Omar Said' }).click()
    await dialog.getByRole('switch', { name: 'May sign in' }).click()
    await expect(dialog).toContainText('Switched off')
    expect((await omar.api.get('/api/v1/me')).status()).toBe(401)
    await undo()
    await expect(dialog).toContainText('Active')
    await dialog.getByRole('button', { name: 'Remove login' }).click()
    await expect(page.getByRole('link', { name: 'Omar Said' })).toBeHidden()
    await undo()
    await expect(page.getByRole('link', { name: 'Omar Said' })).toBeVisible()
    await page.getByRole('link', { name: 'Ada Quist' }).click()
    await expect(dialog).toContainText('Nobody changes their own role')
    await page.keyboard.press('Escape')
  })

  await test.step('a key is shown once, works within its rights, and ends', async () => {
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByRole('button', { name: 'New key' }).click()
    await dialog.getByLabel('Name').fill('Form on the website')
    await dialog.getByRole('checkbox', { name: 'Add leads' }).check()
    await dialog.getByRole('button', { name: 'Make key' }).click()
    const key = await dialog.getByLabel('Form on the website').inputValue()
    await dialog.getByRole('button', { name: 'I have it' }).click()
    const script = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } })
    const post = () => script.request.post('/api/v1/leads', { data: { title: 'From the form' } })
    expect((await post()).status()).toBe(201)
    expect((await script.request.get('/api/v1/clients')).status()).toBe(403)
    await page.getByRole('row', { name: /Form on the website/ }).click()
    await dialog.getByRole('button', { name: 'Revoke key' }).click()
    await dialog.getByRole('button', { name: 'Revoke key' }).click()
    await expect(page.getByText('No API keys yet')).toBeVisible()
    expect((await post()).status()).toBe(401)
  })

  await test.step('a page is connected with a wrong token, says so, and works with the right one', async () => {
    await page.getByRole('link', { name: 'Channels' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await dialog.getByLabel('Page id').fill(harbour.pageId)
    await dialog.getByLabel('Access token').fill('not-the-right-one')
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('Reconnect needed')).toBeVisible()
    await expectNoBarriers(page)
    await page.getByRole('button', { name: 'Enter a new token' }).click()
    await dialog.getByRole('textbox', { name: 'New token' }).fill(harbour.token)
    await dialog.getByRole('button', { name: 'Save token' }).click()
    await expect(page.getByText('Works', { exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Harbour Bakery' })).toBeVisible()
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText('No channel yet')).toBeVisible()
    await undo()
    await expect(page.getByRole('heading', { name: 'Harbour Bakery' })).toBeVisible()
  })

  await test.step('what the company says of itself stands on the paper at once', async () => {
    await page.getByRole('link', { name: 'Company', exact: true }).click()
    await page.getByRole('button', { name: 'Change Tax number' }).click()
    await page.getByRole('textbox', { name: 'Tax number' }).fill('DE 123 456 789')
    await page.keyboard.press('Enter')
    const paper = page.getByRole('region', { name: 'On an invoice' })
    await expect(paper).toContainText('DE 123 456 789')
    await undo()
    await expect(paper).not.toContainText('DE 123 456 789')
    await expectNoBarriers(page)
  })

  await test.step('and she is called as she likes', async () => {
    await page.getByRole('link', { name: 'Profile and sign-in' }).click()
    await page.getByRole('button', { name: 'Change Name' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace Quist')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary').first()).toContainText('Ada Lovelace Quist')
    await expectNoBarriers(page)
  })

  expect(complaints).toEqual([])
})

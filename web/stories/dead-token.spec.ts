import { expect, type Page, test } from '@playwright/test'
import { type GraphApi, startGraphApi } from '../../server/src/demo/graph-player/graph-api.ts'
import { expectNoBarriers, hire, openCompany, roleCalled } from './cast.ts'
import { complaintsOf } from './demo.ts'
import { freePageId, graphPort, meta, port } from './setting.ts'

const pageId = freePageId()
const other = '100200300400889'
const firstToken = 'a-token-that-will-die'
const leon = { pageId, psid: '7000000000000081', name: 'Leon Vogel' }
const PASSWORD_CHANGED = 460

let graph: GraphApi

test.beforeAll(async () => {
  graph = await startGraphApi({
    port: graphPort,
    ...meta,
    webhook: `http://127.0.0.1:${port}/webhooks/meta`,
    receipts: 'delivered',
  })
  graph.page(pageId, { token: firstToken, name: 'Harbour Bakery' })
  graph.page(other, { token: 'a-token-of-the-mill', name: 'Harbour Mill' })
  graph.member('10150000000000001', { name: 'Ada Quist', pages: [other, pageId] })
})
test.afterAll(() => graph.stop())

const answer = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const thread = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true })

test('a dead token and its repair', async ({ browser }) => {
  const ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  const mina = await hire(browser, ada, 'Mina Falk', (await roleCalled(ada, 'Manager')).id)
  const complaints = [complaintsOf(ada.page), complaintsOf(mina.page)]
  const dialog = ada.page.getByRole('dialog')

  await test.step('an administrator connects a page by signing in on Facebook', async () => {
    await ada.page.goto('/settings/channels')
    await ada.page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(dialog.getByRole('button', { name: 'Connect with Facebook' })).toBeVisible()
    await expectNoBarriers(ada.page)
    await dialog.getByRole('button', { name: 'Connect with Facebook' }).click()
    await ada.page.getByRole('link', { name: 'Continue as Ada Quist' }).click()
    await dialog.getByRole('checkbox', { name: 'Harbour Bakery' }).check()
    await expectNoBarriers(ada.page)
    await dialog.getByRole('button', { name: 'Connect' }).click()
    await expect(ada.page.getByText('Works', { exact: true })).toBeVisible()
    await expect(ada.page.getByText('does not end by itself')).toBeVisible()
    await expect(ada.page).toHaveURL(/\/settings\/channels$/)
  })

  await test.step('the token dies, and an agent sees that the answer waits', async () => {
    await graph.customerWrites({ ...leon, text: 'Is there still rye bread today?' })
    await mina.page.goto('/inbox')
    await mina.page.getByRole('link', { name: /Leon Vogel/ }).click()
    await expect(answer(mina.page)).toBeVisible()
    graph.revokeToken(firstToken, PASSWORD_CHANGED)
    await answer(mina.page).fill('Yes, two loaves are left.')
    await mina.page.keyboard.press('Enter')
    await expect(mina.page.getByText('Harbour Bakery has to be connected again.')).toBeVisible()
    await expect(thread(mina.page).getByText('Yes, two loaves are left.')).toBeVisible()
    expect(graph.sent).toHaveLength(0)
    await expectNoBarriers(mina.page)
  })

  await test.step('the administrator reads what happened, refuses first, and then signs in again', async () => {
    const { page } = ada
    await expect(page.getByText('Reconnect needed')).toBeVisible()
    await expect(page.getByText('changed their password')).toBeVisible()
    await expectNoBarriers(page)
    await page.getByRole('button', { name: 'Reconnect with Facebook' }).click()
    await page.getByRole('link', { name: 'Not now' }).click()
    await expect(dialog.getByText('You did not let Steward in on Facebook')).toBeVisible()
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Continue as Ada Quist' }).click()
    await expect(dialog.getByRole('checkbox', { name: 'Harbour Bakery' })).toBeChecked()
    await expect(dialog.getByRole('checkbox')).toHaveCount(1)
    await dialog.getByRole('button', { name: 'Reconnect' }).click()
    await expect(page.getByText('Works', { exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Harbour Bakery' })).toHaveCount(1)
  })

  await test.step('what waited leaves, the history is whole, and the agent goes on', async () => {
    await expect.poll(() => graph.sent.map(({ text }) => text)).toEqual(['Yes, two loaves are left.'])
    await expect(answer(mina.page)).toBeVisible()
    await expect(thread(mina.page).getByText('Is there still rye bread today?')).toBeVisible()
    await expect(thread(mina.page).getByText(/delivered/)).toBeVisible()
  })

  expect(complaints).toEqual([[], []])
})

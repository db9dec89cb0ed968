import { expect, type Page, test } from '@playwright/test'
import { expectNoBarriers, hire, openCompany, roleCalled } from './cast.ts'
import { openChat } from './chat.ts'
import { complaintsOf } from './demo.ts'

const answer = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const thread = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true })

test('an agent’s first hour: from the first answer to the paid invoice, all from the conversation', async ({
  browser,
}) => {
  const ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  const { page, api } = await hire(browser, ada, 'Mina Falk', (await roleCalled(ada, 'Manager')).id)
  const complaints = complaintsOf(page)
  const visitor = await openChat(ada, 'Harbour Bakery')
  const leon = visitor('Leon Vogel')
  const made = await ada.api.post('/api/v1/canned-replies', {
    data: { name: 'Hours', content: 'Good morning {first_name}, we are open from six to six.', isShared: true },
  })
  expect(made.status()).toBe(201)
  expect((await ada.api.post('/api/v1/labels', { data: { name: 'Delivery', colour: 'blue' } })).status()).toBe(201)
  await visitor('Ida Sommer').writes('Do you have croissants with almonds?')
  await leon.writes('Good morning, when are you open?')

  await test.step('she takes a conversation and answers with words that are there already', async () => {
    await page.goto('/inbox')
    await page.getByRole('link', { name: /Leon Vogel/ }).click()
    await expect(answer(page)).toBeVisible()
    await page.keyboard.press('a')
    await page.getByRole('menuitem', { name: 'Me' }).click()
    await expect(page.getByText('Mina Falk has this conversation now')).toBeVisible()
    await answer(page).pressSequentially('/hou')
    await expect(page.getByRole('option', { name: /Hours/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(answer(page)).toHaveValue('Good morning Leon, we are open from six to six.')
    await page.keyboard.press('Enter')
    await expect(thread(page).getByText('we are open from six to six.')).toBeVisible()
    await expect.poll(async () => (await leon.sees())[0]?.text).toContain('from six to six')
  })

  await test.step('a note calls a colleague, a label says what it is about', async () => {
    await page.getByText('Note', { exact: true }).click()
    const note = page.getByRole('textbox', { name: 'Your note' })
    await note.pressSequentially('Do we deliver to the harbour, @Ada')
    await page.getByRole('option', { name: /Ada Quist/ }).click()
    await page.getByRole('button', { name: 'Add note' }).click()
    await expect(thread(page).getByText('Do we deliver to the harbour')).toBeVisible()
    await page.getByText('Answer', { exact: true }).click()
    await page.getByRole('button', { name: 'Change labels' }).first().click()
    await page.getByRole('menuitem', { name: 'Delivery' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Delivery').first()).toBeVisible()
    await ada.page.goto('/inbox?view=mentions')
    await expect(ada.page.getByRole('link', { name: /Leon Vogel/ })).toBeVisible()
    await expectNoBarriers(page)
  })

  await test.step('she finds what somebody wrote by a word of it', async () => {
    // The conversation itself stands above what was found in it.
    const hit = (name: RegExp) => page.getByRole('link', { name }).and(page.locator('[href*="hit="]'))
    await page.getByLabel('Search names and messages').fill('croiss')
    await hit(/Ida Sommer.*croissants with almonds/).click()
    await expect(thread(page).getByText('Do you have croissants with almonds?')).toBeInViewport()
    await expectNoBarriers(page)
    await page.getByLabel('Search names and messages').fill('harbour')
    await hit(/Leon Vogel.*deliver to the harbour/).click()
    await expect(thread(page).getByText('Do we deliver to the harbour')).toBeInViewport()
    await page.getByLabel('Search names and messages').fill('')
  })

  await test.step('the conversation becomes a lead and a task', async () => {
    await page.getByRole('button', { name: 'Make a lead' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make a lead' }).click()
    await expect(page.getByText('Lead made')).toBeVisible()
    await page.getByRole('button', { name: 'Make a task' }).click()
    await page.getByRole('dialog').getByLabel('What is to be done?').fill('Ask the driver')
    await page.getByRole('dialog').getByRole('button', { name: 'Make a task' }).click()
    await expect(page.getByRole('link', { name: 'Ask the driver' })).toBeVisible()
  })

  await test.step('and an invoice, which goes into the conversation', async () => {
    await page.getByRole('button', { name: 'Draft an invoice' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
    await expect(page).toHaveURL(/\/invoices\/new\?client=/)
    await page
      .getByLabel(/Description/)
      .first()
      .fill('40 loaves')
    await page
      .getByLabel(/price|each|unit/i)
      .first()
      .fill('100')
    await page.getByRole('button', { name: 'Issue invoice' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Issue invoice' }).click()
    await expect(page.getByRole('heading', { name: /Invoice \d{4}-0001/ })).toBeVisible()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Send in a conversation…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('combobox', { name: 'Conversation' })).toHaveValue(/Leon Vogel/)
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: 'Send' }).click()
    await expect(thread(page).getByRole('link', { name: /-0001.*Unpaid/ })).toBeVisible()
    await expect
      .poll(async () => (await leon.sees()).flatMap(({ files }) => files.map(({ name }) => name)))
      .toEqual([expect.stringMatching(/-0001\.pdf$/)])
  })

  await test.step('the client sees it without signing in, and once it is paid, the thread says so', async () => {
    const [invoice] = (await (await api.get('/api/v1/invoices')).json()).items
    const { path } = await (await api.post(`/api/v1/invoices/${invoice.id}/share`, { data: {} })).json()
    const customer = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await customer.goto(path)
    await expect(customer.getByText('Open', { exact: true })).toBeVisible()
    const { totalAmount: amount, issueDate: date } = invoice
    const paid = await ada.api.post(`/api/v1/invoices/${invoice.id}/payments`, { data: { amount, date } })
    expect(paid.status()).toBe(201)
    await expect(thread(page).getByText(/Invoice .*-0001 is paid/)).toBeVisible()
    await expect(thread(page).getByRole('link', { name: /-0001.*Paid/ })).toBeVisible()
    await customer.reload()
    await expect(customer.getByText('Paid', { exact: true })).toBeVisible()
    await expectNoBarriers(customer)
    await page.getByRole('button', { name: 'Say thank you' }).click()
    await expect(answer(page)).toHaveValue(/Thank you, your payment on invoice .*-0001 has arrived\./)
    await answer(page).press('Enter')
    await expect.poll(async () => (await leon.sees())[0]?.text).toContain('has arrived')
  })

  await test.step('what can wait is put away', async () => {
    await page.getByRole('button', { name: 'Snooze' }).click()
    await page.getByRole('menuitem', { name: /Tomorrow/ }).click()
    await expect(page.getByRole('list', { name: 'Conversations' }).getByText('Leon Vogel')).toBeHidden()
    await page.goto('/inbox?view=snoozed')
    await expect(page.getByRole('link', { name: /Leon Vogel/ })).toBeVisible()
  })

  expect(complaints).toEqual([])
})

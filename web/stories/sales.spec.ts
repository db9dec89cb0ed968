import { expect, type Page, test } from '@playwright/test'
import { expectNoBarriers, openCompany } from './cast.ts'
import { complaintsOf } from './demo.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

test('a lead goes over the board by keys and pointer, comes back when called off, and is won', async ({ browser }) => {
  const { page, api } = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const complaints = complaintsOf(page)
  for (const [title, value] of [
    ['Spring loaves', '1200.50'],
    ['New counter', '800'],
  ])
    await api.post('/api/v1/leads', { data: { title, value } })

  await test.step('columns say how many there are and what they are worth', async () => {
    await page.goto('/leads?view=board')
    await expect(column(page, 'New')).toContainText('€2K')
    await expect(column(page, 'New').getByRole('group')).toHaveCount(2)
    await expectNoBarriers(page)
  })

  await test.step('Space, arrow, Space carry it to the next column', async () => {
    await card(page, 'Spring loaves').focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('Spring loaves is lifted from New.')).toBeAttached()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText('Spring loaves is over Negotiation.')).toBeAttached()
    await page.keyboard.press('Space')
    await expect(column(page, 'Negotiation').getByRole('group', { name: 'Spring loaves' })).toBeVisible()
    await expect(column(page, 'Negotiation')).toContainText('€1.2K')
  })

  await test.step('dropped on Won it asks whose it is, and comes back when called off', async () => {
    // It is saved and has come to rest: now it can be lifted again.
    await expect(card(page, 'Spring loaves')).toHaveAttribute('aria-describedby', /./)
    await card(page, 'Spring loaves').hover()
    const from = await card(page, 'Spring loaves').boundingBox()
    const to = await column(page, 'Won').boundingBox()
    if (!from || !to) throw new Error('Nothing to drag')
    await page.mouse.move(from.x + 60, from.y + 50)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 100, { steps: 12 })
    await expect(page.getByText('Spring loaves is over Won.')).toBeAttached()
    await page.mouse.up()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await expect(column(page, 'Negotiation').getByRole('group', { name: 'Spring loaves' })).toBeVisible()
  })

  await test.step('its menu wins it too, and the client is there', async () => {
    await card(page, 'Spring loaves').focus()
    await page.keyboard.press('m')
    await page.getByRole('menuitem', { name: 'Won' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Win' }).click()
    await expect(column(page, 'Won').getByRole('group', { name: 'Spring loaves' })).toBeVisible()
    await page.goto('/clients')
    await expect(page.getByRole('link', { name: 'Spring loaves' })).toBeVisible()
  })

  expect(complaints).toEqual([])
})

test('clients of a file come in once their columns are known, and those we have are noticed', async ({ browser }) => {
  const { page, api } = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const complaints = complaintsOf(page)
  await api.post('/api/v1/clients', { data: { name: 'Harbour Bakery' } })
  const csv =
    "Firma;E-Mail;Telefon\nHarbour Bakery;;\nCafé Morgenrot;office@example.com;'+49 30 123456\n;x@example.com;\n"

  await page.goto('/clients')
  await page.getByRole('link', { name: 'Import clients' }).click()
  await expectNoBarriers(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

  await expect(page.getByText('1 row is new.')).toBeVisible()
  await expect(page.getByText('Name is missing.')).toBeVisible()
  await expect(page.getByText('Exists already.')).toBeVisible()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: 'Import 1 client' }).click()
  await expect(page.getByRole('heading', { name: '1 client is in' })).toBeVisible()

  await page.getByRole('link', { name: 'See the clients' }).click()
  await page.getByRole('link', { name: 'Café Morgenrot' }).click()
  await expect(page.getByRole('link', { name: '+49 30 123456' })).toHaveAttribute('href', 'tel:+4930123456')
  expect(complaints).toEqual([])
})

import { expect, test } from '@playwright/test'
import { expectNoBarriers } from './cast.ts'
import { complaintsOf, personAt } from './demo.ts'

test('a played customer writes, is answered, and the thread goes on to the paid invoice', async ({ browser }) => {
  const phone = await personAt(browser, 'katrin', { viewport: { width: 390, height: 844 } })
  const marta = await personAt(browser, 'marta')
  const complaints = [complaintsOf(phone), complaintsOf(marta)]
  const began = Date.now()
  const told: string[] = []
  const step = (title: string, body: () => Promise<void>) =>
    test.step(title, async () => {
      await body()
      told.push(`${((Date.now() - began) / 1000).toFixed(1)} s  ${title}`)
    })

  await step('somebody takes the phone of a new customer and writes', async () => {
    await phone.goto('/')
    await phone.getByRole('link', { name: 'Play a customer' }).click()
    await phone.getByRole('button', { name: 'New customer' }).click()
    const dialog = phone.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Ilse Brandes')
    await dialog.getByText('Messenger').click()
    await expectNoBarriers(phone)
    await dialog.getByRole('button', { name: 'Take the phone' }).click()
    await phone.getByRole('textbox', { name: 'Message to the company' }).fill('Do you have a small dough sheeter?')
    await phone.keyboard.press('Enter')
    await expect(phone.getByRole('log').getByText('Do you have a small dough sheeter?')).toBeVisible()
  })

  await step('it appears in the inbox and is answered', async () => {
    await marta.goto('/inbox')
    await marta.getByRole('link', { name: /Ilse Brandes/ }).click()
    await marta.getByRole('textbox', { name: 'Your answer' }).fill('We do, for 7,250 euros. Shall I write an offer?')
    await marta.keyboard.press('Enter')
  })

  await step('the customer sees the answer, and the inbox says that it was seen', async () => {
    await expect(phone.getByRole('log').getByText('Shall I write an offer?')).toBeVisible()
    await expect(marta.getByText(/seen/).last()).toBeVisible()
    await phone
      .getByRole('button', { name: /^React to/ })
      .last()
      .click()
    await phone.getByRole('button', { name: 'React with 🙏' }).click()
    await expect(marta.getByText('🙏').last()).toBeVisible()
    await expectNoBarriers(phone)
    await phone.screenshot({ path: 'screenshots/20-phone.png' })
    await marta.screenshot({ path: 'screenshots/21-inbox-of-the-demo.png' })
  })

  await step('a photo arrives as well', async () => {
    await phone.locator('input[type=file]').setInputFiles({
      ...{ name: 'kitchen.png', mimeType: 'image/png' },
      buffer: await phone.screenshot(),
    })
    await expect(phone.getByRole('log').getByRole('img', { name: 'Photo' })).toBeVisible()
    await expect(marta.getByRole('button', { name: /^Enlarge/ }).last()).toBeVisible()
  })

  await step('an offer goes back as a file, in answer to the photo', async () => {
    const photo = marta.locator('article').filter({ has: marta.getByRole('button', { name: /^Enlarge/ }) })
    await photo.last().hover()
    await photo.last().getByRole('button', { name: 'Answer this message' }).click()
    const [chooser] = await Promise.all([
      marta.waitForEvent('filechooser'),
      marta.getByRole('button', { name: 'Attach files' }).click(),
    ])
    await chooser.setFiles({ name: 'offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 an offer') })
    await expect(marta.getByRole('list', { name: 'Files to be sent' })).toContainText('offer.pdf')
    await expect(marta.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
    await expectNoBarriers(marta)
    await marta.getByRole('textbox', { name: 'Your answer' }).press('Enter')
    const file = phone.getByRole('log').getByRole('link', { name: 'offer.pdf' })
    await expect(file).toBeVisible()
    const kept = await phone.request.get((await file.getAttribute('href')) ?? '')
    expect((await kept.body()).toString()).toBe('%PDF-1.7 an offer')
    await expect(marta.locator('article').getByRole('link', { name: /offer\.pdf/ })).toBeVisible()
    await expect(marta.locator('article').getByRole('button', { name: /^Customer/ })).toBeVisible()
  })

  await step('the conversation becomes a lead, the lead is won', async () => {
    await marta.getByRole('button', { name: 'Make a lead' }).click()
    const dialog = marta.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Dough sheeter for Ilse')
    await dialog.getByLabel('Value').fill('7250')
    await dialog.getByRole('button', { name: 'Make a lead' }).click()
    await marta.getByRole('link', { name: 'Dough sheeter for Ilse' }).first().click()
    await marta.getByRole('button', { name: 'Win', exact: true }).click()
    await marta.getByRole('dialog').getByRole('button', { name: 'Win' }).click()
    await expect(marta.getByText('Won', { exact: true }).first()).toBeVisible()
  })

  await step('the client gets an invoice, and pays', async () => {
    const client = marta.getByRole('link', { name: 'Ilse Brandes' }).and(marta.locator('[href^="/clients/"]'))
    await client.first().click()
    await expect(marta).toHaveURL(/\/clients\//)
    await expect(marta.getByRole('heading', { name: 'Ilse Brandes', level: 1 })).toBeVisible()
    await marta.getByRole('link', { name: 'New invoice' }).first().click()
    await marta
      .getByLabel(/Description/)
      .first()
      .fill('Dough sheeter, table model')
    await marta
      .getByLabel(/Quantity/)
      .first()
      .fill('1')
    await marta
      .getByLabel(/price|each|unit/i)
      .first()
      .fill('7250')
    await marta.getByRole('button', { name: 'Issue invoice' }).click()
    await marta.getByRole('dialog').getByRole('button', { name: 'Issue invoice' }).click()
    await expect(marta.getByRole('heading', { name: /Invoice \d{4}-\d{4}/ })).toBeVisible()
    await marta.getByRole('button', { name: 'Record payment' }).click()
    await marta.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
    await expect(marta.getByText('Paid', { exact: true }).first()).toBeVisible()
  })

  console.log(told.join('\n'))
  expect(complaints).toEqual([[], []])
  await phone.context().close()
  await marta.context().close()
})

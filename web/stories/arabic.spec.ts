import { expect, type Page, test } from '@playwright/test'
import { emailOf, PASSWORD } from '../../server/src/demo/cast.ts'
import { expectNoBarriers } from './cast.ts'
import { complaintsOf, demoFilled, demoUrl } from './demo.ts'

// Somebody else each time: the demo may have been played on before.
const customer = `ليلى حداد ${Date.now() % 1_000_000}`
const question = 'مرحبًا، هل لديكم عجّانة حلزونية بسعة 20 لترًا (جديدة)؟'
const answer = 'نعم، لدينا عجّانة 20 لترًا (جديدة) بسعر 1,450 €. هل نكتب لكم عرضًا؟'
const lead = `عجّانة 20 لترًا لمخبز ${customer}`

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const card = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const middleOf = async (page: Page, name: string) => {
  const box = await column(page, name).boundingBox()
  return (box?.x ?? 0) + (box?.width ?? 0) / 2
}

test('a day of sales in Arabic: everything is read, moved and typed from the right', async ({ browser }) => {
  await demoFilled()
  const context = await browser.newContext({ baseURL: demoUrl, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()

  await test.step('Omar signs in and turns the page to Arabic', async () => {
    await page.goto('/login')
    await page.getByLabel('E-mail').fill(emailOf('omar'))
    await page.getByLabel('Password').first().fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: /your menu$/ }).click()
    await page.getByRole('menuitemradio', { name: 'العربية' }).click()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  })

  // Asking who is signed in, before anybody is, is answered with 401; from here on nothing is complained about.
  const complaints = complaintsOf(page)
  const { channel, id } = await (
    await context.request.post('/api/v1/demo/people', { data: { channel: 'facebook', name: customer } })
  ).json()
  const phone = `/api/v1/demo/phones/${channel}/${id}`

  await test.step('a customer writes Arabic and is answered in Arabic', async () => {
    await context.request.post(`${phone}/messages`, { data: { text: question } })
    await page.getByRole('navigation').getByRole('link', { name: 'صندوق الوارد' }).first().click()
    await page.getByRole('link', { name: new RegExp(customer) }).click()
    const asked = page.getByRole('article').getByText(question)
    await expect(asked).toHaveCSS('direction', 'rtl')
    await page.getByRole('textbox', { name: 'ردك' }).fill(answer)
    await page.keyboard.press('Enter')
    const heard = async () => (await (await context.request.post(`${phone}/look`)).json()).messages.at(-1).text
    await expect.poll(heard).toBe(answer)
    await expectNoBarriers(page)
  })

  await test.step('it becomes a lead, with its value typed in Arabic figures', async () => {
    await page.getByRole('button', { name: 'إنشاء فرصة' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('العنوان').fill(lead)
    await dialog.getByLabel('القيمة').fill('١٤٥٠٫٥٠')
    await dialog.getByRole('button', { name: 'إنشاء فرصة' }).click()
    await expect(page.getByRole('link', { name: lead }).first()).toBeVisible()
  })

  await test.step('on the board the next column is to the left, and so is the way there', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'الفرص' }).first().click()
    await expect(card(page, lead)).toContainText('1,450.50')
    expect(await middleOf(page, 'قيد التفاوض')).toBeLessThan(await middleOf(page, 'جديدة'))
    await card(page, lead).focus()
    await page.keyboard.press('Space')
    await expect(page.getByText(`رُفعت «${lead}» من جديدة.`)).toBeAttached()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByText(`«${lead}» فوق قيد التفاوض.`)).toBeAttached()
    await page.keyboard.press('Space')
    await expect(column(page, 'قيد التفاوض').getByRole('group', { name: lead })).toBeVisible()
    await expectNoBarriers(page)
  })

  await test.step('the invoice is drafted from the conversation, in Arabic lines and figures', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'صندوق الوارد' }).first().click()
    await page.getByRole('link', { name: new RegExp(customer) }).click()
    await page.getByRole('button', { name: 'كتابة مسودة فاتورة' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'إضافة' }).click()
    const line = page.getByRole('group', { name: 'البند 1' })
    await line.getByLabel('الوصف').fill('عجّانة حلزونية (20 لترًا)، مع التركيب.')
    await line.getByLabel('الكمية').fill('٢')
    await line.getByLabel('سعر الوحدة').fill('١٬٤٥٠٫٥')
    await line.getByLabel('الضريبة %').fill('١٩')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`مسودة إلى ${customer}`)
  })

  await test.step('sums and days are written as Arabic has them', async () => {
    const euros = (amount: number) =>
      page.evaluate(
        amount => new Intl.NumberFormat('ar', { style: 'currency', currency: 'EUR' }).format(amount),
        amount,
      )
    await expect(page.getByText(await euros(2901)).first()).toBeVisible()
    await expect(page.getByText(await euros(3452.19))).toBeVisible()
    await expect(page.getByText('تم الحفظ')).toBeVisible()
    await expect(page.getByLabel('الاستحقاق')).toHaveValue(/^\d{1,2} \p{Script=Arabic}+ 20\d\d$/u)
    await expect(page.getByText('كتابة مسودة فاتورة')).toBeVisible()
    await expectNoBarriers(page)
    await page.screenshot({ path: 'screenshots/30-arabic-draft.png' })
  })

  expect(complaints).toEqual([])
  await context.close()
})

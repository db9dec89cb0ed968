import { expect, test } from '@playwright/test'
import { expectNoBarriers } from './cast.ts'
import { complaintsOf, personAt } from './demo.ts'

test('an employee’s day on a phone: what is due, one thing done, one thing noted, whom to call', async ({
  browser,
}) => {
  const katrin = await personAt(browser, 'katrin', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const complaints = complaintsOf(katrin)
  const places = katrin.getByRole('navigation', { name: 'Main' }).last()

  await test.step('Home begins with her own tasks and has nothing she may not see', async () => {
    await katrin.goto('/')
    await expect(katrin.getByText('My tasks', { exact: true })).toBeVisible()
    await expect(katrin.getByText('Receivables')).toHaveCount(0)
    await expect(places.getByRole('link', { name: 'Invoices' })).toHaveCount(0)
    await expectNoBarriers(katrin)
  })

  await test.step('she notes a task in one line and finds it among hers', async () => {
    await places.getByRole('link', { name: 'Tasks' }).tap()
    await katrin.getByRole('banner').getByRole('button', { name: 'New task' }).tap()
    await katrin.keyboard.type('Count the pallets of spelt')
    await katrin.keyboard.press('Enter')
    await katrin.keyboard.press('Escape')
    await expect(katrin.getByRole('link', { name: 'Count the pallets of spelt' })).toBeVisible()
  })

  await test.step('she opens it, and it is done with one tap', async () => {
    await katrin.getByRole('link', { name: 'Count the pallets of spelt' }).tap()
    await expect(katrin.getByRole('heading', { level: 1 })).toHaveText('Count the pallets of spelt')
    await katrin.getByRole('button', { name: 'Done', exact: true }).tap()
    await expect(katrin.getByText(/moved the task .* to Done/)).toBeVisible()
    expect(await katrin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  await test.step('she finds whom to call, and no salary', async () => {
    await places.getByRole('link', { name: 'People' }).tap()
    await katrin.getByRole('searchbox').fill('Mateusz')
    await katrin
      .getByRole('link', { name: /Mateusz Kowalski/ })
      .first()
      .tap()
    await expect(katrin.getByRole('heading', { level: 1 })).toHaveText('Mateusz Kowalski')
    await expect(katrin.getByText('Salary')).toHaveCount(0)
  })

  expect(complaints).toEqual([])
})

test('a salesperson works without touching the mouse', async ({ browser }) => {
  const lena = await personAt(browser, 'lena')
  const complaints = complaintsOf(lena)
  const press = async (...keys: string[]) => {
    for (const key of keys) await lena.keyboard.press(key)
  }
  const title = lena.getByRole('heading', { level: 1 })

  await test.step('g and l lead to the leads, n begins one', async () => {
    await lena.goto('/')
    await expect(title).toHaveText('Home')
    await press('g', 'l')
    await expect(title).toHaveText('Leads')
    await press('n')
    await expect(lena.getByRole('dialog', { name: 'New lead' })).toBeVisible()
    await lena.keyboard.type('Flour for the summer fair')
    await press('Tab')
    await lena.keyboard.type('1.250,50')
    await press('Enter')
    await expect(title).toHaveText('Flour for the summer fair')
  })

  await test.step('the palette finds it again, wherever she is', async () => {
    await press('g', 'h')
    await expect(title).toHaveText('Home')
    await press('Control+k')
    await lena.keyboard.type('summer fair')
    await expect(lena.getByRole('dialog').getByText('Flour for the summer fair').first()).toBeVisible()
    await press('Enter')
    await expect(title).toHaveText('Flour for the summer fair')
  })

  await test.step('the palette begins a task from any screen', async () => {
    await press('Control+k')
    await lena.keyboard.type('New task')
    // Letters typed before it has the focus go into it; an Enter does not.
    await expect(lena.getByRole('dialog').locator('input')).toHaveValue('New task')
    await expect(lena.getByRole('dialog').getByText('New task')).toBeVisible()
    await press('Enter')
    await expect(title).toHaveText('Tasks')
    await expect(lena.getByRole('textbox', { name: 'New task' })).toBeFocused()
    await lena.keyboard.type('Call the fair')
    await press('Enter', 'Escape')
    await expect(lena.getByRole('link', { name: 'Call the fair' })).toBeVisible()
  })

  await test.step('j opens the first conversation, the sheet shows every key', async () => {
    await press('g', 'i')
    await expect(title).toHaveText('Inbox')
    await expect(lena.locator('main a[href^="/inbox/"]').first()).toBeVisible()
    await press('j')
    await expect(lena).toHaveURL(/\/inbox\/[0-9a-f-]{36}/)
    await press('Shift+?')
    const sheet = lena.getByRole('dialog', { name: 'Keys' })
    await expect(sheet.getByText('Next conversation')).toBeVisible()
    await press('Escape')
    await expect(sheet).toBeHidden()
  })

  expect(complaints).toEqual([])
})

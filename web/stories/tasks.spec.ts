import { expect, test } from '@playwright/test'
import { expectNoBarriers } from './cast.ts'
import { complaintsOf, personAt } from './demo.ts'

test('a task is written in one line, ticked with undo, and carried through the week by keys', async ({ browser }) => {
  const marta = await personAt(browser, 'marta')
  const complaints = complaintsOf(marta)
  const bell = marta.getByRole('link', { name: 'Ring the bell' })

  await test.step('one line adds it, Escape closes', async () => {
    await marta.goto('/tasks?view=list&whose=mine')
    await expect(marta.getByRole('table', { name: 'Tasks' })).toBeVisible()
    await marta.keyboard.press('n')
    await marta.keyboard.type('Ring the bell')
    await marta.keyboard.press('Enter')
    await marta.keyboard.press('Escape')
    await marta.getByRole('searchbox', { name: 'Search tasks' }).fill('ring the bell')
    await expect(bell).toBeVisible()
    await expectNoBarriers(marta)
  })

  await test.step('a tick takes it away, Undo brings it back', async () => {
    await marta.getByRole('checkbox', { name: 'Done: Ring the bell' }).click()
    await expect(bell).toBeHidden()
    await marta.getByRole('button', { name: 'Undo' }).click()
    await expect(bell).toBeVisible()
  })

  await test.step('due today by its menu, another day by keys, in another week by dragging', async () => {
    await bell.hover()
    await marta.getByRole('button', { name: 'Actions for Ring the bell' }).click()
    await marta.getByRole('menuitem', { name: 'Today' }).click()
    await expect(marta.getByRole('row', { name: /Ring the bell/ })).toContainText('Today')
    // It stands there before it is saved; leaving at once loses nothing.
    await marta.goto('/tasks?view=calendar&q=ring%20the%20bell')
    await expect(marta.locator('td[data-today]').filter({ has: bell })).toBeVisible()
    const dayOf = () => bell.evaluate(link => link.closest('td')?.querySelector('time')?.dateTime ?? '')
    await bell.focus()
    const first = await dayOf()
    // Whichever neighbour the month on the screen has.
    await marta.keyboard.press(first.endsWith('-01') ? 'Alt+ArrowRight' : 'Alt+ArrowLeft')
    await expect.poll(dayOf).not.toBe(first)
    await expect(bell).toBeFocused()
    const cell = marta.getByRole('cell').nth(3)
    await marta.getByRole('listitem').filter({ has: bell }).dragTo(cell)
    await expect(cell.getByRole('link', { name: 'Ring the bell' })).toBeVisible()
    await expectNoBarriers(marta)
  })

  await test.step('a description survives a reload before it is saved', async () => {
    await bell.click()
    const description = marta.getByRole('textbox', { name: 'Description' })
    await description.fill('Twice.\nNot before eight.')
    await marta.reload()
    await expect(description).toHaveValue('Twice.\nNot before eight.')
    await description.press('Control+Enter')
    await expect(marta.getByText('Description saved')).toBeVisible()
    await expectNoBarriers(marta)
  })

  await test.step('it is moved on the board by its menu', async () => {
    await marta.goto('/tasks?view=board&q=ring%20the%20bell')
    await marta.getByRole('group', { name: 'Ring the bell' }).focus()
    await marta.keyboard.press('m')
    await marta.getByRole('menuitem', { name: 'Done' }).click()
    await expect(marta.getByRole('region', { name: 'Done' }).getByRole('link', { name: 'Ring the bell' })).toBeVisible()
    await expectNoBarriers(marta)
  })
  expect(complaints).toEqual([])
})

test('home shows each what concerns them, leads to the lists, and follows what happens', async ({ browser }) => {
  const [marta, katrin] = [await personAt(browser, 'marta'), await personAt(browser, 'katrin')]
  const complaints = complaintsOf(marta)

  await test.step('an employee sees tasks and nothing of the money', async () => {
    await katrin.goto('/')
    await expect(katrin.getByText('My tasks', { exact: true })).toBeVisible()
    await expect(katrin.getByText('Receivables', { exact: true })).toBeHidden()
    await expect(katrin.getByText('Pipeline', { exact: true })).toBeHidden()
    await expectNoBarriers(katrin)
  })

  await test.step('a bar leads to just those invoices', async () => {
    await marta.goto('/')
    const bar = marta.getByRole('link', { name: /^1–30 days late/ })
    const count = (await bar.textContent())?.match(/(\d+)$/)?.[1]
    await expectNoBarriers(marta)
    await bar.click()
    await expect(marta).toHaveURL(/status=overdue&dueFrom=.*&dueTo=/)
    await expect(marta.getByRole('heading', { level: 1 }).locator('..')).toContainText(String(count))
  })

  await test.step('months are walked by arrow keys and lead to the ledger', async () => {
    await marta.goto('/')
    const months = marta.getByRole('list', { name: 'Money in and out by month' })
    await months.getByRole('link').last().focus()
    await marta.keyboard.press('ArrowLeft')
    await expect(marta.getByRole('tooltip')).toHaveCount(1)
    await marta.keyboard.press('Enter')
    await expect(marta).toHaveURL(/\/transactions\?from=\d{4}-\d\d-01&to=/)
  })

  await test.step('what a colleague gives her appears by itself', async () => {
    await marta.goto('/')
    await expect(marta.getByText('My tasks', { exact: true })).toBeVisible()
    const { employee, today } = await (await marta.request.get('/api/v1/me')).json()
    await katrin.request.post('/api/v1/tasks', {
      data: { title: 'Sign the papers', assignedTo: employee.id, dueDate: today },
    })
    await expect(marta.getByRole('checkbox', { name: 'Done: Sign the papers' })).toBeVisible()
  })
  expect(complaints).toEqual([])
})

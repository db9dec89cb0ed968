import { expect, type Page, test } from '@playwright/test'
import { hire, openCompany, roleCalled } from './cast.ts'
import { complaintsOf } from './demo.ts'

const edit = async (page: Page, label: string, value: string) => {
  await page.getByRole('button', { name: `Change ${label}` }).click()
  await page.getByRole('textbox', { name: label }).fill(value)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${label} saved`)).toBeVisible()
}
const undo = (page: Page, label: string) =>
  page
    .getByRole('alert')
    .filter({ hasText: `${label} saved` })
    .getByRole('button', { name: 'Undo' })
    .click()

test('undo takes back one’s own edit, and never what somebody else did after it', async ({ browser }) => {
  const ada = await openCompany(browser, 'Quarry Lane Joinery', 'Ada Quist')
  const noor = await hire(browser, ada, 'Noor Haddad', (await roleCalled(ada, 'Manager')).id)
  const made = await ada.api.post('/api/v1/leads', { data: { title: 'Oak stairs', value: '1200' } })
  const { id } = await made.json()
  const complaints = complaintsOf(noor.page)
  await ada.page.goto(`/leads/${id}`)
  await noor.page.goto(`/leads/${id}`)

  await test.step('right after an edit, and after editing something else', async () => {
    await edit(ada.page, 'Title', 'Ash stairs')
    await edit(ada.page, 'Value', '950')
    await undo(ada.page, 'Title')
    await expect(ada.page.getByRole('heading', { level: 1, name: 'Oak stairs' })).toBeVisible()
    await undo(ada.page, 'Value')
    await expect(ada.page.getByRole('button', { name: 'Change Value' })).toContainText('1,200')
  })

  await test.step('what Noor wrote over it stays, and Ada is told why', async () => {
    await edit(ada.page, 'Title', 'Ash stairs')
    await expect(noor.page.getByRole('heading', { level: 1, name: 'Ash stairs' })).toBeVisible()
    await edit(noor.page, 'Title', 'Elm stairs')
    await expect(ada.page.getByRole('heading', { level: 1, name: 'Elm stairs' })).toBeVisible()
    await undo(ada.page, 'Title')
    await expect(ada.page.getByText('Somebody changed this meanwhile.')).toBeVisible()
    await expect(ada.page.getByRole('heading', { level: 1, name: 'Elm stairs' })).toBeVisible()
  })

  expect(complaints).toEqual([])
})

import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectNoBarriers, openCompany } from './cast.ts'
import { complaintsOf } from './demo.ts'

const photo = path.join(import.meta.dirname, '../public/icon-512.png')

test('somebody gets a picture, somebody new a login, and departments are walked and moved', async ({ browser }) => {
  const { page, api } = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const department = async (name: string, parentId: string | null) =>
    (await (await api.post('/api/v1/departments', { data: { name, parentId } })).json()).id as string
  const operations = await department('Operations', null)
  await department('Drivers', operations)
  await department('Finance', null)
  const complaints = complaintsOf(page)

  await test.step('a picture is chosen, cropped and seen', async () => {
    await page.goto('/people')
    await expect(page.getByRole('link', { name: 'Ada Quist' })).toBeVisible()
    await expectNoBarriers(page)
    const menu = page.getByRole('button', { name: /your menu/ }).first()
    await menu.click()
    await page.getByRole('menuitem', { name: 'Your picture' }).click()
    await page.locator('input[type=file]').first().setInputFiles(photo)
    await page.getByRole('slider', { name: 'Zoom' }).press('ArrowRight')
    await expectNoBarriers(page)
    await page.getByRole('button', { name: 'Save picture' }).click()
    await expect(menu.locator('img')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Ada Quist' }).locator('img')).toBeVisible()
  })

  await test.step('somebody new is added with a login, removed with it, and brought back', async () => {
    await page.getByRole('button', { name: 'Add person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Omar Said')
    await dialog.getByRole('switch', { name: 'Also give a login' }).press('Space')
    await dialog.getByLabel('E-mail').fill(`omar-${Date.now()}@example.com`)
    await dialog.getByRole('button', { name: 'Add and invite' }).click()
    await expect(page.getByLabel('Invitation link')).toHaveValue(/welcome#/)
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { name: 'Omar Said' })).toBeVisible()
    await expectNoBarriers(page)
    await page.getByRole('button', { name: 'More about Omar Said' }).click()
    await page.getByRole('menuitem', { name: 'Remove with the login' }).click()
    await expect(page).toHaveURL(/\/people$/)
    await expect(page.getByRole('link', { name: 'Omar Said' })).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('link', { name: 'Omar Said' })).toBeVisible()
  })

  await test.step('departments are walked by keys, moved by dragging, and not deleted under others', async () => {
    await page.goto('/people/departments')
    const row = (name: string) => page.getByRole('row', { name })
    await row('Finance').focus()
    await page.keyboard.press('ArrowDown')
    await expect(row('Operations')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(row('Drivers')).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await row('Drivers').dragTo(row('Finance'))
    await expect(page.getByText('Drivers stands below Finance now')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row('Operations')).toHaveAttribute('aria-expanded', 'true')
    await expectNoBarriers(page)
  })

  await test.step('the chart and the branches stand', async () => {
    await page.goto('/people/chart')
    await expect(page.getByRole('button', { name: 'See the whole chart' })).toBeVisible()
    await expectNoBarriers(page)
    await page.goto('/people/branches')
    await expect(page.getByRole('heading', { name: 'No branches yet' })).toBeVisible()
    await expectNoBarriers(page)
  })
  expect(complaints).toEqual([])
})

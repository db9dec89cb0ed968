import { expect, test } from '@playwright/test'
import { expectNoBarriers, hire, openCompany, roleCalled } from './cast.ts'
import { complaintsOf } from './demo.ts'

test('a manager changes a role, and another browser changes with it', async ({ browser }) => {
  const ada = await openCompany(browser, 'Lighthouse Supplies', 'Ada Quist')
  const { permissions } = await roleCalled(ada, 'Manager')
  const made = await ada.api.post('/api/v1/roles', {
    data: { name: 'Office manager', permissions: { ...permissions, can_manage_roles: true } },
  })
  const mira = await hire(browser, ada, 'Mira Sand', (await made.json()).id)
  const sara = await hire(browser, ada, 'Sara Lind', (await roleCalled(ada, 'Sales')).id)
  const complaints = complaintsOf(mira.page)

  await test.step('Sara works on leads while Mira looks at what roles may do', async () => {
    await ada.api.post('/api/v1/leads', { data: { title: 'Sunday loaves' } })
    await sara.page.goto('/leads')
    await expect(sara.page.getByRole('link', { name: 'Sunday loaves' })).toBeVisible()
    await mira.page.goto('/settings/roles')
    await expect(mira.page.getByRole('table', { name: 'What each role may do' })).toBeVisible()
    await expectNoBarriers(mira.page)
    await mira.page.getByRole('link', { name: 'Sales', exact: true }).click()
    await expect(mira.page.getByRole('heading', { name: 'Sales', level: 1 })).toBeVisible()
  })

  const changes = mira.page.getByRole('complementary', { name: 'What changes' })
  const seeing = mira.page.getByRole('checkbox', { name: 'See leads that are theirs or nobody’s' })
  await test.step('before anything is saved, Mira sees who would lose what', async () => {
    await expect(changes).toContainText('Sara Lind')
    await expect(changes.getByRole('button', { name: 'Save' })).toBeDisabled()
    await seeing.uncheck()
    await expect(changes).toContainText('May no longer')
    await expect(changes).toContainText('Win, lose and reopen leads')
    await expectNoBarriers(mira.page)
    await mira.page.screenshot({ path: 'screenshots/10-role-preview.png' })
  })

  const places = sara.page.getByRole('navigation', { name: 'Main' }).first()
  await test.step('once saved, Sara’s screen follows by itself', async () => {
    await changes.getByRole('button', { name: 'Save' }).click()
    await expect(places.getByRole('link', { name: 'Leads' })).toBeHidden({ timeout: 3_000 })
    await expect(places.getByRole('link', { name: 'Clients' })).toBeVisible()
    await expect(sara.page.getByRole('button', { name: 'New lead' })).toBeHidden()
    await expect(sara.page.getByRole('heading', { name: 'This is not open to your role' })).toBeVisible()
  })

  await test.step('what was taken comes back the same way', async () => {
    await seeing.check()
    await expect(changes).toContainText('May now')
    await changes.getByRole('button', { name: 'Save' }).click()
    await expect(places.getByRole('link', { name: 'Leads' })).toBeVisible({ timeout: 3_000 })
  })

  await test.step('the log says who did it, and what it was', async () => {
    await mira.page.getByRole('link', { name: 'Audit log' }).click()
    const fact = mira.page.getByRole('listitem').filter({ hasText: 'Mira Sand changed a role' }).last()
    await fact.getByText('Mira Sand changed a role').click()
    await expect(fact).toContainText('See leads that are theirs or nobody’s')
    await expectNoBarriers(mira.page)
  })

  await test.step('nobody changes their own role', async () => {
    await mira.page.getByRole('link', { name: 'Roles', exact: true }).click()
    await mira.page.getByRole('link', { name: 'Office manager' }).click()
    await expect(mira.page.getByText('This is your own role.')).toBeVisible()
    await expect(mira.page.getByRole('checkbox').first()).toBeDisabled()
  })

  expect(complaints).toEqual([])
})

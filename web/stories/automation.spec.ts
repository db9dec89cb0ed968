import { expect, type Page, test } from '@playwright/test'
import { expectNoBarriers, openCompany, type Person } from './cast.ts'
import { openChat } from './chat.ts'
import { complaintsOf } from './demo.ts'
import { port } from './setting.ts'

const thread = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true })

/** What speaks through an API key of the company. */
async function automationOf({ api }: Person) {
  const created = await api.post('/api/v1/api-keys', { data: { name: 'Answers' } })
  expect(created.status()).toBe(201)
  const { key } = await created.json()
  return (path: string, body: object) =>
    fetch(`http://127.0.0.1:${port}/api/v1/conversations/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
}

test('an automation answers first; people take the conversation over, and leave it to the automation again', async ({
  browser,
}) => {
  const ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  const { page } = ada
  const complaints = complaintsOf(page)
  const leon = (await openChat(ada, 'Harbour Bakery'))('Leon Vogel')
  const automation = await automationOf(ada)
  const idOf = () => new URL(page.url()).pathname.split('/').at(-1) as string

  await test.step('a channel lets it answer first', async () => {
    await page.goto('/settings/channels')
    await page.getByRole('button', { name: /Answered first by/ }).click()
    await page.getByRole('option', { name: 'An automation, through the API' }).click()
    await expect(page.getByRole('button', { name: /Answered first by/ })).toContainText('An automation')
  })

  await test.step('what it answers is out of people’s way, and they can look', async () => {
    await leon.writes('Is there still rye bread today?')
    await page.goto('/inbox?view=automated')
    await page.getByRole('link', { name: /Leon Vogel/ }).click()
    await expect(page.getByText('An automation answers here.')).toBeVisible()
    const said = await automation(`${idOf()}/messages`, { content: 'Two loaves are left.', asAutomation: true })
    expect(said.status).toBe(201)
    await expect(thread(page).getByText('Two loaves are left.')).toBeVisible()
    await expectNoBarriers(page)
  })

  await test.step('somebody takes it over, and the automation may not speak', async () => {
    await page.getByRole('button', { name: 'Take over' }).click()
    await expect(page.getByText('An automation answers here.')).toBeHidden()
    const said = await automation(`${idOf()}/messages`, { content: 'Anything else?', asAutomation: true })
    expect(said.status).toBe(409)
  })

  await test.step('it is left to the automation again, with a way back', async () => {
    const leave = async () => {
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('menuitem', { name: 'Leave to the automation' }).click()
      await expect(page.getByText('An automation answers here.')).toBeVisible()
    }
    await leave()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('An automation answers here.')).toBeHidden()
    await leave()
    const said = await automation(`${idOf()}/messages`, { content: 'Anything else?', asAutomation: true })
    expect(said.status).toBe(201)
    await expect(thread(page).getByText('Anything else?')).toBeVisible()
  })

  expect(complaints).toEqual([])
})

import { expect, type Page, test } from '@playwright/test'
import { expectNoBarriers, hire, openCompany, roleCalled } from './cast.ts'
import { openChat } from './chat.ts'
import { complaintsOf } from './demo.ts'

const answer = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const thread = (page: Page) => page.getByRole('region', { name: 'Messages', exact: true })
const opens = (page: Page, name: string) =>
  page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()

test('a busy team of three: they collide, are told so, and nothing of anybody is lost', async ({ browser }) => {
  const ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  const manager = (await roleCalled(ada, 'Manager')).id
  const [noor, tom] = [await hire(browser, ada, 'Noor Haddad', manager), await hire(browser, ada, 'Tom Reyes', manager)]
  const pages = [ada.page, noor.page, tom.page]
  const complaints = pages.map(complaintsOf)
  const visitor = await openChat(ada, 'Harbour Bakery')
  const leon = visitor('Leon Vogel')
  await visitor('Paula Lind').writes('Do you bake without gluten?')
  await leon.writes('Is there still rye bread today?')

  await test.step('all three have it in front of them, and see each other', async () => {
    await Promise.all(
      pages.map(async page => {
        await page.goto('/inbox')
        await opens(page, 'Leon Vogel')
        await expect(answer(page)).toBeVisible()
      }),
    )
    for (const name of ['Noor Haddad', 'Tom Reyes'])
      await expect(ada.page.getByRole('img', { name: `${name} looks at this too` })).toBeVisible()
    await answer(noor.page).pressSequentially('Yes, two ', { delay: 20 })
    for (const { page } of [ada, tom]) await expect(page.getByText('Noor Haddad is writing…')).toBeVisible()
    await expectNoBarriers(ada.page)
  })

  await test.step('two answer at once: the slower one is told, keeps every word, and both answers leave', async () => {
    await answer(tom.page).fill('Let me have a look')
    await answer(noor.page).fill('Yes, two loaves are left.')
    await answer(noor.page).press('Enter')
    await expect(tom.page.getByText(/Noor Haddad answered at .* while you were writing/)).toBeVisible()
    await expect(answer(tom.page)).toHaveValue('Let me have a look')
    await tom.page.getByRole('button', { name: 'Send anyway' }).click()
    for (const page of pages) await expect(thread(page).getByText('Let me have a look')).toBeVisible()
    await expect
      .poll(async () => (await leon.sees()).map(({ text }) => text))
      .toEqual(['Let me have a look', 'Yes, two loaves are left.', 'Is there still rye bread today?'])
  })

  await test.step('two give it away at once: the second is told who has it, and overwrites nothing', async () => {
    let letGo = () => {}
    const isHeld = new Promise<void>(resolve => {
      letGo = resolve
    })
    await tom.page.route('**/assign', async route => {
      await isHeld
      await route.continue()
    })
    await tom.page.getByRole('button', { name: 'Assign' }).first().click()
    await tom.page.getByRole('menuitem', { name: 'Me' }).click()
    await noor.page.getByRole('button', { name: 'Assign' }).first().click()
    await noor.page.getByRole('menuitem', { name: 'Ada Quist' }).click()
    await expect(noor.page.getByText('Ada Quist has this conversation now')).toBeVisible()
    letGo()
    await expect(tom.page.getByText(/Somebody changed this meanwhile/)).toBeVisible()
    const { items } = await (await ada.api.get('/api/v1/conversations?q=leon')).json()
    expect(items).toMatchObject([{ assignedName: 'Ada Quist' }])
    await expect(tom.page.getByText('Ada Quist').first()).toBeVisible()
  })

  await test.step('a mention reaches whoever is called, elsewhere in the inbox, and ends once it is read', async () => {
    await opens(ada.page, 'Paula Lind')
    await noor.page.getByText('Note', { exact: true }).click()
    await noor.page.getByRole('textbox', { name: 'Your note' }).pressSequentially('He always pays late, @Ada')
    await noor.page.getByRole('option', { name: /Ada Quist/ }).click()
    await noor.page.getByRole('button', { name: 'Add note' }).click()
    await expect(ada.page.getByRole('img', { name: 'You are mentioned' })).toBeVisible()
    await ada.page.getByRole('link', { name: /^Mentions/ }).click()
    await opens(ada.page, 'Leon Vogel')
    await expect(thread(ada.page).getByText('He always pays late')).toBeVisible()
    await expect(ada.page.getByRole('img', { name: 'You are mentioned' })).toBeHidden()
    expect(JSON.stringify(await leon.sees())).not.toContain('pays late')
    await expectNoBarriers(ada.page)
  })

  await test.step('two conversations of one customer become one in front of everybody; neither window learns of the other', async () => {
    await ada.page.getByRole('button', { name: 'More actions' }).click()
    await ada.page.getByRole('menuitem', { name: /Merge with another/ }).click()
    await ada.page.getByRole('textbox', { name: /Name, number/ }).fill('Paula')
    await ada.page.getByRole('radio', { name: /Paula Lind/ }).click()
    await ada.page.getByRole('button', { name: 'Merge', exact: true }).click()
    // It stands for as long as somebody points at it.
    const undo = ada.page.getByRole('button', { name: 'Undo' })
    await undo.hover()
    for (const page of [ada.page, noor.page])
      await expect(thread(page).getByText('Do you bake without gluten?')).toBeVisible()
    await expect(ada.page.getByRole('combobox', { name: 'Answer through' })).toHaveValue(/Leon Vogel/)
    await expectNoBarriers(ada.page)
    expect(JSON.stringify(await leon.sees())).not.toContain('gluten')
    await undo.click()
    await expect(thread(ada.page).getByText('Do you bake without gluten?')).toBeHidden()
  })

  // What Tom's browser was refused on purpose, it says.
  expect(complaints.flat().filter(words => !words.includes('412') && !words.includes('409'))).toEqual([])
})

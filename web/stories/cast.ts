import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'

export const PASSWORD = 'ocean violin margarine lantern'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const withoutColours = { runOnly: wcag, rules: { 'color-contrast': { enabled: false } } }

/** Colours come from one theme: how they stand out is looked at on every screen, since that takes longer than all the rest. */
export async function expectNoBarriers(page: Page, { colours = false } = {}) {
  // In the page itself and without a word about what is right: that takes half of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...(!colours && withoutColours) })
    .setLegacyMode()
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Somebody in a browser of their own, signed in. */
export interface Person {
  page: Page
  api: APIRequestContext
}

let count = 0
/** An address nobody else has in this run or an earlier one. */
const addressFor = (name: string) => `${name.split(' ')[0]?.toLowerCase()}-${Date.now()}-${++count}@example.com`

const comeIn = async (browser: Browser): Promise<Person> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  return { page: await context.newPage(), api: context.request }
}

/** A company of the story's own, beside those of other stories, with its administrator. */
export async function openCompany(browser: Browser, company: string, admin: string): Promise<Person> {
  const person = await comeIn(browser)
  const answer = await person.api.post('/api/v1/signup', {
    data: {
      company: { name: company, currency: 'EUR', timezone: 'Europe/Berlin' },
      admin: { name: admin, email: addressFor(admin), password: PASSWORD },
    },
  })
  expect(answer.status()).toBe(201)
  return person
}

/** A role by its name. */
export async function roleCalled({ api }: Person, name: string) {
  const { items } = await (await api.get('/api/v1/roles')).json()
  return items.find((role: { name: string }) => role.name === name) as { id: string; permissions: object }
}

/** Somebody else in the same company, who has taken up the invitation. */
export async function hire(browser: Browser, admin: Person, name: string, roleId: string): Promise<Person> {
  const invited = await admin.api.post('/api/v1/users', { data: { email: addressFor(name), name, roleId } })
  expect(invited.status()).toBe(201)
  const { invitation } = await invited.json()
  const person = await comeIn(browser)
  const token = invitation.path.split('#')[1]
  const accepted = await person.api.post('/api/v1/auth/link', { data: { token, password: PASSWORD } })
  expect(accepted.status()).toBe(200)
  return person
}

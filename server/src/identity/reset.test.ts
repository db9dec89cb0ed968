import { expect, test } from 'vitest'
import { apiOf, type Browser } from '../../test/api-client.ts'
import { type Company, newCompany, PASSWORD, PUBLIC_URL } from '../../test/world.ts'

const stranger = ({ app }: Company) => apiOf(app, { cookie: '', headers: {} } satisfies Browser)
const lettersTo = ({ post }: Company, email: string) => post.letters.filter(letter => letter.to === email)
const tokenIn = (text: string) => /welcome#([\w-]+)/.exec(text)?.[1] as string

test('somebody who forgot the password gets a link by mail, which works once', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')

  await stranger(company).identity.auth.forgot({ email: sara.email })
  await company.settled()

  const [letter] = lettersTo(company, sara.email)
  expect(letter?.text).toContain(`${PUBLIC_URL}/welcome#`)
  const token = tokenIn(letter?.text ?? '')
  await stranger(company).identity.auth.acceptLink({ token, password: 'another quiet harbour morning' })
  await expect(
    stranger(company).identity.auth.acceptLink({ token, password: 'another quiet harbour morning' }),
  ).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
  await stranger(company).identity.auth.login({ email: sara.email, password: 'another quiet harbour morning' })
})

test('asking for a link ends nobody’s session and changes no password', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')

  await stranger(company).identity.auth.forgot({ email: sara.email })
  await company.settled()

  await expect(sara.api.company.me.find()).resolves.toMatchObject({ user: { email: sara.email } })
  await stranger(company).identity.auth.login({ email: sara.email, password: PASSWORD })
})

test('an unknown address is answered alike, and gets no letter', async () => {
  const company = await newCompany()

  await expect(stranger(company).identity.auth.forgot({ email: 'nobody@example.com' })).resolves.toEqual({ done: true })
  await company.settled()

  expect(lettersTo(company, 'nobody@example.com')).toEqual([])
})

test('a login that is switched off gets no letter', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  await company.settled()
  await company.admin.api.identity.users.change({ id: sara.userId, isActive: false })
  const before = lettersTo(company, sara.email).length

  await stranger(company).identity.auth.forgot({ email: sara.email })
  await company.settled()

  expect(lettersTo(company, sara.email)).toHaveLength(before)
})

test('an invitation goes by mail in the company’s language, and using it ends the link that was shown', async () => {
  const company = await newCompany()
  await company.admin.api.company.company.change({ locale: 'de' })
  const roles = await company.admin.api.identity.roles.list({ limit: 100 })
  const roleId = roles.items.find(({ name }) => name === 'Sales')?.id as string
  const email = `jonas-${Date.now()}@example.com`

  const user = await company.admin.api.identity.users.create({ email, roleId, name: 'Jonas' })
  await company.settled()

  const [letter] = lettersTo(company, email)
  expect(letter?.text).toContain('hat einen Zugang')
  await stranger(company).identity.auth.acceptLink({ token: tokenIn(letter?.text ?? ''), password: PASSWORD })
  const shown = user.invitation.path.split('#')[1] as string
  await expect(stranger(company).identity.auth.acceptLink({ token: shown, password: PASSWORD })).rejects.toMatchObject({
    code: 'LINK_EXPIRED',
  })
})

test('a mail server that is busy gets the letter later, with a link of its own; none waits in the jobs', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  await company.settled()
  const before = lettersTo(company, sara.email).length
  company.post.turnAway = 1

  await stranger(company).identity.auth.forgot({ email: sara.email })
  await company.settled()
  expect(lettersTo(company, sara.email)).toHaveLength(before)
  await expect.poll(() => lettersTo(company, sara.email).length, { timeout: 10_000 }).toBe(before + 1)
})

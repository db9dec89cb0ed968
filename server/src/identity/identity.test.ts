import { expect, test } from 'vitest'
import { apiOf } from '../../test/api-client.ts'
import { newCompany, PASSWORD, theWorld } from '../../test/world.ts'

const stranger = async () => {
  const browser = { cookie: '', headers: {} }
  return { browser, api: apiOf((await theWorld()).app, browser) }
}

test('signing in needs the right password, and says the same of unknown accounts', async () => {
  const { admin } = await newCompany()
  const { api, browser } = await stranger()

  const wrong = await api.identity.auth.login({ email: admin.email, password: 'not it' }).catch(error => error)
  const unknown = await api.identity.auth
    .login({ email: 'nobody@example.com', password: 'not it' })
    .catch(error => error)
  expect([wrong.status, wrong.code]).toEqual([401, 'WRONG_PASSWORD'])
  expect([unknown.status, unknown.code, unknown.message]).toEqual([wrong.status, wrong.code, wrong.message])

  await api.identity.auth.login({ email: admin.email.toUpperCase(), password: PASSWORD })
  expect(browser.cookie).toMatch(/^steward_session=/)
  expect((await api.company.me.find()).user.email).toBe(admin.email)
})

test('signing out ends the session on the server', async () => {
  const { admin } = await newCompany()
  const { cookie } = admin.browser

  await admin.api.identity.auth.logout()

  const thief = apiOf((await theWorld()).app, { cookie, headers: {} })
  await expect(thief.company.me.find()).rejects.toMatchObject({ status: 401 })
})

test('an invitation works once and sets the password', async () => {
  const company = await newCompany()
  const roles = await company.admin.api.identity.roles.list({})
  const sales = roles.items.find(role => role.name === 'Sales')
  const user = await company.admin.api.identity.users.create({
    email: `new-${company.id}@example.com`,
    roleId: sales?.id as string,
    name: 'Nadia',
  })
  const token = user.invitation.path.split('#')[1] as string
  const { api } = await stranger()

  await expect(api.identity.auth.acceptLink({ token, password: 'short' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(api.identity.auth.acceptLink({ token, password: 'passwordpassword123' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  })
  const attempts = await Promise.allSettled(
    [1, 2, 3].map(async () => (await stranger()).api.identity.auth.acceptLink({ token, password: PASSWORD })),
  )

  expect(attempts.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
  const joined = await company.admin.api.company.history.audit({ type: 'user.joined' })
  expect(joined.items).toMatchObject([{ actorName: 'Nadia', via: 'person', subjects: [{ noun: 'user', id: user.id }] }])
  await expect(api.identity.auth.acceptLink({ token, password: PASSWORD })).rejects.toMatchObject({
    code: 'LINK_EXPIRED',
  })
})

test('a changed role acts on the next request, in every session and key', async () => {
  const company = await newCompany()
  const manager = await company.hire('Mira', 'Manager')
  expect((await manager.api.crm.clients.list({})).total).toBe(0)
  const roles = await company.admin.api.identity.roles.list({})
  const role = roles.items.find(({ name }) => name === 'Manager')

  await company.admin.api.identity.roles.change({
    id: role?.id as string,
    permissions: { ...role?.permissions, can_view_clients: false },
  })

  await expect(manager.api.crm.clients.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a login that is switched off is out at once', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')

  await company.admin.api.identity.users.change({ id: sara.userId, isActive: false })

  await expect(sara.api.company.me.find()).rejects.toMatchObject({ status: 401 })
})

test('nobody gives a right they do not hold, nor reaches above their own', async () => {
  const company = await newCompany()
  const roles = await company.admin.api.identity.roles.list({})
  const adminRole = roles.items.find(({ name }) => name === 'Admin')
  const mira = await company.hire('Mira', 'Manager')

  const inviting = mira.api.identity.users.create({
    email: `x-${company.id}@example.com`,
    roleId: adminRole?.id as string,
  })
  await expect(inviting).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const demoting = mira.api.identity.users.change({ id: company.admin.userId, isActive: false })
  await expect(demoting).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('of two administrators who remove each other at once, one stays', async () => {
  const company = await newCompany()
  const second = await company.hire('Bea', 'Admin')

  const attempts = await Promise.allSettled([
    company.admin.api.identity.users.remove({ id: second.userId }),
    second.api.identity.users.remove({ id: company.admin.userId }),
  ])

  expect(attempts.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
})

test('the own role and login, the Admin role and the last administrator are out of reach', async () => {
  const { admin } = await newCompany()
  const roles = await admin.api.identity.roles.list({})
  const [adminRole, sales] = ['Admin', 'Sales'].map(name => roles.items.find(role => role.name === name)?.id as string)

  await expect(admin.api.identity.users.change({ id: admin.userId, roleId: sales as string })).rejects.toMatchObject({
    code: 'OWN_ROLE',
  })
  await expect(admin.api.identity.users.remove({ id: admin.userId })).rejects.toMatchObject({ code: 'OWN_LOGIN' })
  await expect(admin.api.identity.roles.change({ id: adminRole as string, name: 'Boss' })).rejects.toMatchObject({
    code: 'ADMIN_ROLE_FIXED',
  })
})

test('unknown permissions are refused, and a role in use stays', async () => {
  const company = await newCompany()
  const { roles } = company.admin.api.identity
  await company.hire('Sara')
  const sales = (await roles.list({})).items.find(({ name }) => name === 'Sales')

  await expect(roles.create({ name: 'Wizard', permissions: { can_fly: true } as never })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  })
  await expect(roles.create({ name: 'sALES' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  await expect(roles.remove({ id: sales?.id as string })).rejects.toMatchObject({ code: 'STILL_IN_USE' })
})

test('an e-mail address belongs to one login on the whole installation', async () => {
  const [one, other] = [await newCompany(), await newCompany()]
  const sales = (await other.admin.api.identity.roles.list({})).items.find(({ name }) => name === 'Sales')

  const taking = other.admin.api.identity.users.create({ email: one.admin.email, roleId: sales?.id as string })

  await expect(taking).rejects.toMatchObject({ code: 'EMAIL_TAKEN', status: 409 })
})

test('an API key has its maker’s rights less what it leaves out, and ends with a word', async () => {
  const company = await newCompany()
  const { key, id } = await company.admin.api.identity.apiKeys.create({
    name: 'Website form',
    permissions: { can_create_leads: true },
  })
  const script = apiOf(company.app, { cookie: '', headers: { authorization: `Bearer ${key}` } })

  expect(await script.crm.leads.create({ title: 'From the form' })).toMatchObject({ status: 'new' })
  await expect(script.crm.clients.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const { apiKeys } = company.admin.api.identity
  expect((await apiKeys.list({})).items).toMatchObject([{ id, name: 'Website form', userName: 'Ada' }])
  await apiKeys.remove({ id })
  await expect(script.crm.leads.create({ title: 'Again' })).rejects.toMatchObject({ status: 401 })
})

test('a sensitive change asks for the password again once the sign-in is old', async () => {
  const company = await newCompany()
  await company.perform(ctx =>
    ctx.write.change(
      'Session',
      { userId: company.admin.userId },
      { confirmedAt: new Date(ctx.now.getTime() - 16 * 60_000) },
    ),
  )
  await company.perform(ctx => ctx.write.raiseAccessEpoch().then(() => 0))

  await expect(company.admin.api.identity.apiKeys.create({ name: 'x' })).rejects.toMatchObject({
    code: 'PASSWORD_NEEDED',
    status: 403,
  })
  await company.admin.api.identity.auth.confirm({ password: PASSWORD })
  expect(await company.admin.api.identity.apiKeys.create({ name: 'x' })).toMatchObject({ name: 'x' })
})

test('a request from another site is refused before it does anything', async () => {
  const company = await newCompany()
  const { browser } = company.admin
  const foreign = apiOf(company.app, {
    cookie: browser.cookie,
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  })

  await expect(foreign.crm.leads.create({ title: 'Planted' })).rejects.toMatchObject({ code: 'FOREIGN_ORIGIN' })
})

test('a repeated request with the same Idempotency-Key acts once, also at the same time', async () => {
  const company = await newCompany()
  const once = { context: { headers: { 'idempotency-key': 'order-7' } } } as never
  const create = () => company.admin.api.crm.leads.create({ title: 'Once' }, once)

  const answers = await Promise.all([create(), create(), create(), create()])

  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect((await company.admin.api.crm.leads.list({})).total).toBe(1)
  await expect(company.admin.api.crm.leads.create({ title: 'Other' }, once)).rejects.toMatchObject({
    code: 'KEY_REUSED',
    status: 422,
  })
})

test('set-up is open to one person only', async () => {
  const { admin } = await newCompany()
  const input = {
    company: { name: 'One', currency: 'EUR', timezone: 'UTC' },
    admin: { name: 'Ada', email: `first-${admin.userId}@example.com`, password: PASSWORD },
  }
  const people = await Promise.all([1, 2, 3].map(stranger))
  const attempts = await Promise.allSettled(
    people.map(({ api }, i) =>
      api.company.setup.create({ ...input, admin: { ...input.admin, email: `${i}${input.admin.email}` } }),
    ),
  )

  const refused = attempts.flatMap(attempt => (attempt.status === 'rejected' ? [attempt.reason.code] : []))
  expect(refused.filter(code => code === 'SETUP_DONE').length).toBeGreaterThanOrEqual(2)
  expect((await people[0]?.api.company.setup.look({}))?.open).toBe(false)
})

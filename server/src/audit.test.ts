import { expect, test } from 'vitest'
import { newCompany, PASSWORD } from '../test/world.ts'

test('the audit log is narrowed by person, kind and days of the company’s calendar, and names what it is about', async () => {
  const company = await newCompany({ timezone: 'Asia/Tokyo' })
  const mira = await company.hire('Mira', 'Manager')
  const lead = await mira.api.crm.leads.create({ title: 'Harbour Bakery' })
  await company.client({ name: 'Corner Shop' })
  // Half past midnight in Tokyo, still the day before in London.
  await company.perform(async ctx => ctx.record('lead.changed', { lead: lead.id }), new Date('2026-03-01T15:30:00Z'))
  const { audit } = mira.api.company.history
  const typesOf = async (input: Parameters<typeof audit>[0]) => (await audit(input)).items.map(({ type }) => type)

  expect(await typesOf({ actorId: mira.userId })).toEqual(['lead.created', 'user.signed_in', 'user.joined'])
  expect(await typesOf({ noun: 'lead' })).toEqual(['lead.created', 'lead.changed'])
  expect(await typesOf({ type: 'client.created' })).toEqual(['client.created'])
  expect(await typesOf({ from: '2026-03-02', to: '2026-03-02' })).toEqual(['lead.changed'])
  expect(await typesOf({ to: '2026-03-01' })).toEqual([])
  expect((await audit({ type: 'lead.created' })).items[0]?.subjects).toEqual([
    { noun: 'lead', id: lead.id, name: 'Harbour Bakery' },
  ])
  await expect(audit({ from: '2026-02-30' })).rejects.toMatchObject({ problem: { errors: [{ path: 'from' }] } })
})

test('who came in stands in the log alone: nobody hears of it live, and no list of news has it', async () => {
  const company = await newCompany()
  const mira = await company.hire('Mira', 'Manager')
  const heard: string[] = []
  const stop = company.platform.live.hear(company.id, ({ note }) => heard.push(note.type))
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  mira.browser.headers['user-agent'] = userAgent

  await mira.api.identity.auth.login({ email: mira.email, password: PASSWORD })
  await mira.api.crm.leads.create({ title: 'Harbour Bakery' })
  stop()

  expect(heard).toEqual(['lead.created'])
  const [fact] = (await mira.api.company.history.audit({ type: 'user.signed_in' })).items
  expect(fact).toMatchObject({
    actorId: mira.userId,
    actorName: 'Mira',
    via: 'person',
    subjects: [{ noun: 'user', id: mira.userId, name: 'Mira' }],
    details: { userAgent },
  })
  const { recent } = await mira.api.company.dashboard.look({})
  expect(recent.map(({ type }) => type)).not.toContain('user.signed_in')
  await expect(mira.api.identity.auth.login({ email: mira.email, password: 'not it' })).rejects.toMatchObject({
    code: 'WRONG_PASSWORD',
  })
  expect((await mira.api.company.history.audit({ type: 'user.signed_in' })).total).toBe(2)
})

test('the log leaves with its filters, and only with whoever may see and export it', async () => {
  const company = await newCompany()
  await company.client({ name: '=1+1' })
  const sara = await company.hire('Sara')
  const get = (cookie: string) =>
    company.app.inject({ url: '/api/v1/audit/export.csv?noun=client', headers: { cookie } })

  const { statusCode, body } = await get(company.admin.browser.cookie)

  expect(statusCode).toBe(200)
  expect(body.trim().split('\n')).toHaveLength(2)
  expect(body).toContain('client =1+1')
  expect((await get(sara.browser.cookie)).statusCode).toBe(403)
  expect((await get('')).statusCode).toBe(401)
})

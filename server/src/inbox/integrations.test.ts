import { expect, test } from 'vitest'
import { customerWrote, uniqueDigits, withPage } from '../../test/inbox.ts'
import { newCompany } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'

test('a channel is saved at once and checked by a job; its token never comes back and is stored sealed', async () => {
  const company = await newCompany()
  const [pageId, accessToken] = [`10${uniqueDigits()}`, `EAAG-secret-${uniqueDigits()}-abcd`]
  company.graph.page(pageId, { token: accessToken, name: 'Harbour Bakery' })
  const { integrations } = company.admin.api.inbox

  const created = await integrations.create({ provider: 'facebook', pageId, accessToken })
  expect(created).toMatchObject({ health: 'unchecked', isActive: true, tokenEnding: 'abcd', name: null })
  await company.settled()

  const checked = await integrations.find({ id: created.id })
  expect(checked).toMatchObject({ health: 'ok', name: 'Harbour Bakery', checkedAt: expect.any(String) })
  expect(company.graph.subscriptions.get(pageId)).toContain('messages')
  const [stored] = await company.look(ctx =>
    ctx.query<{ token: string }>(sql`select i.access_token as "token" from ${ctx.all.Integration} i`),
  )
  expect(stored?.token).toMatch(/^v1\.test\./)
  const facts = await company.look(ctx => ctx.query(sql`select f.details as "details" from ${ctx.all.Fact} f`))
  expect(JSON.stringify([created, checked, stored, facts])).not.toContain(accessToken)
})

test('an administrator learns what Meta has to be told, and none of the server’s secrets', async () => {
  const company = await newCompany()
  const mira = await company.hire('Mira', 'Manager')

  const webhook = await company.admin.api.inbox.integrations.webhook({})

  expect(webhook).toEqual({
    address: expect.stringMatching(/^https?:.*\/webhooks\/meta$/),
    hasVerifyToken: true,
    hasAppSecret: true,
    hasAppId: true,
  })
  await expect(mira.api.inbox.integrations.webhook({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a wrong token is said in words, and the channel stays as it was entered', async () => {
  const company = await newCompany()
  const { integrations } = company.admin.api.inbox

  const { id } = await integrations.create({
    provider: 'facebook',
    pageId: `10${uniqueDigits()}`,
    accessToken: 'wrong',
  })
  await company.settled()

  expect(await integrations.find({ id })).toMatchObject({
    health: 'reconnect',
    healthNote: expect.stringContaining('connect the page again'),
  })
})

test('a check that comes between is in nobody’s way: whoever changes the channel is not told of somebody else', async () => {
  const { company, integrationId: id } = await withPage()
  const { integrations } = company.admin.api.inbox
  const seen = await integrations.find({ id })

  await integrations.check({ id })
  await company.settled()

  const checked = await integrations.find({ id })
  expect(checked.checkedAt).not.toBe(seen.checkedAt)
  expect(checked.version).toBe(seen.version)
})

test('a page is connected once in the whole installation, and is free again once it is removed', async () => {
  const { company, pageId, integrationId, token } = await withPage()
  const stranger = await newCompany()
  const connect = () =>
    stranger.admin.api.inbox.integrations.create({ provider: 'facebook', pageId, accessToken: token })
  const { integrations } = company.admin.api.inbox

  await expect(connect()).rejects.toMatchObject({ code: 'PAGE_TAKEN', status: 409 })
  await integrations.remove({ id: integrationId })
  expect((await integrations.list({})).total).toBe(0)
  expect(await integrations.restore({ id: integrationId })).toMatchObject({ pageId, isActive: true })
  await integrations.remove({ id: integrationId })

  const theirs = await connect()
  expect(theirs).toMatchObject({ pageId })
  await expect(integrations.restore({ id: integrationId })).rejects.toMatchObject({ code: 'PAGE_TAKEN', status: 409 })
  await company.graph.customerWrites({ pageId, psid: `7${uniqueDigits()}`, text: 'Hello' })
  await company.settled()
  expect((await stranger.admin.api.inbox.conversations.list({})).total).toBe(1)
  expect((await company.admin.api.inbox.conversations.list({})).total).toBe(0)
})

test('a channel that is switched off sends nothing but keeps what comes in', async () => {
  const inbox = await withPage()
  const { company, integrationId } = inbox
  const { integrations, conversations } = company.admin.api.inbox
  await integrations.change({ id: integrationId, isActive: false })

  const conversation = await customerWrote(inbox)

  const attempt = conversations.reply({ id: conversation.id, content: 'Hello' })
  await expect(attempt).rejects.toMatchObject({ code: 'CHANNEL_OFF', status: 409 })
})

test('channels are for those who may manage them, and belong to one company', async () => {
  const { company, integrationId } = await withPage()
  const [mia, stranger] = [await company.hire('Mia', 'Manager'), await newCompany()]

  await expect(mia.api.inbox.integrations.list({})).rejects.toMatchObject({ status: 403 })
  await expect(stranger.admin.api.inbox.integrations.find({ id: integrationId })).rejects.toMatchObject({ status: 404 })
  const change = stranger.admin.api.inbox.integrations.change({ id: integrationId, isActive: false })
  await expect(change).rejects.toMatchObject({ status: 404 })
})

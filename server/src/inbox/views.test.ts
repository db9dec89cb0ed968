import { expect, test } from 'vitest'
import { customerWrote, eventually, withNumber, withPage } from '../../test/inbox.ts'
import type { Person } from '../../test/world.ts'

const idsOf = async (
  { api }: Person,
  query: Parameters<Person['api']['inbox']['conversations']['list']>[0],
): Promise<string[]> => (await api.inbox.conversations.list(query)).items.map(({ id }) => id)

const longestFirst = { status: 'open', waiting: 'true' as never, sort: 'lastMessageAt' } as const

test('who waits longest stands first, and leaves that view once somebody has answered or closed', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const first = await customerWrote(inbox, 'Hello?', 'Ana')
  const second = await customerWrote(inbox, 'Anybody there?', 'Ben')
  const third = await customerWrote(inbox, 'Good morning', 'Chiara')
  expect(await idsOf(company.admin, longestFirst)).toEqual([first.id, second.id, third.id])

  await company.admin.api.inbox.conversations.reply({ id: first.id, content: 'Here I am.' })
  await company.admin.api.inbox.conversations.close({ id: third.id })

  expect(await idsOf(company.admin, longestFirst)).toEqual([second.id])
  expect(await idsOf(company.admin, { status: 'open', waiting: 'false' as never })).toEqual([first.id])
})

test('whose reply window ends soonest stands first, and is counted in its last hours', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const [late, soon, gone] = [await customerWrote(inbox), await customerWrote(inbox), await customerWrote(inbox)]
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await company.perform(async ctx => {
    await ctx.write.note('SocialConversation', { id: late.id }, { lastCustomerAt: hoursAgo(2) })
    await ctx.write.note('SocialConversation', { id: soon.id }, { lastCustomerAt: hoursAgo(21) })
    await ctx.write.note('SocialConversation', { id: gone.id }, { lastCustomerAt: hoursAgo(25) })
  })

  const query = { status: 'open', waiting: 'true', closing: 'true', sort: 'lastCustomerAt' } as never
  expect(await idsOf(company.admin, query)).toEqual([soon.id, late.id])
  expect(await company.admin.api.inbox.conversations.counts()).toMatchObject({ waiting: 3, closing: 1 })

  await company.admin.api.inbox.conversations.reply({ id: soon.id, content: 'Just in time.' })
  expect(await idsOf(company.admin, query)).toEqual([late.id])
})

test('each view says how many it holds, and the badge counts what waits for oneself', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const [saras, toms, nobodys, closed] = [
    await customerWrote(inbox),
    await customerWrote(inbox),
    await customerWrote(inbox),
    await customerWrote(inbox),
  ]
  const { conversations } = company.admin.api.inbox
  await conversations.assign({ id: saras.id, employeeId: sara.employeeId })
  await conversations.assign({ id: toms.id, employeeId: tom.employeeId })
  await conversations.close({ id: closed.id })
  const counts = ({ api }: Person) => api.inbox.conversations.counts()

  expect(await counts(company.admin)).toEqual({
    mine: 0,
    unassigned: 1,
    all: 3,
    waiting: 3,
    closing: 0,
    snoozed: 0,
    closed: 1,
    automated: 0,
    mentions: 0,
    forYou: 1,
  })
  expect(await counts(sara)).toEqual({
    mine: 1,
    unassigned: 1,
    all: 2,
    waiting: 2,
    closing: 0,
    snoozed: 0,
    closed: 1,
    automated: 0,
    mentions: 0,
    forYou: 2,
  })

  await sara.api.inbox.conversations.read({ id: nobodys.id })
  expect((await counts(sara)).forYou).toBe(1)
  await sara.api.inbox.conversations.reply({ id: saras.id, content: 'Yes.' })
  expect(await counts(sara)).toMatchObject({ mine: 1, waiting: 1, forYou: 0 })
})

test('conversations are found by what was said last, without accents and case', async () => {
  const inbox = await withPage()
  const { id } = await customerWrote(inbox, 'Gibt es noch BRÖTCHEN mit 100 % Roggen?', 'Ana')
  await customerWrote(inbox, 'Hello', 'Ben')
  const { admin } = inbox.company

  expect(await idsOf(admin, { q: 'brotchen' })).toEqual([id])
  expect(await idsOf(admin, { q: 'ana 100 %' })).toEqual([id])
  expect(await idsOf(admin, { q: 'ben brotchen' })).toEqual([])

  await admin.api.inbox.conversations.reply({ id, content: 'Leider ausverkauft' })
  expect(await idsOf(admin, { q: 'ausverkauft' })).toEqual([id])
})

test('a list can be narrowed to the pages and numbers of a branch', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const branch = await company.admin.api.company.branches.create({ name: 'Harbour' })
  expect(await idsOf(company.admin, { branchId: branch.id })).toEqual([])

  await company.admin.api.inbox.integrations.change({ id: inbox.integrationId, branchId: branch.id })

  const sara = await company.hire('Sara')
  expect(await idsOf(sara, { branchId: branch.id })).toEqual([id])
  expect((await sara.api.inbox.conversations.channels()).items).toMatchObject([
    { id: inbox.integrationId, provider: 'facebook', branchName: 'Harbour', state: 'ok' },
  ])
})

test('the customer is known by every id and the number the channel told', async () => {
  const inbox = await withNumber()
  const { company, pageId } = inbox
  const waId = `49171${process.pid}${Date.now() % 100_000}`
  await company.graph.whatsAppMessage({ phoneNumberId: pageId, waId, name: 'Ana Example', text: 'Hello' })
  await company.settled()
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items

  const customer = await company.admin.api.inbox.conversations.customer({ id: conversation?.id as string })

  expect(customer).toMatchObject({
    phone: `+${waId}`,
    identities: [{ platform: 'whatsapp', id: waId }],
    channel: { id: inbox.integrationId, provider: 'whatsapp', state: 'ok' },
    since: conversation?.createdAt,
  })
  await company.admin.api.inbox.integrations.remove({ id: inbox.integrationId })
  const after = await company.admin.api.inbox.conversations.customer({ id: conversation?.id as string })
  expect(after.channel?.state).toBe('off')
})

test('one message is read by whoever may see its conversation, and by nobody else', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox, 'Hello')
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })
  const [message] = (await sara.api.inbox.conversations.messages({ id })).items

  expect(await sara.api.inbox.conversations.message({ id: message?.id as string })).toEqual(message)
  await expect(tom.api.inbox.conversations.message({ id: message?.id as string })).rejects.toMatchObject({
    status: 404,
  })
})

test('how far somebody has read is told to them', async () => {
  const inbox = await withPage()
  const conversation = await customerWrote(inbox)
  expect(conversation.readAt).toBeNull()

  const read = await eventually(async () => {
    const answer = await inbox.company.admin.api.inbox.conversations.read({ id: conversation.id })
    return answer.unread ? undefined : answer
  })

  expect(read.readAt).toBe(conversation.lastMessageAt)
})

import { expect, test } from 'vitest'
import { customerWrote, eventually, type Inbox, measured, threadOf, uniqueDigits, withPage } from '../../test/inbox.ts'
import { Visitor, withChat } from '../../test/visitor.ts'
import type { Person } from '../../test/world.ts'

/** Ana writes to the page, and on WhatsApp as Ana again. */
async function twice() {
  const inbox = await withPage()
  const { company } = inbox
  const onPage = await customerWrote(inbox, 'Do you deliver on Sundays?', 'Ana Example')
  const number = await addNumber(inbox)
  const onPhone = await phoneWrote(number, `1555${uniqueDigits().slice(-7)}`, 'It is me again, from my phone')
  return { inbox, number, company, onPage, onPhone, ada: company.admin }
}

async function addNumber({ company }: Inbox): Promise<Inbox> {
  const pageId = `20${uniqueDigits()}`
  const token = `token-${uniqueDigits()}`
  company.graph.number(pageId, { token, name: 'Bakery phone' })
  const { id } = await company.admin.api.inbox.integrations.create({ provider: 'whatsapp', pageId, accessToken: token })
  await company.settled()
  return { company, pageId, token, integrationId: id }
}

async function phoneWrote({ company, pageId: phoneNumberId }: Inbox, waId: string, text: string) {
  // WhatsApp tells whole seconds, and a time that is still to come counts as now.
  await company.graph.whatsAppMessage({ phoneNumberId, waId, text, timestampMs: Date.now() + 1000 })
  await company.settled()
  const found = (await listed(company.admin)).find(({ externalUserId }) => externalUserId === waId)
  return found as NonNullable<typeof found>
}

const listed = async ({ api }: Person) => (await api.inbox.conversations.list({ limit: 100 })).items
const words = async (person: Person, id: string) => (await threadOf(person, id)).map(({ content }) => content)

test('two conversations become one: read in order, listed once, answered on the channel one chooses', async () => {
  const { company, inbox, number, onPage, onPhone, ada } = await twice()
  const merged = await ada.api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })

  expect(await listed(ada)).toMatchObject([{ id: onPage.id, lastMessageText: 'It is me again, from my phone' }])
  expect((await ada.api.inbox.conversations.counts({})).all).toBe(1)
  expect(await words(ada, onPage.id)).toEqual(['Do you deliver on Sundays?', 'It is me again, from my phone'])
  expect(merged).toMatchObject({ answerThrough: onPhone.id, mayReply: true, status: 'open' })
  expect(merged.parts.map(({ id, platform }) => [id, platform])).toEqual([
    [onPhone.id, 'whatsapp'],
    [onPage.id, 'facebook'],
  ])
  // A link to the other one leads to the same.
  expect(await ada.api.inbox.conversations.find({ id: onPhone.id })).toMatchObject({ id: onPage.id })

  const byPhone = await ada.api.inbox.conversations.reply({ id: onPhone.id, content: 'We do, until noon.' })
  const byPage = await ada.api.inbox.conversations.reply({ id: onPage.id, content: 'See our page, too.' })
  await company.settled()
  expect(byPhone).toMatchObject({ conversationId: onPage.id, partId: onPhone.id })
  expect(byPage).toMatchObject({ conversationId: onPage.id, partId: onPage.id })
  const ours = company.graph.sent.filter(({ accountId }) => [inbox.pageId, number.pageId].includes(accountId))
  expect(ours.map(({ accountId, text }) => [accountId, text])).toEqual([
    [number.pageId, 'We do, until noon.'],
    [inbox.pageId, 'See our page, too.'],
  ])
  expect((await threadOf(ada, onPage.id)).map(({ status }) => status)).toEqual(['received', 'received', 'sent', 'sent'])
})

test('what the customer writes on either channel reopens the one conversation and is unread in it', async () => {
  const { company, number, onPage, onPhone, ada } = await twice()
  const sara = await company.hire('Sara')
  await ada.api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })
  await ada.api.inbox.conversations.assign({ id: onPhone.id, employeeId: sara.employeeId })
  await sara.api.inbox.conversations.read({ id: onPage.id })
  await sara.api.inbox.conversations.close({ id: onPage.id })

  await phoneWrote(number, onPhone.externalUserId, 'And on Mondays?')
  expect(await listed(sara)).toMatchObject([
    { id: onPage.id, status: 'open', unread: true, assignedTo: sara.employeeId, lastMessageText: 'And on Mondays?' },
  ])
  const { items } = await sara.api.inbox.conversations.search({ q: 'mondays' })
  expect(items).toMatchObject([{ conversationId: onPage.id, platform: 'whatsapp' }])
  await measured(company)
  expect((await listed(sara))[0]?.waitingSince).toBe((await threadOf(sara, onPage.id))[0]?.createdAt)
})

test('notes, labels and the client of both are those of the one, and all of it goes back where it came from', async () => {
  const { company, onPage, onPhone, ada } = await twice()
  const { api } = ada
  const sara = await company.hire('Sara')
  const client = await api.crm.clients.create({ name: 'Ana Example' })
  const label = await api.inbox.labels.create({ name: 'Wholesale', colour: 'blue' })
  await api.inbox.conversations.client({ id: onPhone.id, clientId: client.id })
  await api.inbox.conversations.label({ id: onPhone.id, labelId: label.id })
  await api.inbox.conversations.close({ id: onPhone.id })
  await api.inbox.notes.write({ id: onPhone.id, content: 'Ask Sara', mentions: [sara.employeeId as string] })

  await api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })
  expect(await sara.api.inbox.conversations.find({ id: onPage.id })).toMatchObject({
    ...{ clientId: client.id, labels: [{ name: 'Wholesale' }], mentioned: true },
  })
  expect((await sara.api.inbox.notes.list({ id: onPage.id })).items).toMatchObject([{ content: 'Ask Sara' }])
  expect(await api.inbox.conversations.customer({ id: onPage.id })).toMatchObject({
    identities: expect.arrayContaining([
      { platform: 'facebook', id: onPage.externalUserId },
      { platform: 'whatsapp', id: onPhone.externalUserId },
    ]),
  })

  const back = await api.inbox.conversations.split({ id: onPage.id, partId: onPhone.id })
  expect(back).toMatchObject({ id: onPhone.id, status: 'closed', clientId: client.id, labels: [{ name: 'Wholesale' }] })
  expect(await api.inbox.conversations.find({ id: onPage.id })).toMatchObject({
    ...{ clientId: null, labels: [], parts: [], lastMessageText: 'Do you deliver on Sundays?' },
  })
  expect(await words(ada, onPage.id)).toEqual(['Do you deliver on Sundays?'])
  expect(await words(ada, onPhone.id)).toEqual(['It is me again, from my phone'])
  expect((await sara.api.inbox.conversations.find({ id: onPhone.id })).mentioned).toBe(true)
})

test('what came in while they were one is not lost behind an old state when they are parted', async () => {
  const { company, number, onPage, onPhone, ada } = await twice()
  await ada.api.inbox.conversations.close({ id: onPhone.id })
  await ada.api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })
  await phoneWrote(number, onPhone.externalUserId, 'Hello?')
  await ada.api.inbox.conversations.split({ id: onPage.id, partId: onPhone.id })
  await measured(company)
  expect(await ada.api.inbox.conversations.find({ id: onPhone.id })).toMatchObject({
    ...{ status: 'open', lastMessageText: 'Hello?', unread: true },
  })
})

test('merged with one that was merged before, all are one; each can be taken out again', async () => {
  const { inbox, onPage, onPhone, ada } = await twice()
  const third = await customerWrote(inbox, 'My other account', 'Ana Third')
  await ada.api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })
  const all = await ada.api.inbox.conversations.merge({ id: third.id, otherId: onPhone.id })
  expect(all.parts.map(({ id }) => id).sort()).toEqual([onPage.id, onPhone.id, third.id].sort())
  await expect(ada.api.inbox.conversations.merge({ id: onPage.id, otherId: third.id })).rejects.toMatchObject({
    code: 'CONVERSATIONS_MERGED',
  })
  await ada.api.inbox.conversations.split({ id: third.id, partId: onPhone.id })
  await ada.api.inbox.conversations.split({ id: third.id, partId: onPage.id })
  expect((await listed(ada)).map(({ id, parts }) => [id, parts.length]).sort()).toEqual(
    [onPage.id, onPhone.id, third.id].sort().map(id => [id, 0]),
  )
  await expect(ada.api.inbox.conversations.split({ id: third.id, partId: onPage.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('of two who merge in opposite directions at once one is first; customers who write meanwhile are lost to nobody', async () => {
  const { company, inbox, number, onPage, onPhone, ada } = await twice()
  const sara = await company.hire('Sara')
  const writes = Array.from({ length: 8 }, (_, i) =>
    i % 2
      ? company.graph.customerWrites({ pageId: inbox.pageId, psid: onPage.externalUserId, text: `Word ${i}` })
      : company.graph.whatsAppMessage({
          phoneNumberId: number.pageId,
          waId: onPhone.externalUserId,
          text: `Word ${i}`,
        }),
  )
  const outcomes = await Promise.allSettled([
    ada.api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id }),
    sara.api.inbox.conversations.merge({ id: onPhone.id, otherId: onPage.id }),
    ...writes,
  ])
  expect(
    outcomes
      .slice(0, 2)
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['fulfilled', 'rejected'])
  await company.settled()
  const [whole, ...others] = await listed(ada)
  expect(others).toEqual([])
  const thread = await threadOf(ada, whole?.id as string)
  expect(thread).toHaveLength(10)
  expect(whole?.lastMessageText).toBe(thread.at(-1)?.content)
})

test('a visitor of the web chat sees their own words alone, whatever was merged with them', async () => {
  const chat = await withChat()
  const { admin } = chat.company
  const [ana, ben] = [new Visitor(chat), new Visitor(chat)]
  await ana.writes('Secret of Ana', { name: 'Ana' })
  await ben.writes('Secret of Ben', { name: 'Ben' })
  const [bens, anas] = await listed(admin)
  await admin.api.inbox.conversations.merge({ id: anas?.id as string, otherId: bens?.id as string })
  await admin.api.inbox.conversations.reply({ id: anas?.id as string, content: 'For Ana' })
  await chat.company.settled()
  expect((await ana.sees()).items.map(({ text }) => text)).toEqual(['For Ana', 'Secret of Ana'])
  expect((await ben.sees()).items.map(({ text }) => text)).toEqual(['Secret of Ben'])
})

test('nobody merges what they may not see, and a stranger learns of nothing', async () => {
  const { company, onPage, onPhone, ada } = await twice()
  const sara = await company.hire('Sara')
  await ada.api.inbox.conversations.assign({ id: onPhone.id, employeeId: company.admin.employeeId })
  const { admin: stranger } = (await withPage()).company
  for (const { api } of [sara, stranger])
    await expect(api.inbox.conversations.merge({ id: onPage.id, otherId: onPhone.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  expect(await listed(ada)).toHaveLength(2)
})

test('that an answer is being written is shown on the channel it will come through', async () => {
  const { company, inbox, number, onPage, onPhone, ada } = await twice()
  const { merge, presence } = ada.api.inbox.conversations
  await merge({ id: onPage.id, otherId: onPhone.id })
  const shown = () =>
    company.graph.signs
      .filter(({ accountId, sign }) => [inbox.pageId, number.pageId].includes(accountId) && sign.startsWith('typing'))
      .map(({ accountId }) => accountId)

  await presence({ id: onPage.id, doing: 'writing' })
  await eventually(async () => shown().length > 0)
  expect(shown()).toEqual([inbox.pageId])
  await presence({ id: onPhone.id, doing: 'writing' })
  await eventually(async () => shown().length > 1)
  expect(shown()).toEqual([inbox.pageId, number.pageId])
})

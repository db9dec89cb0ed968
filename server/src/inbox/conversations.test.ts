import { expect, test } from 'vitest'
import { customerWrote, withPage } from '../../test/inbox.ts'
import { newCompany } from '../../test/world.ts'

test('a conversation that nobody has can be taken once; giving it to others needs the right to see all', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const [sara, tom, mia] = [await company.hire('Sara'), await company.hire('Tom'), await company.hire('Mia', 'Manager')]
  const give = (by: typeof sara, to: typeof sara) =>
    by.api.inbox.conversations.assign({ id: conversation.id, employeeId: to.employeeId })

  await expect(give(sara, tom)).rejects.toMatchObject({ code: 'NOT_ALLOWED', status: 403 })
  const taken = await Promise.allSettled([give(sara, sara), give(tom, tom)])
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

  expect(await give(mia, tom)).toMatchObject({ assignedTo: tom.employeeId, assignedName: 'Tom' })
  expect((await sara.api.inbox.conversations.list({})).total).toBe(0)
  const late = { id: conversation.id, employeeId: mia.employeeId, from: null }
  await expect(mia.api.inbox.conversations.assign(late)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  await expect(
    mia.api.inbox.conversations.assign({ id: conversation.id, employeeId: '0198aaaa-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ status: 404 })
})

test('closing and reopening is noted once, however often the button is pressed', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const { conversations } = company.admin.api.inbox

  await Promise.all([1, 2, 3].map(() => conversations.close({ id })))
  expect(await conversations.reopen({ id })).toMatchObject({ status: 'open' })

  const { items } = await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })
  const types = items.map(({ type }) => type)
  expect(types.filter(type => type === 'conversation.closed')).toHaveLength(1)
  expect(types.filter(type => type === 'conversation.reopened')).toHaveLength(1)
})

test('everybody has their own unread mark, and a new message sets it again', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const { id, externalUserId: psid } = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const unread = async (person: typeof sara) => (await person.api.inbox.conversations.find({ id })).unread

  await Promise.all([1, 2, 3].map(() => sara.api.inbox.conversations.read({ id })))
  expect([await unread(sara), await unread(tom)]).toEqual([false, true])

  await company.graph.customerWrites({ pageId, psid, text: 'Still there?' })
  await company.settled()
  expect(await unread(sara)).toBe(true)
})

test('lists are narrowed by who has them, state, platform and name, and pages join', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const mine = await customerWrote(inbox, 'Hello', 'Zoë Müller')
  const others = [await customerWrote(inbox), await customerWrote(inbox)]
  const sara = await company.hire('Sara')
  await sara.api.inbox.conversations.assign({ id: mine.id, employeeId: sara.employeeId })
  await sara.api.inbox.conversations.close({ id: others[0]?.id as string })
  const { list } = sara.api.inbox.conversations
  const ids = async (...[input]: Parameters<typeof list>) => (await list(input)).items.map(({ id }) => id)

  expect(await ids({ assignedTo: sara.employeeId })).toEqual([mine.id])
  expect(await ids({ unassigned: 'true' as never })).toEqual(others.map(({ id }) => id).reverse())
  expect(await ids({ status: 'closed' })).toEqual([others[0]?.id])
  expect(await ids({ platform: 'whatsapp' })).toEqual([])
  expect(await ids({ q: 'zoe muller' })).toEqual([mine.id])
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.nextCursor as string })
  expect([first.total, [...first.items, ...second.items].length]).toEqual([3, 3])
})

test('a conversation is found by the name of its customer', async () => {
  const inbox = await withPage()
  const { id } = await customerWrote(inbox, 'Hello', 'Zoë Müller')

  const { items } = await inbox.company.admin.api.company.search.find({ q: 'müller' })

  expect(items).toMatchObject([{ noun: 'conversation', id, title: 'Zoë Müller' }])
})

test('a conversation becomes a lead once, and winning the lead makes the customer a client of both', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox, 'We need bread', 'Ana Example')
  const sara = await company.hire('Sara')
  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })

  const attempts = await Promise.allSettled(
    [1, 2, 3].map(() => sara.api.inbox.conversations.lead({ id, title: 'Bread for a café', value: '900' })),
  )
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'CONVERSATION_HAS_LEAD', status: 409 },
  })
  const { items } = await sara.api.crm.leads.list({})
  expect(items).toMatchObject([{ source: 'Facebook', assignedTo: sara.employeeId, value: '900.00', clientId: null }])

  const won = await sara.api.crm.leads.win({ id: items[0]?.id as string })
  expect(won).toMatchObject({ clientName: 'Ana Example' })
  expect(await sara.api.inbox.conversations.find({ id })).toMatchObject({
    leadId: won.id,
    leadTitle: 'Bread for a café',
    clientId: won.clientId,
    clientName: 'Ana Example',
  })
  const facts = await sara.api.company.history.timeline({ subject: `lead:${won.id}` })
  expect(facts.items.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['lead.created', 'conversation.linked', 'lead.won']),
  )
})

test("a lead of a conversation whose client is known gets that client, and isn't given a new one", async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const client = await company.client({ name: 'Harbour Bakery' })
  const { api } = company.admin
  const lead = await api.inbox.conversations.lead({ id, title: 'Ovens', source: 'Fair' })

  expect(await api.inbox.conversations.client({ id, clientId: client.id })).toMatchObject({ name: 'Harbour Bakery' })

  expect(await api.crm.leads.find({ id: lead.id })).toMatchObject({ clientId: client.id, source: 'Fair' })
  expect(await api.crm.leads.win({ id: lead.id })).toMatchObject({ clientId: client.id })
  expect((await api.crm.clients.list({})).total).toBe(1)
})

test('winning works for whoever has the lead, also when somebody else has the conversation by now', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox, 'Hello', 'Ana Example')
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })
  const lead = await sara.api.inbox.conversations.lead({ id, title: 'Ovens' })
  await company.admin.api.inbox.conversations.assign({ id, employeeId: tom.employeeId })

  const won = await sara.api.crm.leads.win({ id: lead.id })

  expect(await tom.api.inbox.conversations.find({ id })).toMatchObject({
    clientId: won.clientId,
    leadTitle: null,
    clientName: 'Ana Example',
  })
})

test('a task born from a conversation carries its lead and client, and falls to whoever has it', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const sara = await company.hire('Sara')
  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })
  const lead = await sara.api.inbox.conversations.lead({ id, title: 'Ovens' })

  const task = await sara.api.inbox.conversations.task({ id, title: 'Send a catalogue', dueDate: '2027-01-15' })

  expect(task).toMatchObject({
    conversationId: id,
    leadId: lead.id,
    assignedTo: sara.employeeId,
    status: 'todo',
    dueDate: '2027-01-15',
  })
})

test("another company's conversation, client and employee do not exist here", async () => {
  const inbox = await withPage()
  const { id } = await customerWrote(inbox)
  const stranger = await newCompany()
  const client = await stranger.client()
  const { conversations } = inbox.company.admin.api.inbox

  await expect(stranger.admin.api.inbox.conversations.find({ id })).rejects.toMatchObject({ status: 404 })
  await expect(stranger.admin.api.inbox.conversations.read({ id })).rejects.toMatchObject({ status: 404 })
  await expect(conversations.client({ id, clientId: client.id })).rejects.toMatchObject({ status: 404 })
  await expect(conversations.assign({ id, employeeId: stranger.admin.employeeId })).rejects.toMatchObject({
    status: 404,
  })
})

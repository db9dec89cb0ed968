import { expect, test } from 'vitest'
import { apiOf } from '../../test/api-client.ts'
import { customerWrote, type Inbox, threadOf, withPage } from '../../test/inbox.ts'

/** A channel whose conversations begin with an automation, and what it speaks through. */
async function withAutomation() {
  const inbox = await withPage()
  const { company, integrationId } = inbox
  await company.admin.api.inbox.integrations.change({ id: integrationId, startsAutomated: true })
  const { key } = await company.admin.api.identity.apiKeys.create({ name: 'Answers' })
  const robot = apiOf(company.app, { cookie: '', headers: { authorization: `Bearer ${key}` } })
  return { ...inbox, robot }
}

const writes = async ({ company, pageId }: Inbox, psid: string, text: string) => {
  await company.graph.customerWrites({ pageId, psid, text })
  await company.settled()
}

test('an automation answers first, out of people’s way, and hands over with a note', async () => {
  const inbox = await withAutomation()
  const { company, robot } = inbox
  const { conversations } = company.admin.api.inbox
  const { id, externalUserId: psid } = await customerWrote(inbox)
  expect(await conversations.counts()).toMatchObject({ all: 0, waiting: 0, unassigned: 0, forYou: 0, automated: 1 })

  // It finds what waits for it.
  const waiting = await robot.inbox.conversations.list({ status: 'pending', waiting: 'true' })
  expect(waiting.items).toMatchObject([{ id, lastMessageText: 'Do you deliver on Sundays?' }])
  await robot.inbox.conversations.reply({ id, content: 'Until noon. Anything else?', asAutomation: true })
  await company.settled()
  expect(company.graph.sent.find(({ to }) => to === psid)).toMatchObject({ text: 'Until noon. Anything else?' })
  await writes(inbox, psid, 'I want to talk to somebody')

  await robot.inbox.conversations.takeOver({ id, note: 'Asked for a person; wants delivery on Sunday.' })
  expect(await conversations.find({ id })).toMatchObject({ status: 'open', lastSenderType: 'customer' })
  expect(await conversations.counts()).toMatchObject({ all: 1, waiting: 1, automated: 0 })
  const notes = (await company.admin.api.inbox.notes.list({ id })).items
  expect(notes.map(({ content }) => content)).toEqual(['Asked for a person; wants delivery on Sunday.'])
  await expect(robot.inbox.conversations.reply({ id, content: 'Me again', asAutomation: true })).rejects.toMatchObject({
    code: 'HANDLED_BY_PEOPLE',
    status: 409,
  })
})

test('a person who answers silences it; so does one who is given the conversation', async () => {
  const inbox = await withAutomation()
  const { company, robot } = inbox
  const sara = await company.hire('Sara')
  const [one, other] = [await customerWrote(inbox), await customerWrote(inbox)]
  await sara.api.inbox.conversations.reply({ id: one.id, content: 'I take this one.' })
  await company.admin.api.inbox.conversations.assign({ id: other.id, employeeId: sara.employeeId })
  for (const { id } of [one, other]) {
    expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({ status: 'open' })
    const again = robot.inbox.conversations.reply({ id, content: 'Hello', asAutomation: true })
    await expect(again).rejects.toMatchObject({ code: 'HANDLED_BY_PEOPLE' })
  }
  // And back again.
  await sara.api.inbox.conversations.automate({ id: one.id })
  await robot.inbox.conversations.reply({ id: one.id, content: 'Here I am', asAutomation: true })
  await company.settled()
  expect((await threadOf(sara, one.id)).map(({ content }) => content)).toContain('Here I am')
})

test('of a person and the automation at once one is first; taking over several times is one fact', async () => {
  const inbox = await withAutomation()
  const { company, robot } = inbox
  const { id } = await customerWrote(inbox)
  const { conversations } = company.admin.api.inbox
  await Promise.allSettled([
    robot.inbox.conversations.reply({ id, content: 'Robot', asAutomation: true }),
    ...[1, 2, 3].map(() => conversations.takeOver({ id })),
  ])
  const { items } = await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })
  expect(items.filter(({ type }) => type === 'conversation.taken_over')).toHaveLength(1)
})

test('a closed conversation comes back to the automation, and nobody speaks as one without a key', async () => {
  const inbox = await withAutomation()
  const { company, robot } = inbox
  const { id, externalUserId } = await customerWrote(inbox)
  const { conversations } = company.admin.api.inbox
  const said = conversations.reply({ id, content: 'I am a robot', asAutomation: true })
  await expect(said).rejects.toMatchObject({ code: 'NOT_AUTOMATED' })
  await robot.inbox.conversations.close({ id })
  await expect(conversations.automate({ id })).rejects.toMatchObject({ code: 'CONVERSATION_CLOSED' })
  await writes(inbox, externalUserId, 'One more thing')
  expect(await conversations.find({ id })).toMatchObject({ status: 'pending' })
  const others = await withPage()
  const stranger = others.company.admin.api.inbox.conversations.takeOver({ id })
  await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

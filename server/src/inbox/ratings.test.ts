import { expect, test } from 'vitest'
import { customerWrote, type Inbox, measured, threadOf, uniqueDigits, withNumber, withPage } from '../../test/inbox.ts'
import { Visitor, withChat } from '../../test/visitor.ts'

const question = 'How was it?'
const stars = ['★★★★★', '★★★★', '★★★', '★★', '★']

async function asking(inbox: Inbox) {
  await inbox.company.admin.api.inbox.integrations.change({ id: inbox.integrationId, ratingQuestion: question })
  return inbox
}

/** Somebody wrote, was answered, and their conversation was closed. */
async function closedAfterAnswer(inbox: Inbox) {
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const sara = await company.hire('Sara')
  await sara.api.inbox.conversations.reply({ id: conversation.id, content: 'Yes, until noon.' })
  await company.settled()
  await sara.api.inbox.conversations.close({ id: conversation.id })
  await company.settled()
  return { ...conversation, sara }
}

const sentTo = ({ company }: Inbox, psid: string) => company.graph.sent.filter(({ to }) => to === psid)
const report = ({ company }: Inbox) => company.admin.api.finance.reports.ratings({ from: today(-1), to: today(1) })
const today = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a closed conversation is asked about, and the answer neither reopens it nor waits for one', async () => {
  const inbox = await asking(await withPage())
  const { company, pageId } = inbox
  const { id, externalUserId: psid, sara } = await closedAfterAnswer(inbox)
  expect(sentTo(inbox, psid).at(-1)).toMatchObject({ text: question, choices: stars })
  expect(await report(inbox)).toMatchObject({ asked: 1, rated: 0, average: null })

  await company.graph.customerWrites({ pageId, psid, text: '★★★★' })
  await company.settled()
  await measured(company)
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({
    ...{ status: 'closed', lastSenderType: 'agent', lastMessageText: 'Yes, until noon.', waitingSince: null },
  })
  expect((await threadOf(company.admin, id)).at(-1)).toMatchObject({ content: '★★★★', senderType: 'customer' })
  expect(await report(inbox)).toMatchObject({
    ...{ asked: 1, rated: 1, average: 4, stars: [0, 0, 0, 1, 0] },
    people: [{ employeeId: sara.employeeId, name: 'Sara', average: 4 }],
  })

  // What they say next is a matter of its own, and is not taken for another answer.
  await company.graph.customerWrites({ pageId, psid, text: '5' })
  await company.settled()
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({
    status: 'open',
    lastMessageText: '5',
  })
  expect(await report(inbox)).toMatchObject({ rated: 1, average: 4 })
})

test('nobody is asked twice a day, nor who was not answered, nor without a question', async () => {
  const inbox = await asking(await withPage())
  const { company, pageId } = inbox
  const { id, externalUserId: psid, sara } = await closedAfterAnswer(inbox)
  await company.graph.customerWrites({ pageId, psid, text: 'One more thing' })
  await company.settled()
  await Promise.all([1, 2, 3].map(() => sara.api.inbox.conversations.close({ id })))
  await company.settled()
  const unanswered = await customerWrote(inbox)
  await company.admin.api.inbox.conversations.close({ id: unanswered.id })
  await company.settled()
  const silent = await withPage()
  const other = await closedAfterAnswer(silent)

  const questions = company.graph.sent.filter(({ accountId, text }) => accountId === pageId && text === question)
  expect(questions).toHaveLength(1)
  expect(sentTo(silent, other.externalUserId)).toHaveLength(1)
})

test('on WhatsApp the stars stand in a list, and three choices are buttons', async () => {
  const inbox = await asking(await withNumber())
  const { company, pageId: phoneNumberId } = inbox
  const waId = `1555${uniqueDigits().slice(-7)}`
  await company.graph.whatsAppMessage({ phoneNumberId, waId, text: 'Hello' })
  await company.settled()
  const { conversations } = company.admin.api.inbox
  const id = (await conversations.list({})).items[0]?.id as string
  const choices = ['Monday', 'Tuesday', 'Another day']
  await conversations.reply({ id, content: 'When shall we come?', choices })
  await company.settled()
  expect(sentTo(inbox, waId)).toMatchObject([{ text: 'When shall we come?', choices }])

  await conversations.close({ id })
  await company.settled()
  expect(sentTo(inbox, waId).at(-1)).toMatchObject({ text: question, choices: stars })
  await company.graph.whatsAppMessage({
    ...{ phoneNumberId, waId },
    content: {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'choice:0', title: '★★★★★' } },
    },
  })
  await company.settled()
  expect(await report(inbox)).toMatchObject({ rated: 1, average: 5 })
})

test('choices that the channel would not take are refused before they leave', async () => {
  const inbox = await withPage()
  const { id } = await customerWrote(inbox)
  const { reply } = inbox.company.admin.api.inbox.conversations
  await expect(reply({ id, choices: ['Yes'] })).rejects.toThrow('content')
  await expect(reply({ id, content: 'Well?', choices: ['Yes', 'Yes'] })).rejects.toThrow('choices')
  await expect(reply({ id, content: 'Well?', choices: ['x'.repeat(21)] })).rejects.toThrow('choices')
  await reply({ id, content: 'Well?', choices: ['Yes', 'No'] })
  await inbox.company.settled()
  expect((await threadOf(inbox.company.admin, id)).at(-1)).toMatchObject({
    attachments: [{ choices: ['Yes', 'No'] }],
    status: 'sent',
  })
})

test('in the web chat choices come along, and one that is pressed is said', async () => {
  const chat = await withChat()
  const { company, channel } = chat
  await company.admin.api.inbox.integrations.change({ id: channel.id, ratingQuestion: question })
  const visitor = new Visitor(chat)
  await visitor.writes('Hello')
  const { conversations } = company.admin.api.inbox
  const id = (await conversations.list({})).items[0]?.id as string
  await conversations.reply({ id, content: 'When?', choices: ['Today', 'Tomorrow'] })
  await company.settled()
  expect((await visitor.sees()).items[0]).toMatchObject({ text: 'When?', choices: ['Today', 'Tomorrow'] })
  await conversations.close({ id })
  await company.settled()
  await visitor.writes('★★★')
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({ status: 'closed' })
  expect((await visitor.sees()).items.map(({ text }) => text)).toEqual(['★★★', question, 'When?', 'Hello'])
})

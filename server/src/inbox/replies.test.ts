import { expect, test } from 'vitest'
import { customerWrote, eventually, type Inbox, threadOf, withNumber, withPage } from '../../test/inbox.ts'
import type { Person } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'

const sentTo = ({ company }: Inbox, psid: string) => company.graph.sent.filter(({ to }) => to === psid)
const statusOf = async (person: Person, conversationId: string, id: string) =>
  (await threadOf(person, conversationId)).find(message => message.id === id)

/** Lets the time pass that an unconfirmed message waits for a word from Meta. */
async function aMinuteLater({ company }: Inbox) {
  const earlier = new Date(Date.now() - 120_000)
  await company.perform(async ctx => {
    const sending = await ctx.query<{ id: string }>(
      sql`select m.id as "id" from ${ctx.all.SocialMessage} m where m.status = 'Sending'`,
    )
    await ctx.write.change('SocialMessage', { id: sending.map(({ id }) => id) }, {})
  }, earlier)
  await company.perform(ctx => ctx.write.change('Job', { name: 'send-queued' }, { runAt: earlier }))
  await company.settled()
}

test('an answer is queued at once, sent by a job, and its receipts are shown as they come', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const conversation = await customerWrote(inbox)
  const { api } = company.admin

  const answer = await api.inbox.conversations.reply({ id: conversation.id, content: 'Yes, until noon.' })
  expect(answer).toMatchObject({ status: 'queued', senderType: 'agent', senderName: 'Ada', externalMessageId: null })
  await company.settled()

  const [sent] = sentTo(inbox, conversation.externalUserId)
  expect(sent).toMatchObject({ text: 'Yes, until noon.', metadata: answer.id })
  const who = { pageId, psid: conversation.externalUserId }
  await company.graph.messengerDelivered({ ...who, mids: [sent?.externalMessageId as string] })
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({ status: 'delivered' })
  await company.graph.messengerRead(who)
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({ status: 'read' })

  const { items } = await api.company.history.timeline({ subject: `conversation:${conversation.id}` })
  expect(items.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['message.received', 'message.queued', 'message.sent', 'message.delivered', 'message.read']),
  )
  expect(JSON.stringify(items)).not.toContain('until noon')
})

test('a text longer than the channel takes leaves as several messages, in order', async () => {
  const inbox = await withPage()
  const conversation = await customerWrote(inbox)
  const content = Array.from({ length: 500 }, (_, i) => `Line number ${i}.`).join('\n')

  await inbox.company.admin.api.inbox.conversations.reply({ id: conversation.id, content })
  await inbox.company.settled()

  const sent = sentTo(inbox, conversation.externalUserId)
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.every(({ text }) => text.length <= 2000)).toBe(true)
  expect(sent.map(({ text }) => text).join('\n')).toBe(content)
})

test('two agents answer at once: both answers leave once, in the order in which they were given', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]

  await Promise.all(
    [sara, tom, sara, tom].map(({ api }, i) =>
      api.inbox.conversations.reply({ id: conversation.id, content: `Answer ${i}` }),
    ),
  )
  await company.settled()

  const sent = sentTo(inbox, conversation.externalUserId).map(({ text }) => text)
  const written = (await threadOf(sara, conversation.id)).filter(({ senderType }) => senderType === 'agent')
  expect(sent.toSorted()).toEqual(['Answer 0', 'Answer 1', 'Answer 2', 'Answer 3'])
  expect(written.map(({ content }) => content)).toEqual(sent)
  expect(written.every(({ status }) => status === 'sent')).toBe(true)
})

test('while Meta has trouble an answer waits, and those behind it wait too', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const { reply } = company.admin.api.inbox.conversations
  company.graph.nextFails('html')

  const first = await reply({ id: conversation.id, content: 'First' })
  await company.settled()
  await reply({ id: conversation.id, content: 'Second' })

  await eventually(async () => {
    await company.settled()
    return sentTo(inbox, conversation.externalUserId).length === 2
  })
  // Had the second one not waited, it would have left while the first one did.
  expect(sentTo(inbox, conversation.externalUserId).map(({ text }) => text)).toEqual(['First', 'Second'])
  const [row] = await company.look(ctx =>
    ctx.query<{ attempts: number }>(
      sql`select m.attempts as "attempts" from ${ctx.all.SocialMessage} m where m.id = ${first.id}`,
    ),
  )
  expect(row?.attempts).toBe(2)
})

test('an answer whose confirmation is lost is not sent twice: the echo settles it', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const conversation = await customerWrote(inbox)
  company.graph.nextFails('taken_then_cut')

  const answer = await company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Yes.' })
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({ status: 'queued' })

  const [sent] = sentTo(inbox, conversation.externalUserId)
  const { externalMessageId: mid, metadata, text } = sent as NonNullable<typeof sent>
  await company.graph.pageWrites({
    pageId,
    psid: conversation.externalUserId,
    mid,
    metadata,
    text,
    appId: company.graph.appId,
  })
  await company.settled()

  expect(sentTo(inbox, conversation.externalUserId)).toHaveLength(1)
  const thread = await threadOf(company.admin, conversation.id)
  expect(thread).toHaveLength(2)
  expect(thread[1]).toMatchObject({ id: answer.id, status: 'sent', externalMessageId: mid })
})

test('an answer nobody confirms is marked after a minute, so that a person decides; a late echo still settles it', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const conversation = await customerWrote(inbox)
  const { reply, retry } = company.admin.api.inbox.conversations
  company.graph.nextFails('taken_then_cut')
  const lost = await reply({ id: conversation.id, content: 'Lost' })
  const behind = await reply({ id: conversation.id, content: 'Behind' })
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, behind.id)).toMatchObject({ status: 'queued' })

  await aMinuteLater(inbox)

  expect(await statusOf(company.admin, conversation.id, lost.id)).toMatchObject({
    status: 'failed',
    error: { code: 'unknown_outcome', message: expect.stringContaining('may have arrived') },
  })
  expect(await statusOf(company.admin, conversation.id, behind.id)).toMatchObject({ status: 'sent' })
  expect(sentTo(inbox, conversation.externalUserId).map(({ text }) => text)).toEqual(['Lost', 'Behind'])

  const [sent] = sentTo(inbox, conversation.externalUserId)
  const { externalMessageId: mid, metadata, text } = sent as NonNullable<typeof sent>
  await company.graph.pageWrites({ pageId, psid: conversation.externalUserId, mid, metadata, text })
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, lost.id)).toMatchObject({ status: 'sent' })
  await expect(retry({ id: lost.id })).rejects.toMatchObject({ code: 'MESSAGE_NOT_FAILED', status: 409 })
})

test('Meta hangs: the answer stays queued for people, and nothing is sent again', async () => {
  const inbox = await withPage()
  const conversation = await customerWrote(inbox)
  inbox.company.graph.nextFails('silence')

  const answer = await inbox.company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Hello?' })
  await inbox.company.settled()

  expect(await statusOf(inbox.company.admin, conversation.id, answer.id)).toMatchObject({ status: 'queued' })
  expect(inbox.company.graph.calls.filter(({ path }) => path.endsWith(`${inbox.pageId}/messages`))).toHaveLength(1)
})

test('what Meta refuses for good has failed with a sentence for people, and can be sent again', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const { reply, retry } = company.admin.api.inbox.conversations
  company.graph.nextFails({ code: 551, message: 'This person is not available' })

  const answer = await reply({ id: conversation.id, content: 'Are you there?' })
  await company.settled()
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({
    status: 'failed',
    error: { code: '551', message: expect.stringContaining('not available') },
  })

  const attempts = await Promise.allSettled([1, 2, 3].map(() => retry({ id: answer.id })))
  await company.settled()
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({ status: 'sent' })
  expect(sentTo(inbox, conversation.externalUserId)).toHaveLength(1)
})

test('after a day without a word from the customer nothing may be sent, and the refusal says until when it was', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const [psid, timestampMs] = ['7009009', Date.now() - 25 * 3_600_000]
  await company.graph.customerWrites({ pageId, psid, text: 'Yesterday', timestampMs })
  await company.settled()
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  expect(conversation).toMatchObject({ replyUntil: null })

  const late = company.admin.api.inbox.conversations.reply({ id: conversation?.id as string, content: 'Sorry!' })

  await expect(late).rejects.toMatchObject({
    code: 'WINDOW_CLOSED',
    status: 409,
    problem: { data: { replyUntil: new Date(timestampMs + 86_400_000).toISOString() } },
  })
})

test('Meta has the last word about the window', async () => {
  const inbox = await withPage()
  const conversation = await customerWrote(inbox)
  inbox.company.graph.closeWindow(conversation.externalUserId)

  const answer = await inbox.company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Hello' })
  await inbox.company.settled()

  expect(await statusOf(inbox.company.admin, conversation.id, answer.id)).toMatchObject({
    status: 'failed',
    error: { code: 'window_closed' },
  })
})

test('a token dies: answers wait, administrators see why, and a new token sends them in order', async () => {
  const inbox = await withPage()
  const { company, pageId, token, integrationId } = inbox
  const conversation = await customerWrote(inbox)
  const { integrations, conversations } = company.admin.api.inbox
  company.graph.revokeToken(token)
  const answer = await conversations.reply({ id: conversation.id, content: 'One' })
  await conversations.reply({ id: conversation.id, content: 'Two' })
  await company.settled()

  expect(await integrations.find({ id: integrationId })).toMatchObject({
    health: 'reconnect',
    healthNote: expect.stringContaining('expired'),
  })
  expect(await statusOf(company.admin, conversation.id, answer.id)).toMatchObject({ status: 'queued' })
  await expect(conversations.reply({ id: conversation.id, content: 'Three' })).rejects.toMatchObject({
    code: 'CHANNEL_OFF',
  })

  company.graph.page(pageId, { token: 'a-new-token-9876' })
  const changed = await integrations.change({ id: integrationId, accessToken: 'a-new-token-9876' })
  expect(changed).toMatchObject({ health: 'unchecked', tokenEnding: '9876' })
  await company.settled()

  expect(await integrations.find({ id: integrationId })).toMatchObject({ health: 'ok', healthNote: null })
  expect(sentTo(inbox, conversation.externalUserId).map(({ text }) => text)).toEqual(['One', 'Two'])
})

test('WhatsApp statuses move forward only, whatever their order, and are found before our own answer is stored', async () => {
  const inbox = await withNumber()
  const { company, pageId: phoneNumberId } = inbox
  const person = { phoneNumberId, waId: '15550004444', userId: 'US.4444' }
  await company.graph.whatsAppMessage({ ...person, name: 'Dora', text: 'Hi' })
  await company.settled()
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  const id = conversation?.id as string
  company.graph.nextFails('taken_then_cut')
  const answer = await company.admin.api.inbox.conversations.reply({ id, content: 'Hello Dora' })
  await company.settled()
  const [sent] = sentTo(inbox, '15550004444')
  const about = { ...person, id: sent?.externalMessageId as string, callbackData: answer.id }

  for (const status of ['delivered', 'sent', 'failed', 'read', 'delivered']) {
    await company.graph.whatsAppStatus({ ...about, status })
    await company.settled()
  }

  const thread = await threadOf(company.admin, id)
  expect(thread).toHaveLength(2)
  expect(thread[1]).toMatchObject({ id: answer.id, status: 'read', externalMessageId: about.id })
})

test('a message that WhatsApp cannot deliver says why', async () => {
  const inbox = await withNumber()
  const { company, pageId: phoneNumberId } = inbox
  const person = { phoneNumberId, waId: '15550005555' }
  await company.graph.whatsAppMessage({ ...person, text: 'Hi' })
  await company.settled()
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  const id = conversation?.id as string
  const answer = await company.admin.api.inbox.conversations.reply({ id, content: 'Hello' })
  await company.settled()

  const [sent] = sentTo(inbox, '15550005555')
  const wamid = sent?.externalMessageId as string
  await company.graph.whatsAppStatus({ ...person, id: wamid, status: 'failed', errors: [{ code: 131026 }] })
  await company.settled()

  expect(await statusOf(company.admin, id, answer.id)).toMatchObject({
    status: 'failed',
    error: { code: '131026', message: 'This person cannot be reached on WhatsApp. Try another channel.' },
  })
})

test("answering needs the right, and a colleague's conversation cannot be answered or even seen", async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const [sara, tom, eve] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Eve', 'Employee'),
  ]
  await sara.api.inbox.conversations.assign({ id: conversation.id, employeeId: sara.employeeId })
  const answer = await sara.api.inbox.conversations.reply({ id: conversation.id, content: 'Mine' })

  await expect(eve.api.inbox.conversations.reply({ id: conversation.id, content: 'x' })).rejects.toMatchObject({
    status: 403,
  })
  const attempts = await Promise.allSettled([
    tom.api.inbox.conversations.find({ id: conversation.id }),
    tom.api.inbox.conversations.messages({ id: conversation.id }),
    tom.api.inbox.conversations.reply({ id: conversation.id, content: 'x' }),
    tom.api.inbox.conversations.retry({ id: answer.id }),
    tom.api.inbox.conversations.close({ id: conversation.id }),
    tom.api.inbox.conversations.lead({ id: conversation.id, title: 'x' }),
  ])
  expect(attempts).toMatchObject(attempts.map(() => ({ reason: { code: 'NOT_FOUND', status: 404 } })))
  expect((await tom.api.inbox.conversations.list({})).total).toBe(0)
})

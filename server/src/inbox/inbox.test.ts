import { expect, test } from 'vitest'
import { type Company, newCompany } from '../../test/world.ts'

let count = 0
const unique = () => `${process.pid}${Date.now() % 100_000}${++count}`

/** A company with a Facebook page whose token works. */
async function withPage() {
  const company = await newCompany()
  const [pageId, psid, token] = [`10${unique()}`, `7${unique()}`, `token-${unique()}`]
  company.graph.page(pageId, { token, name: 'Harbour Bakery' })
  const integration = await company.admin.api.inbox.integrations.create({
    provider: 'facebook',
    pageId,
    accessToken: token,
  })
  await company.settled()
  return { company, pageId, psid, token, integration }
}

const firstConversation = async (company: Company) => {
  const { items } = await company.admin.api.inbox.conversations.list({})
  return items[0] as (typeof items)[number]
}

test("a customer's message appears in the inbox, is answered, and the answer leaves", async () => {
  const { company, pageId, psid } = await withPage()

  await company.graph.customerWrites({ pageId, psid, name: 'Ana Example', text: 'Do you deliver on Sundays?' })
  await company.settled()

  const conversation = await firstConversation(company)
  expect(conversation).toMatchObject({
    platform: 'facebook',
    externalUserId: psid,
    externalUserName: 'Ana Example',
    status: 'open',
    lastMessageText: 'Do you deliver on Sundays?',
    lastSenderType: 'customer',
    unread: true,
    replyUntil: expect.any(String),
  })

  const answer = await company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Yes, until noon.' })
  expect(answer).toMatchObject({ status: 'queued', senderType: 'agent', senderName: 'Ada' })
  await company.settled()

  expect(company.graph.sent.filter(({ to }) => to === psid)).toMatchObject([
    { text: 'Yes, until noon.', metadata: answer.id },
  ])
  const { items } = await company.admin.api.inbox.conversations.messages({ id: conversation.id })
  expect(items).toMatchObject([
    { content: 'Yes, until noon.', status: 'sent', externalMessageId: expect.any(String) },
    { content: 'Do you deliver on Sundays?', status: 'received' },
  ])
})

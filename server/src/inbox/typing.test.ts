import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { customerWrote, eventually, uniqueDigits, withNumber, withPage } from '../../test/inbox.ts'

test('a customer on Messenger sees that an answer is being written, and Facebook is not told with every key', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const { id, externalUserId } = await customerWrote(inbox)
  const signs = () => company.graph.signs.filter(({ accountId, sign }) => accountId === pageId && sign === 'typing_on')
  const { presence } = company.admin.api.inbox.conversations

  await presence({ id, doing: 'looking' })
  await presence({ id, doing: 'writing' })
  await presence({ id, doing: 'writing' })
  await eventually(async () => signs().length > 0)
  await presence({ id, doing: 'writing' })
  await sleep(200)

  expect(signs()).toEqual([{ accountId: pageId, about: externalUserId, sign: 'typing_on' }])
})

test('on WhatsApp too; not where nothing may be sent, and trouble there is nobody’s here', async () => {
  const { company, pageId: phoneNumberId } = await withNumber()
  const write = async (timestampMs: number) => {
    const waId = `1555${uniqueDigits().slice(-7)}`
    const { id } = await company.graph.whatsAppMessage({ phoneNumberId, waId, text: 'Hello', timestampMs })
    await company.settled()
    const { items } = await company.admin.api.inbox.conversations.list({ limit: 100 })
    return { wamid: id, id: items.find(({ externalUserId }) => externalUserId === waId)?.id as string }
  }
  const [now, longAgo, troubled] = [
    await write(Date.now()),
    await write(Date.now() - 2 * 86_400_000),
    await write(Date.now()),
  ]
  const { presence } = company.admin.api.inbox.conversations
  const typing = () =>
    company.graph.signs
      .filter(({ accountId, sign }) => accountId === phoneNumberId && sign === 'typing')
      .map(({ about }) => about)

  await presence({ id: longAgo.id, doing: 'writing' })
  await presence({ id: now.id, doing: 'writing' })
  await eventually(async () => typing().length > 0)
  company.graph.nextFails('html')
  await presence({ id: troubled.id, doing: 'writing' })
  await sleep(300)

  expect(typing()).toEqual([now.wamid])
})

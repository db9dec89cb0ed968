import { expect, test } from 'vitest'
import { customerWrote, threadOf, withNumber, withPage } from '../../test/inbox.ts'

test('the customer sees that somebody has read their message, once for each that is new', async () => {
  const [onPage, onNumber] = [await withPage(), await withNumber()]
  const question = await customerWrote(onPage)
  await onNumber.company.graph.whatsAppMessage({ phoneNumberId: onNumber.pageId, waId: '15550009090', text: 'Hello' })
  await onNumber.company.settled()
  const [chat] = (await onNumber.company.admin.api.inbox.conversations.list({})).items
  const [hello] = await threadOf(onNumber.company.admin, chat?.id as string)

  const sara = await onPage.company.hire('Sara')

  for (const [{ company }, id] of [
    [onPage, question.id],
    [onNumber, chat?.id as string],
  ] as const) {
    await company.admin.api.inbox.conversations.read({ id })
    await company.admin.api.inbox.conversations.read({ id })
    await company.settled()
  }

  await sara.api.inbox.conversations.read({ id: question.id })
  await onPage.company.settled()

  const signsOf = ({ company, pageId }: typeof onPage) =>
    company.graph.signs.filter(({ accountId }) => accountId === pageId)
  expect(signsOf(onPage)).toMatchObject([{ about: question.externalUserId, sign: 'mark_seen' }])
  expect(signsOf(onNumber)).toMatchObject([{ about: hello?.externalMessageId, sign: 'read' }])
})

test('a sign that does not get through disturbs nobody', async () => {
  const inbox = await withPage()
  const { company, integrationId } = inbox
  const { id } = await customerWrote(inbox)
  company.graph.nextFails({ code: 10, subcode: 2018278 })

  await company.admin.api.inbox.conversations.read({ id })
  await company.settled()

  expect(company.graph.signs.filter(({ accountId }) => accountId === inbox.pageId)).toEqual([])
  expect(await company.admin.api.inbox.integrations.find({ id: integrationId })).toMatchObject({ health: 'ok' })
  expect((await company.admin.api.inbox.conversations.find({ id })).unread).toBe(false)
})

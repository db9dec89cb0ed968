import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { uniqueDigits, withNumber } from '../../test/inbox.ts'
import { waitForTurn } from './pace.ts'

const pace = { burst: 3, everyMs: 6_000 }

test.each([
  ['nothing left yet', [], 0],
  ['there is room in the burst', [0, 0], 0],
  ['the burst is used up: one is paid back in six seconds', [0, 0, 0], 6_000],
  ['half of that time has gone by', [-3_000, -3_000, -3_000], 3_000],
  ['two were paid back long ago', [-12_000, -12_000, -12_000], 0],
  ['twice as many as allowed', [0, 0, 0, 0, 0, 0], 24_000],
  ['a clock that runs ahead', [500, 500, 500], 6_000],
])('how long a message waits: %s', (_, sentAt, wait) => {
  expect(
    waitForTurn(
      sentAt.map(at => 100_000 + at),
      100_000,
      pace,
    ),
  ).toBe(wait)
})

test('a customer on WhatsApp is not written to faster than it takes: the next answer waits, and colleagues see it queued', async () => {
  const { company, pageId: phoneNumberId, integrationId } = await withNumber()
  const waId = `1555${uniqueDigits().slice(-7)}`
  await company.graph.whatsAppMessage({ phoneNumberId, waId, text: 'Tell me everything' })
  await company.settled()
  const { items } = await company.admin.api.inbox.conversations.list({})
  const id = items[0]?.id as string
  await company.perform(ctx =>
    ctx.write.insert(
      'SocialMessage',
      Array.from({ length: 45 }, (_, i) => ({
        ...{ id: uuidv7(), conversationId: id, integrationId, senderType: 'agent' as const, status: 'sent' as const },
        ...{ content: `Part ${i}`, attachments: [], reactions: [], createdAt: new Date() },
      })),
    ),
  )

  const answer = await company.admin.api.inbox.conversations.reply({ id, content: 'And one more' })
  await company.settled()

  expect(company.graph.sent.filter(({ to }) => to === waId)).toEqual([])
  expect(await company.admin.api.inbox.conversations.message({ id: answer.id })).toMatchObject({ status: 'queued' })
})

import { expect, test } from 'vitest'
import { customerWrote, measured, withPage } from '../../test/inbox.ts'
import type { Company } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'
import { answersIn, bucketOf } from './answers.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** `c` the customer, `a` us; minutes. */
const waits = (...said: [by: 'c' | 'a', minute: number][]) =>
  answersIn(
    said.map(([by, minute], at) => ({
      ...{ id: `${at}`, senderType: by === 'c' ? ('customer' as const) : ('agent' as const), senderId: null },
      at: minute * MINUTE,
    })),
    (from, to) => (to.getTime() - from.getTime()) / 1000,
  ).answers.map(({ seconds }) => seconds / 60)

test('a wait is from the first message of a customer to the next one of ours', () => {
  expect(waits(['c', 0], ['c', 5], ['a', 10], ['a', 11])).toEqual([10])
  expect(waits(['c', 0], ['a', 20], ['c', 30], ['a', 60])).toEqual([20, 30])
  expect(waits(['a', 0], ['a', 3], ['c', 10])).toEqual([])
  const days = (count: number) => (count * DAY) / MINUTE
  // "Thank you" needs no answer: what is asked days later is another matter.
  expect(waits(['c', 0], ['c', days(5)], ['a', days(5) + 7])).toEqual([7])
})

test('a bucket is two per cent wide, and exact for what takes seconds', () => {
  for (const seconds of [0, 1, 2, 10, 40]) expect(bucketOf(seconds)).not.toBe(bucketOf(seconds + 1))
  for (const seconds of [100, 3600, 86_400]) {
    expect(bucketOf(seconds * 1.03)).toBeGreaterThan(bucketOf(seconds))
    expect(bucketOf(seconds * 1.025) - bucketOf(seconds)).toBeLessThanOrEqual(2)
  }
})

const timesOf = (company: Company, conversationId: string) =>
  company.look(ctx =>
    ctx.query<{ seconds: number; isFirst: boolean | number }>(
      sql`select r.seconds as "seconds", r.is_first as "isFirst" from ${ctx.all.ResponseTime} r
          where r.conversation_id = ${conversationId} order by r.answered_at`,
    ),
  )

test('response times follow the messages: what fails counts no more, and what was missing makes the wait longer', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const { api } = company.admin
  const conversation = await customerWrote(inbox)
  await api.inbox.conversations.reply({ id: conversation.id, content: 'Yes, until noon.' })
  await company.settled()
  await Promise.all([measured(company), measured(company)])
  const [first, ...none] = await timesOf(company, conversation.id)
  expect(none).toEqual([])
  expect(first?.seconds).toBeLessThan(60)
  expect(Boolean(first?.isFirst)).toBe(true)

  const psid = conversation.externalUserId
  const anHourAgo = Date.now() - 60 * MINUTE
  await company.graph.customerWrites({ pageId, psid, text: 'Hello? Anybody there?', timestampMs: anHourAgo })
  await company.settled()
  await measured(company)
  const [longer] = await timesOf(company, conversation.id)
  expect(longer?.seconds).toBeGreaterThanOrEqual(3600)

  company.graph.nextFails({ code: 100, message: 'Invalid parameter' })
  await company.graph.customerWrites({ pageId, psid, text: 'And on Mondays?' })
  await company.settled()
  await api.inbox.conversations.reply({ id: conversation.id, content: 'Closed.' })
  await measured(company)
  await company.settled()
  await measured(company)
  expect(await timesOf(company, conversation.id)).toHaveLength(1)
})

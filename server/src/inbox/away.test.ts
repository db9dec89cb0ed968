import { expect, test } from 'vitest'
import { customerWrote, type Inbox, measured, threadOf, uniqueDigits, withPage } from '../../test/inbox.ts'
import { sql } from '../platform/db/sql.ts'

const MINUTE = 60_000
const ZONE = 'Europe/Berlin'
const clockIn = (minutes: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }).format(
    Date.now() + minutes * MINUTE,
  )

/** Every day open between two times, in minutes from now. */
const openFrom = async ({ company }: Inbox, from: number, to: number) => {
  const businessHours = {
    week: Array.from({ length: 7 }, () => [{ from: clockIn(from), to: clockIn(to) }]),
    daysOff: [],
  }
  await company.admin.api.company.company.change({ businessHours })
}

const telling = ({ company, integrationId }: Inbox) =>
  company.admin.api.inbox.integrations.change({
    id: integrationId,
    awayMessage: 'Hello {customer}, we are back on {opening}.',
  })

const sentTo = ({ company }: Inbox, psid: string) => company.graph.sent.filter(({ to }) => to === psid)

async function writes({ company, pageId }: Inbox, psid: string, text: string, minutesAgo = 0) {
  await company.graph.customerWrites({ pageId, psid, text, timestampMs: Date.now() - minutesAgo * MINUTE })
  await company.settled()
}

test('whoever writes while the company is closed is told when it opens, once, and goes on waiting', async () => {
  const inbox = await withPage()
  const { company } = inbox
  await openFrom(inbox, 180, 240)
  await telling(inbox)
  const { id, externalUserId } = await customerWrote(inbox)
  await writes(inbox, externalUserId, 'Are you there?')

  const [told, ...more] = sentTo(inbox, externalUserId)
  expect(more).toEqual([])
  expect(told?.text).toMatch(/^Hello.*, we are back on \w+day/)
  const thread = await threadOf(company.admin, id)
  expect(thread.filter(({ automatic }) => automatic)).toMatchObject([
    { senderType: 'agent', senderId: null, status: 'sent' },
  ])
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({
    ...{ lastSenderType: 'customer', lastMessageText: 'Are you there?', waitingSince: thread[0]?.createdAt },
  })
  await measured(company)
  expect(await company.look(ctx => ctx.query(sql`select r.message_id as "id" from ${ctx.all.ResponseTime} r`))).toEqual(
    [],
  )

  // Whoever answers is there; no machine speaks up in between.
  await company.admin.api.inbox.conversations.reply({ id, content: 'I happen to be.' })
  await company.settled()
  await writes(inbox, externalUserId, 'Oh, thank you')
  expect(sentTo(inbox, externalUserId)).toHaveLength(2)
})

test('several messages at the same moment are told once', async () => {
  const inbox = await withPage()
  await openFrom(inbox, 180, 240)
  await telling(inbox)
  const psid = `7${uniqueDigits()}`
  const { company, pageId } = inbox
  await Promise.all(
    Array.from({ length: 6 }, (_, i) => company.graph.customerWrites({ pageId, psid, text: `Part ${i}` })),
  )
  await company.settled()
  expect(sentTo(inbox, psid)).toHaveLength(1)
})

test('nobody is told while it is open, without hours or words, or for what comes late', async () => {
  const open = await withPage()
  await openFrom(open, -60, 60)
  await telling(open)
  const speechless = await withPage()
  await openFrom(speechless, 180, 240)
  const always = await withPage()
  await telling(always)
  for (const inbox of [open, speechless, always]) {
    const { externalUserId } = await customerWrote(inbox)
    expect(sentTo(inbox, externalUserId)).toEqual([])
  }
  const late = await withPage()
  await openFrom(late, 180, 240)
  await telling(late)
  const psid = `7${uniqueDigits()}`
  await writes(late, psid, 'Sent an hour ago', 60)
  expect(sentTo(late, psid)).toEqual([])
})

test('a wait counts in business hours', async () => {
  const inbox = await withPage()
  const { company } = inbox
  await openFrom(inbox, -10, 50)
  const psid = `7${uniqueDigits()}`
  await writes(inbox, psid, 'Good morning', 120)
  const { items } = await company.admin.api.inbox.conversations.list({})
  await company.admin.api.inbox.conversations.reply({ id: items[0]?.id as string, content: 'Good morning!' })
  await company.settled()
  await measured(company)
  const [time] = await company.look(ctx =>
    ctx.query<{ seconds: number }>(sql`select r.seconds as "seconds" from ${ctx.all.ResponseTime} r`),
  )
  expect(time?.seconds).toBeGreaterThanOrEqual(600)
  expect(time?.seconds).toBeLessThan(700)
})

test('whoever writes again does not lose their place, and what came late is put right', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { conversations } = company.admin.api.inbox
  const [patient, other] = [`7${uniqueDigits()}`, `7${uniqueDigits()}`]
  await writes(inbox, patient, 'First', 40)
  await writes(inbox, other, 'Hello', 30)
  await writes(inbox, patient, 'Anybody?', 5)
  const waiting = async () => (await conversations.list({ waiting: 'true', sort: 'waitingSince' })).items
  expect((await waiting()).map(({ externalUserId }) => externalUserId)).toEqual([patient, other])
  const minutes = (instant?: string | null) => Math.round((Date.now() - Date.parse(instant ?? '')) / MINUTE)
  expect((await waiting()).map(({ waitingSince }) => minutes(waitingSince))).toEqual([40, 30])

  await writes(inbox, other, 'Was written before', 50)
  await measured(company)
  expect((await waiting()).map(({ externalUserId }) => externalUserId)).toEqual([other, patient])

  const [first] = await waiting()
  await conversations.reply({ id: first?.id as string, content: 'Yes?' })
  expect(await conversations.find({ id: first?.id as string })).toMatchObject({ waitingSince: null })
  await company.settled()
  await measured(company)
  expect(await conversations.find({ id: first?.id as string })).toMatchObject({ waitingSince: null })
})

import { expect, test } from 'vitest'
import { customerWrote, type Inbox, withPage } from '../../test/inbox.ts'
import { newCompany, type Person } from '../../test/world.ts'
import { daysAfter, momentAt } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'

const inboxOf = ({ api }: Person) => api.inbox.conversations
const awake = async (person: Person) =>
  (await inboxOf(person).list({ status: 'open', snoozed: 'false' })).items.map(({ id }) => id)
const factsOf = async ({ company }: Inbox, id: string) =>
  (await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })).items

async function tomorrowAtNine({ company }: Inbox) {
  const { today } = await company.admin.api.company.me.find()
  return { day: daysAfter(today, 1), time: '09:00' }
}

/** Lets the time come that the waking jobs wait for. */
async function timeComes({ company }: Inbox) {
  const earlier = new Date(Date.now() - 1000)
  await company.perform(ctx => ctx.write.change('Job', { name: 'wake-conversation' }, { runAt: earlier }))
  await company.settled()
}

test('a snoozed conversation leaves the views until its time by the company’s clock, and comes back unread', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const { id: later } = await customerWrote(inbox, 'And I came later')
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await inboxOf(tom).read({ id: later })
  await inboxOf(tom).read({ id })
  const morning = await tomorrowAtNine(inbox)

  const snoozed = await inboxOf(sara).snooze({ id, ...morning })

  expect(snoozed.snoozedUntil).toBe(momentAt('Europe/Berlin', morning.day, '09:00').toISOString())
  expect(await awake(sara)).toEqual([later])
  expect((await inboxOf(sara).list({ snoozed: 'true' })).items).toMatchObject([{ id }])
  expect(await inboxOf(sara).counts()).toMatchObject({ all: 1, unassigned: 1, waiting: 1, snoozed: 1, forYou: 1 })
  await company.settled()
  expect(await awake(sara)).toEqual([later])

  await timeComes(inbox)
  // On top, although the other customer wrote after this one.
  expect(await awake(sara)).toEqual([id, later])
  expect(await inboxOf(tom).find({ id })).toMatchObject({ snoozedUntil: null, unread: true, status: 'open' })
  expect(await inboxOf(tom).counts()).toMatchObject({ all: 2, waiting: 2, snoozed: 0, forYou: 1 })
  expect((await factsOf(inbox, id)).slice(0, 2)).toMatchObject([
    { type: 'conversation.woken', details: { by: 'time' } },
    { type: 'conversation.snoozed', details: { until: snoozed.snoozedUntil } },
  ])
})

test('what the customer writes wakes it at once; a reaction and our own answer do not', async () => {
  const inbox = await withPage()
  const { company, pageId } = inbox
  const { id, externalUserId: psid } = await customerWrote(inbox)
  const conversations = inboxOf(company.admin)
  await conversations.snooze({ id, ...(await tomorrowAtNine(inbox)) })

  await conversations.reply({ id, content: 'We are looking into it.' })
  await company.settled()
  const mid = company.graph.sent.find(({ to }) => to === psid)?.externalMessageId as string
  await company.graph.customerReacts({ pageId, psid, mid, emoji: '👍' })
  await company.settled()
  expect(await awake(company.admin)).toEqual([])

  await company.graph.customerWrites({ pageId, psid, text: 'Any news?' })
  await company.settled()
  expect(await awake(company.admin)).toEqual([id])
  expect(await conversations.find({ id })).toMatchObject({ snoozedUntil: null, unread: true })
  const woken = (await factsOf(inbox, id)).filter(({ type }) => type === 'conversation.woken')
  expect(woken).toMatchObject([{ details: { by: 'customer' } }])

  await timeComes(inbox)
  expect((await factsOf(inbox, id)).filter(({ type }) => type === 'conversation.woken')).toHaveLength(1)
})

test('a job of an earlier end wakes nothing that was snoozed anew', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const conversations = inboxOf(company.admin)
  const morning = await tomorrowAtNine(inbox)
  await conversations.snooze({ id, ...morning })
  const first = await company.look(ctx =>
    ctx.query<{ id: string }>(sql`select j.id as "id" from ${ctx.all.Job} j where j.name = 'wake-conversation'`),
  )
  await conversations.snooze({ id, ...morning, time: '11:30' })

  await company.perform(ctx =>
    ctx.write.change('Job', { id: first.map(({ id }) => id) }, { runAt: new Date(Date.now() - 1000) }),
  )
  await company.settled()
  expect(await awake(company.admin)).toEqual([])

  await timeComes(inbox)
  expect(await awake(company.admin)).toEqual([id])
})

test('closing ends a snooze for good, and one who wakes it by hand is told once', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const conversations = inboxOf(company.admin)
  const morning = await tomorrowAtNine(inbox)

  await conversations.snooze({ id, ...morning })
  await Promise.all([1, 2, 3].map(() => conversations.wake({ id })))
  expect((await factsOf(inbox, id)).filter(({ type }) => type === 'conversation.woken')).toMatchObject([
    { details: { by: 'person' } },
  ])

  await conversations.snooze({ id, ...morning })
  expect(await conversations.close({ id })).toMatchObject({ status: 'closed', snoozedUntil: null })
  await expect(conversations.snooze({ id, ...morning })).rejects.toMatchObject({ code: 'CONVERSATION_CLOSED' })
  await timeComes(inbox)
  expect(await conversations.find({ id })).toMatchObject({ status: 'closed' })
})

test('a time that is over is refused, of two at once one is told, and a stranger finds nothing to snooze', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom, eve] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Eve', 'Employee'),
  ]
  const stranger = await newCompany()
  const morning = await tomorrowAtNine(inbox)

  await expect(inboxOf(sara).snooze({ id, day: '2020-05-01', time: '09:00' })).rejects.toMatchObject({
    code: 'TIME_PASSED',
    status: 409,
  })
  await expect(inboxOf(sara).snooze({ id, ...morning, time: '25:00' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const both = await Promise.allSettled(['09:00', '10:00'].map(time => inboxOf(sara).snooze({ id, ...morning, time })))
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
  for (const outcome of both.filter(({ status }) => status === 'rejected'))
    expect(outcome).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE' } })

  await expect(inboxOf(stranger.admin).snooze({ id, ...morning })).rejects.toMatchObject({ status: 404 })
  await expect(inboxOf(eve).snooze({ id, ...morning })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await inboxOf(sara).assign({ id, employeeId: sara.employeeId })
  await expect(inboxOf(tom).wake({ id })).rejects.toMatchObject({ status: 404 })
})

import { expect, test } from 'vitest'
import { customerWrote, threadOf, withPage } from '../../test/inbox.ts'
import type { Company } from '../../test/world.ts'

const later = { day: '2099-01-01', time: '09:00' }

/** Lets the time of every scheduled answer come. */
async function itIsTime(company: Company) {
  const sendAt = new Date(Date.now() - 1000)
  await company.perform(async ctx => {
    const rows = await ctx.db.scheduledReply.findMany({})
    for (const { id } of rows) {
      await ctx.write.note('ScheduledReply', { id }, { sendAt })
      ctx.later('send-scheduled', { id, sendAt: sendAt.toISOString() })
    }
  })
  await company.settled()
}

test('an answer leaves at its time, once, in the name of whoever wrote it', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const [conversation, sara] = [await customerWrote(inbox), await company.hire('Sara')]
  const { scheduledReplies } = sara.api.inbox

  const scheduled = await scheduledReplies.create({ id: conversation.id, content: 'Good morning!', ...later })
  expect(scheduled).toMatchObject({ authorName: 'Sara', heldFor: null, content: 'Good morning!' })
  await scheduledReplies.change({ id: scheduled.id, content: 'Good morning! It is ready.' })
  await company.settled()
  expect(company.graph.sent.filter(({ to }) => to === conversation.externalUserId)).toEqual([])

  await itIsTime(company)
  await itIsTime(company)

  const sent = company.graph.sent.filter(({ to }) => to === conversation.externalUserId)
  expect(sent.map(({ text }) => text)).toEqual(['Good morning! It is ready.'])
  expect((await threadOf(company.admin, conversation.id)).at(-1)).toMatchObject({ senderName: 'Sara' })
  expect((await scheduledReplies.list({ id: conversation.id })).items).toEqual([])
})

test('it may be sent at once or taken back, by one of two who press', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const { scheduledReplies } = company.admin.api.inbox
  const [now, never] = [
    await scheduledReplies.create({ id: conversation.id, content: 'Now', ...later }),
    await scheduledReplies.create({ id: conversation.id, content: 'Never', ...later }),
  ]

  const pressed = await Promise.allSettled([
    scheduledReplies.send({ id: now.id }),
    scheduledReplies.send({ id: now.id }),
  ])
  await scheduledReplies.remove({ id: never.id })
  await itIsTime(company)

  expect(pressed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const sent = company.graph.sent.filter(({ to }) => to === conversation.externalUserId)
  expect(sent.map(({ text }) => text)).toEqual(['Now'])
})

test('it is held with a reason when the reply window has closed, and goes on with a new time', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const conversation = await customerWrote(inbox)
  const { scheduledReplies } = company.admin.api.inbox
  const scheduled = await scheduledReplies.create({ id: conversation.id, content: 'Still there?', ...later })
  const lastCustomerAt = (hoursAgo: number) =>
    company.perform(ctx =>
      ctx.write.note(
        'SocialConversation',
        { id: conversation.id },
        { lastCustomerAt: new Date(Date.now() - hoursAgo * 3_600_000) },
      ),
    )
  await lastCustomerAt(25)

  await itIsTime(company)
  expect((await scheduledReplies.list({ id: conversation.id })).items).toMatchObject([{ heldFor: 'WINDOW_CLOSED' }])
  await expect(scheduledReplies.send({ id: scheduled.id })).rejects.toMatchObject({ code: 'WINDOW_CLOSED' })

  await lastCustomerAt(1)
  await scheduledReplies.change({ id: scheduled.id, ...later })
  await itIsTime(company)
  expect(company.graph.sent.filter(({ to }) => to === conversation.externalUserId)).toHaveLength(1)
})

test('a time that is over is refused, and half of one too', async () => {
  const inbox = await withPage()
  const conversation = await customerWrote(inbox)
  const { scheduledReplies } = inbox.company.admin.api.inbox
  const past = { id: conversation.id, content: 'x', day: '2020-01-01', time: '09:00' }
  await expect(scheduledReplies.create(past)).rejects.toMatchObject({ code: 'TIME_PASSED' })
  const { id } = await scheduledReplies.create({ id: conversation.id, content: 'x', ...later })
  await expect(scheduledReplies.change({ id, day: '2099-01-02' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

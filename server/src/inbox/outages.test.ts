import { expect, test } from 'vitest'
import {
  customerWrote,
  eventually,
  type Inbox,
  threadOf,
  uniqueDigits,
  withNumber,
  withPage,
} from '../../test/inbox.ts'
import type { Failure } from '../demo/graph-player/graph-api.ts'
import { sql } from '../platform/db/sql.ts'

// However Meta goes wrong: what an agent sees meanwhile, and how often the customer gets the answer in the end.

const channels = {
  Messenger: { open: withPage, write: customerWrote },
  WhatsApp: { open: withNumber, write: numberWasWrittenTo },
}

async function numberWasWrittenTo({ company, pageId: phoneNumberId }: Inbox) {
  const waId = `1555${uniqueDigits().slice(-7)}`
  await company.graph.whatsAppMessage({ phoneNumberId, waId, text: 'Are you open?' })
  await company.settled()
  const { items } = await company.admin.api.inbox.conversations.list({ limit: 100 })
  return items.find(({ externalUserId }) => externalUserId === waId) as (typeof items)[number]
}

const answered = async (channel: keyof typeof channels, failure: Failure) => {
  const { open, write } = channels[channel]
  const inbox = await open()
  const conversation = await write(inbox)
  inbox.company.graph.nextFails(failure)
  await inbox.company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Yes.' })
  await inbox.company.settled()
  return {
    inbox,
    sent: () => inbox.company.graph.sent.filter(({ accountId }) => accountId === inbox.pageId).length,
    last: async () => (await threadOf(inbox.company.admin, conversation.id)).at(-1),
  }
}

test('names and files that Meta is slow to give do not hold up an answer', async () => {
  const inbox = await withPage()
  const { graph } = inbox.company
  const conversation = await customerWrote(inbox)
  const strangers = Array.from({ length: 12 }, () => `7${uniqueDigits()}`)
  for (const psid of strangers) graph.nextFails('silence', { on: psid })
  const write = (psid: string) =>
    graph.customerWrites({ pageId: inbox.pageId, psid, name: 'Ben Slow', text: 'Are you open?' })
  await Promise.all(strangers.map(write))
  const askedFor = () => graph.calls.filter(({ path }) => strangers.some(psid => path.endsWith(psid))).length
  await eventually(async () => askedFor() > 0)

  await inbox.company.admin.api.inbox.conversations.reply({ id: conversation.id, content: 'Until noon.' })
  await eventually(async () => graph.sent.find(({ to }) => to === conversation.externalUserId), 5000)
  expect(askedFor()).toBeLessThan(strangers.length)

  graph.breakSilence()
  await eventually(async () => {
    const { items } = await inbox.company.admin.api.inbox.conversations.list({ limit: 100 })
    return items.filter(({ externalUserName }) => externalUserName === 'Ben Slow').length === strangers.length
  })
})

/** As much later as whatever waits has to wait. */
async function later({ company }: Inbox) {
  const earlier = new Date(Date.now() - 3_600_000)
  await company.perform(async ctx => {
    const waiting = await ctx.query<{ id: string }>(
      sql`select m.id as "id" from ${ctx.all.SocialMessage} m where m.status in ('Queued', 'Sending')`,
    )
    await ctx.write.change('SocialMessage', { id: waiting.map(({ id }) => id) }, { tryAfter: null })
    await ctx.write.change('Integration', {}, { heldUntil: null })
    await ctx.write.change('Job', { name: 'send-queued' }, { runAt: earlier })
  }, earlier)
  await company.settled()
}

const both = ['Messenger', 'WhatsApp'] as const
const notTaken: [string, Failure][] = [
  ['answers with a page for people', 'html'],
  ['answers 500 with an error of its own', { code: 2, status: 500, message: 'Service temporarily unavailable' }],
  ['answers 503 with an error nobody knows', { code: 999_999, status: 503, message: 'Something' }],
  ['asks for patience', { code: 4, status: 400, headers: { 'retry-after': '120' } }],
]
const cases = both.flatMap(channel => notTaken.map(([how, failure]) => [channel, how, failure] as const))

test.each(cases)('%s %s: the answer waits, and leaves once when it works again', async (channel, _, failure) => {
  const { inbox, sent, last } = await answered(channel, failure)
  expect(await last()).toMatchObject({ status: 'queued' })
  expect(sent()).toBe(0)
  await later(inbox)
  expect(await last()).toMatchObject({ status: 'sent' })
  expect(sent()).toBe(1)
})

test.each(both)('%s closes the connection and nobody knows what it did before: a person decides', async channel => {
  const { inbox, sent, last } = await answered(channel, 'cut')
  await later(inbox)
  expect(await last()).toMatchObject({ status: 'failed', error: { code: 'unknown_outcome' } })
  expect(sent()).toBe(0)
})

const taken = (['taken_then_cut', 'taken_then_half', 'taken_then_html'] as const).flatMap(failure =>
  both.map(channel => [channel, failure] as const),
)

test.each(taken)('%s takes the answer, and then %s: it is never sent again unasked', async (channel, failure) => {
  const { inbox, sent, last } = await answered(channel, failure)
  expect(await last()).toMatchObject({ status: 'queued' })
  await later(inbox)
  expect(await last()).toMatchObject({ status: 'failed', error: { code: 'unknown_outcome' } })
  expect(sent()).toBe(1)
})

test.each(both)('%s names how long to wait, and nothing leaves before', async channel => {
  const { inbox, sent } = await answered(channel, { code: 4, status: 400, headers: { 'retry-after': '120' } })
  const [held] = await inbox.company.look(ctx =>
    ctx.query<{ until: string }>(sql`select i.held_until as "until" from ${ctx.all.Integration} i`),
  )
  expect(Date.parse(held?.until as string) - Date.now()).toBeGreaterThan(110_000)
  await inbox.company.perform(ctx =>
    ctx.write.change('Job', { name: 'send-queued' }, { runAt: new Date(Date.now() - 1000) }),
  )
  await inbox.company.settled()
  expect(sent()).toBe(0)
})

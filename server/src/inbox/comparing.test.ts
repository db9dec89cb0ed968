import { verdicts } from '@steward/contract/inbox/verdicts.ts'
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
import { sql } from '../platform/db/sql.ts'

const HOUR_MS = 3_600_000
const ago = (hours: number) => Date.now() - hours * HOUR_MS

/** A page that was connected long ago, so that there is something to look back on. */
async function oldPage(): Promise<Inbox> {
  const inbox = await withPage()
  const { company, integrationId } = inbox
  await company.perform(ctx =>
    ctx.write.change('Integration', { id: integrationId }, { createdAt: new Date(ago(24 * 60)) }),
  )
  return inbox
}

async function compared({ company, integrationId }: Inbox) {
  await company.admin.api.inbox.integrations.compare({ id: integrationId })
  return ended({ company, integrationId })
}

async function ended({ company, integrationId }: Pick<Inbox, 'company' | 'integrationId'>) {
  return eventually(async () => {
    await company.settled()
    const found = await company.admin.api.inbox.integrations.completeness({ id: integrationId })
    return !found.isComparing && found
  }, 30_000)
}

test('what was written while nothing was delivered is found and stored in its place, once', async () => {
  const inbox = await oldPage()
  const { company, pageId } = inbox
  const psid = `7${uniqueDigits()}`
  const write = (text: string, hours: number, undelivered?: true) =>
    company.graph.customerWrites({ pageId, psid, name: 'Ana Example', text, timestampMs: ago(hours), undelivered })
  await write('First', 5)
  await write('Lost one', 4, true)
  await write('Lost two', 3, true)
  await write('Last', 2)
  await company.settled()

  const found = await compared(inbox)
  expect(found).toMatchObject({ canCompare: true, comparison: { held: 4, missing: 2, fetched: 2, trouble: null } })
  const [conversation] = (await company.admin.api.inbox.conversations.list({})).items
  const thread = await threadOf(company.admin, conversation?.id as string)
  expect(thread.map(({ content }) => content)).toEqual(['First', 'Lost one', 'Lost two', 'Last'])
  expect(conversation?.lastMessageText).toBe('Last')

  expect((await compared(inbox)).comparison).toMatchObject({ held: 4, missing: 0, fetched: 0 })
})

test('somebody whose first words were lost gets a conversation; a delivery that comes late all the same is no second message', async () => {
  const inbox = await oldPage()
  const { company, pageId } = inbox
  const person = { pageId, psid: `7${uniqueDigits()}`, timestampMs: ago(1) }
  const { mid } = await company.graph.customerWrites({ ...person, text: 'Anybody there?', undelivered: true })
  await compared(inbox)
  await company.graph.customerWrites({ ...person, mid, text: 'Anybody there?' })
  await company.settled()
  const { items } = await company.admin.api.inbox.conversations.list({})
  expect(items).toMatchObject([{ externalUserId: person.psid, lastMessageText: 'Anybody there?', unread: true }])
  expect(await threadOf(company.admin, items[0]?.id as string)).toHaveLength(1)
})

test('an answer whose confirmation was lost is known for ours, not stored as somebody else’s', async () => {
  const inbox = await oldPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  company.graph.nextFails('taken_then_cut')
  await company.admin.api.inbox.conversations.reply({ id, content: 'We do.' })
  await company.settled()
  // What was said in the last two minutes is left alone: it may still be under way.
  company.graph.held.forEach(message => {
    message.at -= 5 * 60_000
  })
  await compared(inbox)
  const thread = await threadOf(company.admin, id)
  expect(thread.map(({ content, status }) => [content, status])).toContainEqual(['We do.', 'sent'])
  expect(thread.filter(({ content }) => content === 'We do.')).toHaveLength(1)
})

test('Meta asks for patience: it goes on where it was; a dead token is said, and the channel waits for a person', async () => {
  const inbox = await oldPage()
  const { company, pageId, token, integrationId } = inbox
  await company.graph.customerWrites({
    pageId,
    psid: `7${uniqueDigits()}`,
    text: 'Lost',
    timestampMs: ago(1),
    undelivered: true,
  })
  company.graph.nextFails(
    { code: 613, status: 400, message: 'Calls to this api have exceeded the rate limit' },
    { on: 'conversations' },
  )
  await company.admin.api.inbox.integrations.compare({ id: integrationId })
  await company.settled()
  await company.perform(ctx => ctx.write.change('Job', { name: 'compare-channel' }, { runAt: new Date(0) }))
  expect((await ended(inbox)).comparison).toMatchObject({ missing: 1, fetched: 1, trouble: null })

  company.graph.revokeToken(token)
  expect((await compared(inbox)).comparison).toMatchObject({ trouble: expect.stringMatching(/\w/) })
  expect(await company.admin.api.inbox.integrations.find({ id: integrationId })).toMatchObject({ health: 'reconnect' })
  await expect(company.admin.api.inbox.integrations.compare({ id: integrationId })).rejects.toMatchObject({
    code: 'CHANNEL_OFF',
  })
})

test('a token that may not read back says so, and goes on answering', async () => {
  const inbox = await oldPage()
  const { company, integrationId } = inbox
  const { id } = await customerWrote(inbox)
  const lacking = {
    code: 10,
    status: 403,
    message: '(#10) This endpoint requires the pages_read_engagement permission',
  }
  company.graph.nextFails(lacking, { on: 'conversations' })
  expect((await compared(inbox)).comparison).toMatchObject({ trouble: expect.stringMatching(/permission/) })
  expect(await company.admin.api.inbox.integrations.find({ id: integrationId })).toMatchObject({ health: 'ok' })
  await company.admin.api.inbox.conversations.reply({ id, content: 'Still here' })
  await company.settled()
  expect((await threadOf(company.admin, id)).at(-1)).toMatchObject({ status: 'sent' })
})

test('a channel that works again is compared by itself; of two who ask at once one run comes', async () => {
  const inbox = await oldPage()
  const { company, pageId, token, integrationId } = inbox
  await compared(inbox)
  company.graph.revokeToken(token)
  await company.admin.api.inbox.integrations.check({ id: integrationId })
  await company.settled()
  await company.graph.customerWrites({
    pageId,
    psid: `7${uniqueDigits()}`,
    text: 'Meanwhile',
    timestampMs: ago(1),
    undelivered: true,
  })
  const fresh = `token-${uniqueDigits()}`
  company.graph.page(pageId, { token: fresh, name: 'Harbour Bakery' })
  await company.admin.api.inbox.integrations.change({ id: integrationId, accessToken: fresh })
  expect((await ended(inbox)).comparison).toMatchObject({ missing: 1, fetched: 1 })

  const { api } = company.admin
  const before = company.graph.calls.filter(({ path }) => path.endsWith('/conversations')).length
  await Promise.all([1, 2, 3].map(() => api.inbox.integrations.compare({ id: integrationId })))
  await ended(inbox)
  expect(company.graph.calls.filter(({ path }) => path.endsWith('/conversations')).length - before).toBe(1)
})

test('WhatsApp tells nothing of what it holds, and says so; a role without the right is refused', async () => {
  const { company, integrationId } = await withNumber()
  const { api } = company.admin
  expect(await api.inbox.integrations.completeness({ id: integrationId })).toMatchObject({ canCompare: false })
  await expect(api.inbox.integrations.compare({ id: integrationId })).rejects.toMatchObject({
    code: 'COMPARE_IMPOSSIBLE',
  })
  const sara = await company.hire('Sara')
  await expect(sara.api.inbox.integrations.compare({ id: integrationId })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const jobs = await company.look(ctx =>
    ctx.query(sql`select j.id from ${ctx.all.Job} j where j.name = 'compare-channel'`),
  )
  expect(jobs).toEqual([])
})

test('a run that died is not shown as under way for ever, and another can begin', async () => {
  const inbox = await oldPage()
  const { company, integrationId } = inbox
  const { api } = company.admin
  await company.perform(ctx =>
    ctx.write.note('Integration', { id: integrationId }, { comparingSince: new Date(ago(2)) }),
  )
  expect(await api.inbox.integrations.completeness({ id: integrationId })).toMatchObject({ isComparing: false })
  expect((await compared(inbox)).comparison).toMatchObject({ held: 0, trouble: null })
})

test('where there is more than it looks through, what it found says so', async () => {
  const inbox = await oldPage()
  const { company, pageId, integrationId } = inbox
  const since = new Date(ago(24)).toISOString()
  for (let at = 0; at < 21; at++) {
    const person = { pageId, psid: `7${uniqueDigits()}`, timestampMs: ago(2) }
    await company.graph.customerWrites({ ...person, text: 'Good morning', undelivered: true })
  }
  // The last page that is looked at.
  await company.perform(async ctx => {
    await ctx.write.note('Integration', { id: integrationId }, { comparingSince: ctx.now })
    const none = { held: 0, missing: 0, fetched: 0 }
    ctx.later('compare-channel', { integrationId, since, upTo: ctx.now.toISOString(), cursor: '', pages: 99, ...none })
  })

  const { comparison } = await ended(inbox)
  expect(comparison).toMatchObject({ held: 20, missing: 20, fetched: 20, trouble: verdicts.compared_in_part })
})

import { expect, test } from 'vitest'
import { customerWrote, eventually, threadOf, uniqueDigits, withPage } from '../../test/inbox.ts'
import { isSilent } from './completeness.ts'

const person = (pageId: string, psid: string) => ({
  ...{ sender: { id: psid }, recipient: { id: pageId }, timestamp: Date.now() },
})

test('what nobody knows is kept with the delivery as it came, and the rest is worked', async () => {
  const [inbox, other] = [await withPage(), await withPage()]
  const { company, pageId, integrationId } = inbox
  const psid = `7${uniqueDigits()}`
  const known = { ...person(pageId, psid), message: { mid: `m_${psid}`, text: 'Do you deliver?' } }
  const entry = (id: string, ...messaging: object[]) => ({ id, time: Date.now(), messaging })

  await company.graph.post({
    object: 'page',
    entry: [
      entry(pageId, { ...person(pageId, psid), hologram: { size: 3 } }, known),
      entry(other.pageId, {
        ...person(other.pageId, '7'),
        message: { mid: `m_x${psid}`, text: 'A secret of another' },
      }),
    ],
  })
  await company.settled()

  const { items } = await company.admin.api.inbox.deadLetters.list({ integrationId })
  expect(items).toMatchObject([{ status: 'unknown', reason: 'unknown event hologram' }])
  const id = items[0]?.id as string
  const { raw } = await company.admin.api.inbox.deadLetters.find({ id })
  expect(JSON.parse(raw)).toMatchObject({ hologram: { size: 3 } })
  expect(raw).not.toContain('A secret of another')
  const { items: threads } = await company.admin.api.inbox.conversations.list({})
  expect(threads.map(({ lastMessageText }) => lastMessageText)).toEqual(['Do you deliver?'])
  expect(await company.admin.api.inbox.integrations.completeness({ id: integrationId })).toMatchObject({
    ...{ day: { received: 2, worked: 1 }, waiting: 0, failed: 0, unknown: 1, silentSince: null },
  })

  const { api } = company.admin
  await Promise.all([api.inbox.deadLetters.aside({ id }), api.inbox.deadLetters.aside({ id })])
  expect((await api.inbox.deadLetters.list({})).items).toEqual([])
  expect((await api.inbox.deadLetters.list({ status: 'aside' })).items).toHaveLength(1)
  expect(await api.inbox.deadLetters.back({ id })).toMatchObject({ status: 'unknown' })
  expect(await api.inbox.deadLetters.workAll({})).toEqual({ begun: 1 })
  await company.settled()
  expect((await api.inbox.deadLetters.list({})).items).toMatchObject([{ id, status: 'unknown' }])
  await expect(other.company.admin.api.inbox.deadLetters.find({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a delivery whose parts are no lists is kept as well', async () => {
  const { company, pageId, integrationId } = await withPage()
  await company.graph.post({ object: 'page', entry: [{ id: pageId, time: Date.now(), messaging: { mid: 'm_1' } }] })
  await company.settled()
  const { items } = await company.admin.api.inbox.deadLetters.list({ integrationId })
  expect(items).toMatchObject([{ status: 'unknown', reason: 'messaging that is not a list' }])
})

test('what failed is worked again once, however often somebody asks', async () => {
  const inbox = await withPage()
  const { company, pageId, integrationId } = inbox
  const conversation = await customerWrote(inbox)
  const message = { mid: `m_lost${uniqueDigits()}`, text: 'Did you get this?' }
  const body = {
    object: 'page',
    entry: [{ id: pageId, messaging: [{ ...person(pageId, conversation.externalUserId), message }] }],
  }
  const letter = await company.perform(async ctx => {
    const event = { provider: 'meta', digest: uniqueDigits(), body: JSON.stringify(body), status: 'worked' as const }
    const eventId = await ctx.write.insert('WebhookEvent', { ...event, receivedAt: ctx.now })
    return ctx.write.insert('DeadLetter', {
      body: '{}',
      integrationId,
      eventId,
      item: 0,
      reason: 'the disk was full',
      status: 'failed',
    })
  })
  const { deadLetters } = company.admin.api.inbox

  // Whoever is second may come when it is done already.
  const asked = await Promise.allSettled([deadLetters.work({ id: letter }), deadLetters.work({ id: letter })])
  expect(asked.map(({ status }) => status)).toContain('fulfilled')
  await eventually(async () => {
    await company.settled()
    return (await deadLetters.list({})).items.length === 0
  })

  const texts = (await threadOf(company.admin, conversation.id)).map(({ content }) => content)
  expect(texts.filter(text => text === message.text)).toHaveLength(1)
  await expect(deadLetters.work({ id: letter })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a channel is silent when nothing comes for half as long again as ever', () => {
  const hour = 3_600_000
  const now = Date.UTC(2026, 10, 27, 15)
  // Ten days, from eight to eight, twelve messages each.
  const hours = Array.from({ length: 240 }, (_, at) => now - (240 - at) * hour)
    .filter(at => new Date(at).getUTCHours() >= 8 && new Date(at).getUTCHours() < 20)
    .map(at => ({
      hour: new Date(at).toISOString(),
      newestAt: new Date(at + hour / 2).toISOString(),
      received: 1,
      worked: 1,
    }))
  const ending = (quietHours: number) => hours.filter(({ newestAt }) => Date.parse(newestAt) <= now - quietHours * hour)

  expect(isSilent(hours, now)).toBe(false)
  // A night of twelve and a half hours is usual.
  expect(isSilent(ending(15), now - 6 * hour)).toBe(false)
  expect(isSilent(ending(20), now)).toBe(true)
  expect(isSilent(hours.slice(0, 30), now)).toBe(false)
  // What somebody has said comes before that.
  expect(isSilent(ending(20), now, 0)).toBe(false)
  expect(isSilent([], now, 24, new Date(now - 25 * hour).toISOString())).toBe(true)
  expect(isSilent([], now, 24, new Date(now - 23 * hour).toISOString())).toBe(false)
})

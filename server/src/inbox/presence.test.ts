import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { customerWrote, withPage } from '../../test/inbox.ts'
import { listen } from '../../test/listening.ts'
import type { Person } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'
import { liveThroughRedis, type Seen } from '../platform/live.ts'
import { presences } from '../platform/presence.ts'

const show = ({ api }: Person, id: string, doing: 'looking' | 'writing' | 'gone') =>
  api.inbox.conversations.presence({ id, doing })

test('colleagues hear who has a conversation open and who is writing, and it is kept nowhere', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, mira] = [await company.hire('Sara'), await company.hire('Mira', 'Manager')]
  const [saras, miras] = [await listen(sara), await listen(mira)]
  const facts = async () => (await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })).total
  const before = await facts()

  expect(await show(sara, id, 'looking')).toEqual({ others: [] })
  expect(await show(mira, id, 'writing')).toEqual({ others: [{ id: sara.employeeId, name: 'Sara', doing: 'looking' }] })

  await saras.until(() => saras.heard.some(({ data }) => data.doing === 'writing'))
  await miras.until(() => miras.heard.some(({ data }) => data.doing === 'looking'))
  expect(saras.heard).toMatchObject([{ event: 'presence', data: { noun: 'conversation', id, who: { name: 'Mira' } } }])
  expect(saras.heard[0]?.id).toBeUndefined()

  await show(mira, id, 'gone')
  await saras.until(() => saras.heard.some(({ data }) => data.doing === 'gone'))
  expect(await show(sara, id, 'looking')).toEqual({ others: [] })
  expect(await facts()).toBe(before)
  await saras.close()
  await miras.close()
})

test('not even the key of the request is remembered', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)

  const answer = await company.app.inject({
    method: 'POST',
    url: `/api/v1/conversations/${id}/presence`,
    headers: { cookie: company.admin.browser.cookie, 'idempotency-key': 'a-key-of-presence' },
    payload: { doing: 'looking' },
  })

  expect(answer.statusCode).toBe(200)
  const keys = await company.look(ctx =>
    ctx.query(
      sql`select k.idempotency_key as "key" from ${ctx.all.IdempotencyKey} k where k.idempotency_key = 'a-key-of-presence'`,
    ),
  )
  expect(keys).toEqual([])
})

test('it is neither heard nor asked by those who may not see the conversation', async () => {
  const inbox = await withPage()
  const { company } = inbox
  const { id } = await customerWrote(inbox)
  const [sara, tom, emil] = [
    await company.hire('Sara'),
    await company.hire('Tom'),
    await company.hire('Emil', 'Employee'),
  ]
  await sara.api.inbox.conversations.assign({ id, employeeId: sara.employeeId })
  const [toms, emils, adas] = [await listen(tom), await listen(emil), await listen(company.admin)]

  await show(sara, id, 'writing')

  await adas.until(() => adas.heard.some(({ event }) => event === 'presence'))
  await sleep(50)
  expect([...toms.heard, ...emils.heard].filter(({ event }) => event === 'presence')).toEqual([])
  await expect(show(tom, id, 'looking')).rejects.toMatchObject({ status: 404 })
  await expect(show(emil, id, 'looking')).rejects.toMatchObject({ status: 403 })
  for (const stream of [toms, emils, adas]) await stream.close()
})

test('who says too much is not passed on, and who says nothing more is forgotten', async () => {
  let now = 0
  const known = presences(() => now)
  const note = { noun: 'conversation', id: uuidv7(), who: { id: uuidv7(), name: 'Mira' }, doing: 'looking' as const }
  const told = Array.from({ length: 50 }, () => known.mayTell('company', note.who.id))
  expect(told.filter(Boolean)).toHaveLength(20)
  now = 10_001
  expect(known.mayTell('company', note.who.id)).toBe(true)

  known.keep('company', note)
  known.keep('company', { ...note, doing: 'writing' })
  expect(known.at('company', 'conversation', note.id)).toMatchObject([{ doing: 'writing' }])
  expect(known.at('another', 'conversation', note.id)).toEqual([])
  now += 8_001
  expect(known.at('company', 'conversation', note.id)).toEqual([])
})

test.skipIf(!process.env.TEST_REDIS_URL)('several nodes know the same', async () => {
  const url = process.env.TEST_REDIS_URL as string
  const [one, two] = [await liveThroughRedis(url, () => {}), await liveThroughRedis(url, () => {})]
  const [companyId, id] = [uuidv7(), uuidv7()]
  const seen: Seen[] = []
  two.watch(companyId, entry => seen.push(entry))
  const presence = { noun: 'conversation', id, who: { id: uuidv7(), name: 'Mira' }, doing: 'looking' as const }

  for (let i = 0; i < 100 && seen.length === 0; i++) {
    one.show(companyId, presence, null)
    await sleep(20)
  }

  expect(seen[0]).toEqual({ companyId, presence, owner: null })
  expect(two.whoIsAt(companyId, 'conversation', id)).toEqual([presence])
  await one.close()
  await two.close()
})

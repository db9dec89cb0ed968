import { expect, test } from 'vitest'
import { uniqueDigits } from '../../test/inbox.ts'
import { newCompany } from '../../test/world.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { checkChannels } from './health.ts'

const DAY = 86_400

test('a token is looked into: what it may do, until when; an administrator is warned once, a missing permission is named', async () => {
  const company = await newCompany()
  const { integrations } = company.admin.api.inbox
  const now = Math.floor(Date.now() / 1000)
  const tokens = { lasting: {}, ending: { expiresAt: now + 5 * DAY }, poor: { scopes: ['pages_messaging'] } }
  const connect = async (more: object) => {
    const [pageId, token] = [`10${uniqueDigits()}`, `token-${uniqueDigits()}`]
    company.graph.page(pageId, { token, ...more })
    return (await integrations.create({ provider: 'facebook', pageId, accessToken: token })).id
  }
  const lasting = await connect(tokens.lasting)
  const ending = await connect(tokens.ending)
  const poor = await connect(tokens.poor)
  const phoneNumberId = `20${uniqueDigits()}`
  company.graph.number(phoneNumberId, { token: `number-${phoneNumberId}`, wabaId: `3${phoneNumberId}` })
  const number = await integrations.create({
    ...{ provider: 'whatsapp', pageId: phoneNumberId, wabaId: `3${phoneNumberId}` },
    accessToken: `number-${phoneNumberId}`,
  })
  await company.settled()

  expect(await integrations.find({ id: lasting })).toMatchObject({
    health: 'ok',
    workedAt: expect.any(String),
    access: { endsAt: null, missingScopes: [], notSubscribed: [], subscribed: expect.arrayContaining(['messages']) },
  })
  expect(await integrations.find({ id: ending })).toMatchObject({
    health: 'ok',
    access: { endsAt: new Date((now + 5 * DAY) * 1000).toISOString() },
  })
  expect(await integrations.find({ id: poor })).toMatchObject({
    health: 'reconnect',
    healthNote: expect.stringContaining('permission'),
    access: { missingScopes: ['pages_manage_metadata'] },
  })
  expect(await integrations.find({ id: number.id })).toMatchObject({ health: 'ok', access: { missingScopes: [] } })

  // Every day all of them are asked again; where Meta does not tell, what it told before stays.
  company.graph.nextFails('html', { on: 'debug_token', times: 4 })
  await checkChannels({ platform: company.platform, look: company.lookAsInstallation } as JobWork)
  await company.settled()
  const again = await integrations.find({ id: ending })
  expect(again.health).toBe('ok')
  const warnings = await company.look(ctx =>
    ctx.query(sql`select f.type as "type" from ${ctx.all.Fact} f where f.type = 'integration.ending'`),
  )
  expect(warnings).toHaveLength(1)
  await integrations.change({ id: ending, accessToken: 'another' })
  expect(await integrations.find({ id: ending })).toMatchObject({ access: null, health: 'unchecked' })
})

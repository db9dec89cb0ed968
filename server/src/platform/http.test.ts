import { expect, test } from 'vitest'
import { newCompany, theWorld } from '../../test/world.ts'

async function send(payload: string, headers: Record<string, string> = {}) {
  const company = await newCompany()
  const answer = await company.app.inject({
    method: 'POST',
    url: '/api/v1/leads',
    payload,
    headers: { 'content-type': 'application/json', cookie: company.admin.browser.cookie, ...headers },
  })
  return { status: answer.statusCode, type: answer.headers['content-type'], problem: answer.json() }
}

test('a refusal is problem+json that names each field and carries a request id', async () => {
  const { status, type, problem } = await send(
    JSON.stringify({ title: '', value: '12,5', assignedTo: 'me', colour: 'red' }),
  )

  expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8'])
  expect(problem).toMatchObject({
    status: 400,
    code: 'BAD_INPUT',
    title: expect.any(String),
    request_id: expect.any(String),
  })
  expect(problem.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
    'assignedTo',
    'colour',
    'title',
    'value',
  ])
})

test('broken bodies, foreign types and poison get an orderly answer', async () => {
  const cases: [payload: string, status: number, headers?: Record<string, string>][] = [
    ['{"title":', 400],
    ['[1]', 400],
    ['"text"', 400],
    ['{"__proto__":{"admin":true},"title":"x"}', 400],
    ['{"title":"a\\u0000b"}', 400],
    ['{"title":"\\ud800"}', 400],
    [`{"title":"${'x'.repeat(1_100_000)}"}`, 413],
    [`{"title":${'['.repeat(100_000)}`, 400],
    ['', 400],
    ['title=x', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['{"title":"x"}', 400, { 'idempotency-key': 'with space' }],
  ]
  for (const [payload, expected, headers] of cases) {
    const { status, type } = await send(payload, headers)
    expect([payload.slice(0, 40), status, type]).toEqual([
      payload.slice(0, 40),
      expected,
      'application/problem+json; charset=utf-8',
    ])
  }
})

test('lists refuse unknown filters, orders and cursors of other lists', async () => {
  const { admin } = await newCompany()
  const { leads } = admin.api.crm
  await leads.create({ title: 'One' })
  await leads.create({ title: 'Two' })
  const { nextCursor } = await leads.list({ limit: 1, sort: 'title' })

  await expect(leads.list({ colour: 'red' } as never)).rejects.toMatchObject({
    problem: { errors: [{ path: 'colour' }] },
  })
  await expect(leads.list({ sort: 'notes' } as never)).rejects.toMatchObject({
    problem: { errors: [{ path: 'sort' }] },
  })
  await expect(leads.list({ limit: 1000 })).rejects.toMatchObject({ problem: { errors: [{ path: 'limit' }] } })
  await expect(leads.list({ limit: 1, sort: '-value', cursor: nextCursor as string })).rejects.toMatchObject({
    code: 'BAD_CURSOR',
  })
  await expect(leads.list({ cursor: 'rubbish' })).rejects.toMatchObject({ code: 'BAD_CURSOR' })
})

test('health says whether the database answers, and names the version', async () => {
  const { app } = await theWorld()

  expect((await app.inject('/health/live')).json()).toMatchObject({ status: 'ok', version: '0.0.0-test' })
  expect((await app.inject('/health/ready')).statusCode).toBe(200)
})

test('the OpenAPI document describes every path with components and problems', async () => {
  const { app } = await theWorld()
  const document = (await app.inject('/api/v1/openapi.json')).json()

  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Lead', 'Client', 'Invoice', 'Conversation']),
  )
  expect(document.paths['/leads/{id}/win'].post.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
  expect(document.paths['/leads/{id}/win'].post.description).toContain('can_close_leads')
  const logo = document.paths['/company/logo']
  expect(Object.keys(logo.put.requestBody.content)).toEqual(['image/png', 'image/jpeg'])
  expect(logo.delete.description).toContain('can_manage_company')
  expect(document.paths['/users/{id}/profile-image'].put.responses[200].content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/User',
  })
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/files/{id}', '/transactions/{id}/receipt', '/invoices/{id}/pdf', '/leads/export.csv']),
  )
})

test('answers carry the headers that keep a browser safe', async () => {
  const { app } = await theWorld()
  const { headers } = await app.inject('/health/live')

  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('metrics are for whoever runs the company, not for the world', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const ask = (cookie: string) => company.app.inject({ url: '/metrics', headers: { cookie } })

  expect((await ask('')).statusCode).toBe(401)
  expect((await ask(sara.browser.cookie)).statusCode).toBe(403)
  expect((await ask(company.admin.browser.cookie)).body).toContain('steward_request_seconds')
})

import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Company, newCompany } from '../../test/world.ts'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
const photo = () =>
  sharp({ create: { width: 3000, height: 40, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer()

const at = (company: Company, id: string) => {
  const call = (method: 'GET' | 'PUT' | 'DELETE', cookie: string, payload?: Buffer) =>
    company.app.inject({
      method,
      url: `/api/v1/transactions/${id}/receipt`,
      headers: { cookie, ...(payload && { 'content-type': 'application/octet-stream' }) },
      ...(payload && { payload }),
    })
  return {
    get: (cookie: string) => call('GET', cookie),
    put: (cookie: string, payload: Buffer) => call('PUT', cookie, payload),
    remove: (cookie: string) => call('DELETE', cookie),
  }
}

test('a receipt is attached, looked at, replaced and taken away', async () => {
  const company = await newCompany()
  const { transactions } = company.admin.api.finance
  const { cookie } = company.admin.browser
  const rent = await transactions.create({ type: 'debit', category: 'Rent', amount: '900', date: '2026-05-31' })
  expect(rent.receipt).toBeNull()
  const receipt = at(company, rent.id)
  expect((await receipt.get(cookie)).statusCode).toBe(404)

  const attached = await receipt.put(cookie, PDF)
  expect(attached.json()).toMatchObject({
    id: rent.id,
    receipt: { name: 'receipt.pdf', type: 'application/pdf', size: PDF.length },
  })
  const shown = await receipt.get(cookie)
  expect([shown.headers['content-type'], shown.rawPayload.equals(PDF)]).toEqual(['application/pdf', true])
  expect(shown.headers['content-security-policy']).toContain('sandbox')

  expect((await receipt.put(cookie, await photo())).json().receipt).toMatchObject({ type: 'image/webp' })
  const { width } = await sharp((await receipt.get(cookie)).rawPayload).metadata()
  expect(width).toBe(2200)
  expect(await company.look(ctx => ctx.db.file.count({ where: { purpose: 'receipt' } }))).toBe(1)

  expect((await receipt.remove(cookie)).statusCode).toBe(204)
  expect((await receipt.get(cookie)).statusCode).toBe(404)
  expect((await transactions.list({})).items[0]?.receipt).toBeNull()
  expect(await company.look(ctx => ctx.db.file.count({ where: { purpose: 'receipt' } }))).toBe(0)
})

test('a receipt is a picture or a PDF by its bytes, and no larger than it has to be', async () => {
  const company = await newCompany()
  const { cookie } = company.admin.browser
  const rent = await company.admin.api.finance.transactions.create({
    type: 'debit',
    category: 'Rent',
    amount: '900',
    date: '2026-05-31',
  })
  const receipt = at(company, rent.id)

  expect((await receipt.put(cookie, Buffer.from('<svg onload="x">'))).statusCode).toBe(415)
  expect((await receipt.put(cookie, Buffer.concat([PDF, Buffer.alloc(9 * 1024 * 1024)]))).statusCode).toBe(413)
  expect(await company.look(ctx => ctx.db.file.count({ where: { purpose: 'receipt' } }))).toBe(0)
})

test('receipts are for who may see the entry, and attached by who may write entries', async () => {
  const company = await newCompany()
  const { api, browser } = company.admin
  const rent = await api.finance.transactions.create({
    type: 'debit',
    category: 'Rent',
    amount: '9',
    date: '2026-05-31',
  })
  const salary = await api.finance.transactions.create({
    type: 'debit',
    category: 'Salary',
    amount: '9',
    date: '2026-05-31',
  })
  for (const { id } of [rent, salary]) await at(company, id).put(browser.cookie, PDF)
  const role = await api.identity.roles.create({ name: 'Books', permissions: { can_view_transactions: true } })
  const reader = (await company.hire('Rita', role.name)).browser.cookie
  const sales = (await company.hire('Sara')).browser.cookie
  const other = (await newCompany()).admin.browser.cookie

  const codes = async (id: string, cookie: string) => {
    const receipt = at(company, id)
    return [await receipt.get(cookie), await receipt.put(cookie, PDF), await receipt.remove(cookie)].map(
      ({ statusCode }) => statusCode,
    )
  }
  expect(await codes(rent.id, '')).toEqual([401, 401, 401])
  expect(await codes(rent.id, sales)).toEqual([403, 403, 403])
  expect(await codes(rent.id, reader)).toEqual([200, 403, 403])
  expect(await codes(rent.id, other)).toEqual([404, 404, 404])
  await api.identity.roles.change({
    id: role.id,
    permissions: { can_view_transactions: true, can_edit_transactions: true },
  })
  expect(await codes(salary.id, reader)).toEqual([404, 404, 404])
  expect(await codes(rent.id, reader)).toEqual([200, 200, 204])
})

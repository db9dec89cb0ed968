import { expect, test } from 'vitest'
import { newCompany } from '../test/world.ts'

test('a part of a word finds everything that carries it, the newest of each kind first', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const client = await company.client({ name: 'Hafenbäckerei Ünal' })
  const older = await api.crm.leads.create({ title: 'Ofen für die Hafenbäckerei' })
  const newer = await api.crm.leads.create({ title: 'HAFENBÄCKEREI, zweiter Ofen' })
  const task = await api.tasks.tasks.create({ title: 'Bäckerei anrufen' })
  const { id: invoiceId } = await company.unpaidInvoice('100.00', { clientId: client.id })
  await api.crm.leads.create({ title: 'Something else' })

  const { items } = await api.company.search.find({ q: 'backerei' })

  expect(items.map(({ noun, id }) => [noun, id])).toEqual([
    ['client', client.id],
    ['lead', newer.id],
    ['lead', older.id],
    ['task', task.id],
    ['invoice', invoiceId],
  ])
  const foundBy = async (q: string) => (await api.company.search.find({ q })).items.map(({ id }) => id)
  expect(await foundBy('ofen zwei')).toEqual([newer.id])
  expect(await foundBy('مخبز')).toEqual([])
  for (const q of ['%', '_', '\\', "'", '*/']) expect(await foundBy(q)).toEqual([])
})

test('search shows nobody what their lists would hide', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.lead(sara)
  const gone = await company.lead(sara, { title: 'Harbour Bakery, by mistake' })
  await company.admin.api.crm.leads.remove({ id: gone.id })
  const find = async ({ api }: typeof sara) => (await api.company.search.find({ q: 'harbour' })).items

  expect((await find(sara)).map(({ id }) => id)).toEqual([lead.id])
  expect(await find(tom)).toEqual([])
  expect(await find((await newCompany()).admin)).toEqual([])
})

test('what is longer than search keeps is saved whole and found by its beginning', async () => {
  const company = await newCompany()
  const { clients } = company.admin.api.crm
  const contactInfo = `first line ${'ﷺ '.repeat(400)}`

  const client = await clients.create({ name: 'Long', contactInfo })

  expect((await clients.find({ id: client.id })).contactInfo).toBe(contactInfo.trim())
  expect((await company.admin.api.company.search.find({ q: 'first line' })).items).toHaveLength(1)
})

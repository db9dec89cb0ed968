import { expect, test } from 'vitest'
import { newCompany } from '../test/world.ts'

test('clients are shown with what they owe, what of it is late, and how many leads are open with them', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const { today } = await api.company.me.find()
  const [bakery, inn, quiet] = [
    await company.client({ name: 'Bakery' }),
    await company.client({ name: 'Inn' }),
    await company.client({ name: 'Quiet' }),
  ]
  const late = await company.unpaidInvoice('100.00', { clientId: bakery.id, dueDate: '2020-01-31' })
  await company.unpaidInvoice('40.50', { clientId: bakery.id, dueDate: '2099-01-31' })
  await api.finance.payments.record({ id: late.id, amount: '30.00', date: today })
  const paid = await company.unpaidInvoice('10.00', { clientId: inn.id })
  await api.finance.payments.record({ id: paid.id, amount: '10.00', date: today })
  await company.lead(company.admin, { clientId: bakery.id })
  const won = await company.lead(company.admin, { clientId: bakery.id })
  await api.crm.leads.win({ id: won.id })

  const standings = await api.crm.clients.standing({ ids: [bakery, inn, quiet].map(({ id }) => id).join(',') })

  expect(new Map(standings.map(({ id, ...standing }) => [id, standing]))).toEqual(
    new Map([
      [bakery.id, { due: '110.50', overdue: '70.00', openLeads: 1 }],
      [inn.id, { due: '0.00', overdue: '0.00', openLeads: 0 }],
      [quiet.id, { due: '0.00', overdue: '0.00', openLeads: 0 }],
    ]),
  )
})

test('whoever may not see invoices learns of no debt, and nobody of leads that are not theirs to see', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const client = await company.client()
  await company.unpaidInvoice('100.00', { clientId: client.id })
  await company.lead(sara, { clientId: client.id })
  await company.lead(tom, { clientId: client.id })
  const roles = await company.admin.api.identity.roles.list({ limit: 100 })
  const sales = roles.items.find(({ name }) => name === 'Sales')
  await company.admin.api.identity.roles.change({
    id: sales?.id as string,
    permissions: { ...sales?.permissions, can_view_invoices: false },
  })

  expect(await sara.api.crm.clients.standing({ ids: client.id })).toEqual([
    { id: client.id, due: null, overdue: null, openLeads: 1 },
  ])
})

test("a stranger's clients are not known, and ids that are none are refused", async () => {
  const [company, stranger] = [await newCompany(), await newCompany()]
  const client = await company.client()

  expect(await stranger.admin.api.crm.clients.standing({ ids: client.id })).toEqual([])
  for (const ids of ['', 'x', `${client.id},`, Array(101).fill(client.id).join(',')])
    await expect(company.admin.api.crm.clients.standing({ ids })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

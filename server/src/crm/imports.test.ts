import { guarded, unguarded } from '@steward/contract/platform/csv.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCompany } from '../../test/world.ts'

test('leads of a file come in with the people, clients and branches they name', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const sara = await company.hire('Sara')
  const client = await company.client({ name: 'Harbour Bakery' })
  const branch = await api.company.branches.create({ name: 'Old Town' })

  const done = await api.crm.leads.import({
    rows: [
      {
        title: ' Spring order ',
        value: '1200.50',
        source: 'Fair',
        assignedName: 'Sara',
        clientName: 'Harbour Bakery',
        branchName: 'Old Town',
        contactInfo: 'nadia@example.com\n+49 30 123',
        notes: '',
      },
      { title: 'Refit', status: 'negotiation' },
      { title: 'Old one', status: 'lost', lostReason: 'Too dear' },
      { title: 'Won one', status: 'won', clientName: 'Harbour Bakery' },
    ],
  })

  expect(done).toEqual({ added: 4, rows: [] })
  const { items } = await api.crm.leads.list({ sort: 'title' })
  expect(items.map(({ title, status, value }) => [title, status, value])).toEqual([
    ['Old one', 'lost', '0.00'],
    ['Refit', 'negotiation', '0.00'],
    ['Spring order', 'new', '1200.50'],
    ['Won one', 'won', '0.00'],
  ])
  const spring = items.find(({ title }) => title === 'Spring order')
  expect(spring).toMatchObject({
    assignedTo: sara.employeeId,
    clientId: client.id,
    branchId: branch.id,
    source: 'Fair',
  })
  expect((await api.crm.leads.list({ q: 'nadia' })).total).toBe(1)
  const { items: facts } = await api.company.history.timeline({ subject: `lead:${spring?.id}` })
  expect(facts.map(({ type }) => type)).toEqual(['lead.created'])
})

test('rows that make no sense are left out and say why, the others go in; a check only looks', async () => {
  const company = await newCompany()
  const { api } = company.admin
  await company.hire('Tom')
  await company.hire('Tom')
  const rows = [
    { title: '' },
    { title: 'x'.repeat(201) },
    { title: 'A', value: 'plenty' },
    { title: 'B', assignedName: 'Nobody' },
    { title: 'C', assignedName: 'Tom' },
    { title: 'D', clientName: 'Unknown', branchName: 'Unknown' },
    { title: 'E', status: 'maybe' },
    { title: 'F', status: 'won' },
    { title: 'Good' },
  ]

  const looked = await api.crm.leads.import({ rows, check: true })

  expect(looked.added).toBe(1)
  expect(looked.rows.map(({ row, problems }) => [row, ...problems.map(({ field, why }) => `${field} ${why}`)])).toEqual(
    [
      [0, 'title missing'],
      [1, 'title too_long'],
      [2, 'value not_understood'],
      [3, 'assignedName unknown_person'],
      [4, 'assignedName several_of_that_name'],
      [5, 'clientName unknown_client', 'branchName unknown_branch'],
      [6, 'status not_understood'],
      [7, 'clientName needs_client'],
    ],
  )
  expect((await api.crm.leads.list({})).total).toBe(0)

  expect((await api.crm.leads.import({ rows })).added).toBe(1)
  expect((await api.crm.leads.list({})).items.map(({ title }) => title)).toEqual(['Good'])
})

test('what exists already, or stands twice in a file, is noticed and left out unless wanted', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const known = await company.client({ name: 'Harbour Bakery' })
  const rows = [{ name: 'Harbour Bakery' }, { name: 'Inn' }, { name: 'Inn', address: 'Elsewhere' }]

  const done = await api.crm.clients.import({ rows })

  expect(done).toEqual({
    added: 1,
    rows: [
      { row: 0, problems: [], existing: known.id, repeats: null },
      { row: 2, problems: [], existing: null, repeats: 1 },
    ],
  })
  expect((await api.crm.clients.import({ rows, existing: 'add' })).added).toBe(3)
  expect((await api.crm.clients.list({})).total).toBe(5)
})

test('importing needs the right to import and the right to add, and gives leads to others only with that right', async () => {
  const company = await newCompany()
  const { api } = company.admin
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  await expect(sara.api.crm.leads.import({ rows: [{ title: 'x' }] })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })

  const roles = await api.identity.roles.list({ limit: 100 })
  const sales = roles.items.find(({ name }) => name === 'Sales')
  const allow = (permissions: Record<string, boolean>) =>
    api.identity.roles.change({ id: sales?.id as string, permissions: { ...sales?.permissions, ...permissions } })
  await allow({ can_import_data: true, can_close_leads: false })

  const own = await sara.api.crm.leads.import({
    rows: [
      { title: 'Mine', assignedName: 'Sara' },
      { title: 'His', assignedName: 'Tom' },
      { title: 'Over', status: 'lost' },
    ],
  })
  expect(own.added).toBe(1)
  expect(own.rows.flatMap(({ problems }) => problems)).toEqual([
    { field: 'assignedName', why: 'not_allowed' },
    { field: 'status', why: 'not_allowed' },
  ])

  await allow({ can_import_data: true, can_create_leads: false })
  await expect(tom.api.crm.leads.import({ rows: [{ title: 'x' }] })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test("another company's people and clients are unknown, and a colleague's lead is not told of", async () => {
  const [company, stranger] = [await newCompany(), await newCompany()]
  await stranger.client({ name: 'Their client' })
  const [sara, tom] = [await company.hire('Sara', 'Manager'), await company.hire('Tom')]
  await company.lead(tom, { title: 'Secret' })
  const roles = await company.admin.api.identity.roles.list({ limit: 100 })
  const manager = roles.items.find(({ name }) => name === 'Manager')
  await company.admin.api.identity.roles.change({
    id: manager?.id as string,
    permissions: { ...manager?.permissions, can_view_all_leads: false },
  })

  const looked = await sara.api.crm.leads.import({
    rows: [{ title: 'Secret' }, { title: 'x', clientName: 'Their client' }],
    check: true,
  })

  expect(looked.rows).toEqual([
    { row: 1, problems: [{ field: 'clientName', why: 'unknown_client' }], existing: null, repeats: null },
  ])
})

test('two thousand rows go in at once, more are refused', async () => {
  const company = await newCompany()
  const rows = Array.from({ length: 2000 }, (_, i) => ({ name: `Client ${i}` }))

  expect((await company.admin.api.crm.clients.import({ rows })).added).toBe(2000)

  const more = [...rows, { name: 'One too many' }]
  await expect(company.admin.api.crm.clients.import({ rows: more })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(company.admin.api.crm.clients.import({ rows: [] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('a cell that a spreadsheet would run is guarded on its way out, and exactly itself again on its way in', () => {
  const starts = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠')
  fc.assert(
    fc.property(starts, starts, fc.string(), (first, second, rest) => {
      const cell = first + second + rest
      expect(unguarded(guarded(cell))).toBe(cell)
      expect(guarded(cell)).toMatch(/^-?\d+(\.\d+)?$|^(?![=+\-@\t\r\n＝＋－＠])/)
    }),
  )
  expect([guarded('-5.20'), guarded('=1+1'), guarded("'tis")]).toEqual(['-5.20', "'=1+1", "'tis"])
})

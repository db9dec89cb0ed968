import { expect, test } from 'vitest'
import { newCompany } from '../../test/world.ts'

test('a salary is seen and changed only by those who may see salaries', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const { employees } = company.admin.api.company
  const paid = await employees.create({ name: 'Omar', designation: 'Driver', salary: '2400', joinDate: '2026-02-01' })
  expect(paid.salary).toBe('2400.00')

  const seen = await sara.api.company.employees.find({ id: paid.id })
  expect(seen).not.toHaveProperty('salary')
  const roles = await company.admin.api.identity.roles.list({})
  const sales = roles.items.find(role => role.name === 'Sales')
  await company.admin.api.identity.roles.change({
    id: sales?.id as string,
    permissions: { ...sales?.permissions, can_edit_employees: true },
  })

  await expect(sara.api.company.employees.change({ id: paid.id, salary: '9999' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  expect(await sara.api.company.employees.change({ id: paid.id, designation: 'Head driver' })).not.toHaveProperty(
    'salary',
  )
  await employees.change({ id: paid.id, salary: '2600' })
  const facts = await sara.api.company.history.timeline({ subject: `employee:${paid.id}` })
  expect(JSON.stringify(facts)).not.toMatch(/2400|2600/)
  expect(facts.items[0]?.details).toEqual({ changed: { salary: 'changed' } })
})

test('a department has a manager and a place in the tree, and never stands below itself', async () => {
  const company = await newCompany()
  const { departments } = company.admin.api.company
  const top = await departments.create({ name: 'Operations', managerId: company.admin.employeeId })
  const middle = await departments.create({ name: 'Logistics', parentId: top.id })
  const low = await departments.create({ name: 'Drivers', parentId: middle.id })
  expect(top.managerName).toBe('Ada')

  await expect(departments.change({ id: top.id, parentId: low.id })).rejects.toMatchObject({ code: 'DEPARTMENT_CYCLE' })
  await expect(departments.remove({ id: middle.id })).rejects.toMatchObject({ code: 'STILL_IN_USE' })
})

test('two moves that only together make a ring end without one', async () => {
  const { admin } = await newCompany()
  const { departments } = admin.api.company
  const [a, b] = [await departments.create({ name: 'A' }), await departments.create({ name: 'B' })]

  const moves = await Promise.allSettled([
    departments.change({ id: a.id, parentId: b.id }),
    departments.change({ id: b.id, parentId: a.id }),
  ])

  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('settings of the company act for everybody at once', async () => {
  const company = await newCompany({ currency: 'EUR' })
  const sara = await company.hire('Sara')
  const lead = await company.lead(sara, { value: '1200' })

  await company.admin.api.company.company.change({
    currency: 'JPY',
    address: 'Harbour 1\n20457 Hamburg',
    timezone: 'Asia/Tokyo',
  })

  expect((await sara.api.crm.leads.find({ id: lead.id })).value).toBe('1200')
  expect((await sara.api.company.me.find()).company).toMatchObject({
    currency: 'JPY',
    address: 'Harbour 1\n20457 Hamburg',
  })
  await expect(sara.api.company.company.change({ name: 'Mine' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(company.admin.api.company.company.change({ timezone: 'Moon/Crater' })).rejects.toMatchObject({
    problem: { errors: [{ path: 'timezone' }] },
  })
})

test('whoever has a login is removed through the login, not from the directory', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')

  await expect(company.admin.api.company.employees.remove({ id: sara.employeeId })).rejects.toMatchObject({
    code: 'STILL_IN_USE',
  })
})

test('one edit of two at once is saved, the other is told', async () => {
  const company = await newCompany()
  const branch = await company.admin.api.company.branches.create({ name: 'Harbour' })
  const asSeen = { context: { headers: { 'if-match': `"${branch.version}"` } } } as never
  const rename = (name: string) => company.admin.api.company.branches.change({ id: branch.id, name }, asSeen)

  const edits = await Promise.allSettled(['North', 'South', 'East', 'West'].map(rename))

  expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const edit of edits) if (edit.status === 'rejected') expect(edit.reason.code).toBe('CHANGED_MEANWHILE')
})

test('names are ordered as people do, whatever the database', async () => {
  const { admin } = await newCompany()
  for (const name of ['Zebra', 'ähnlich', 'Anna', 'anton', 'Öl', 'Otto'])
    await admin.api.company.branches.create({ name })

  const { items } = await admin.api.company.branches.list({ sort: 'name' })

  expect(items.map(({ name }) => name)).toEqual(['ähnlich', 'Anna', 'anton', 'Öl', 'Otto', 'Zebra'])
})

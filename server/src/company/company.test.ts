import { expect, test } from 'vitest'
import { apiOf } from '../../test/api-client.ts'
import { newCompany, wordsOf } from '../../test/world.ts'

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
  expect(wordsOf(facts)).not.toMatch(/2400|2600/)
  expect(facts.items[0]?.details).toEqual({ changed: {} })
  const lately = (await sara.api.company.dashboard.look({})).recent
  expect(JSON.stringify(lately)).not.toContain('salary')
  const told = await company.admin.api.company.history.timeline({ subject: `employee:${paid.id}` })
  expect(told.items[0]?.details).toEqual({ changed: { salary: 'changed' } })
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

test('everybody says how they are called and reached, and nothing else about themselves', async () => {
  const company = await newCompany()
  const omar = await company.hire('Omar', 'Employee')
  const { me } = omar.api.company

  const now = await me.change({ name: 'Omar Said', phone: '+49 40 1234' })

  expect(now.employee).toMatchObject({ id: omar.employeeId, name: 'Omar Said', phone: '+49 40 1234' })
  const found = await company.admin.api.company.employees.list({ q: 'said' })
  expect(found.items.map(({ id }) => id)).toEqual([omar.employeeId])
  await expect(me.change({ name: ' ' })).rejects.toMatchObject({ problem: { errors: [{ path: 'name' }] } })
  await expect(me.change({ salary: '9999' } as never)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const asSeen = { context: { headers: { 'if-match': `"${(now.employee?.version ?? 0) - 1}"` } } } as never
  await expect(me.change({ name: 'Omar' }, asSeen)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })

  const { key } = await company.admin.api.identity.apiKeys.create({ name: 'Script' })
  const script = apiOf(company.app, { cookie: '', headers: { authorization: `Bearer ${key}` } })
  await expect(script.company.me.change({ name: 'Robot' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
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

test('departments and branches say how many people they have, and are not deleted under them', async () => {
  const { admin } = await newCompany()
  const { departments, branches, employees } = admin.api.company
  const [sales, harbour] = [await departments.create({ name: 'Sales' }), await branches.create({ name: 'Harbour' })]
  const keyAccounts = await departments.create({ name: 'Key accounts', parentId: sales.id })
  const omar = await employees.create({ name: 'Omar', departmentId: sales.id, branchId: harbour.id })
  const lena = await employees.create({ name: 'Lena', departmentId: sales.id })
  expect(omar).toMatchObject({ departmentName: 'Sales', branchName: 'Harbour', userId: null })

  expect((await departments.list({})).items).toMatchObject([{ peopleCount: 0 }, { peopleCount: 2 }])
  expect((await branches.list({})).items).toMatchObject([{ peopleCount: 1 }])
  await expect(departments.remove({ id: sales.id })).rejects.toMatchObject({
    code: 'STILL_IN_USE',
    problem: { data: { departments: 1, people: 2 } },
  })
  await expect(branches.remove({ id: harbour.id })).rejects.toMatchObject({
    code: 'STILL_IN_USE',
    problem: { data: { people: 1 } },
  })

  await employees.remove({ id: omar.id })
  await employees.change({ id: lena.id, departmentId: keyAccounts.id })
  await departments.change({ id: keyAccounts.id, parentId: null })
  await departments.remove({ id: sales.id })
  await branches.remove({ id: harbour.id })
  expect((await departments.list({})).items).toMatchObject([{ name: 'Key accounts', peopleCount: 1 }])
})

test('somebody who left manages nothing, until they come back', async () => {
  const { admin } = await newCompany()
  const { departments, employees } = admin.api.company
  const omar = await employees.create({ name: 'Omar' })
  const { id } = await departments.create({ name: 'Logistics', managerId: omar.id })

  await employees.remove({ id: omar.id })
  expect(await departments.find({ id })).toMatchObject({ managerId: null, managerName: null })

  await employees.restore({ id: omar.id })
  expect(await departments.find({ id })).toMatchObject({ managerId: omar.id, managerName: 'Omar' })
})

test('a login given, taken and given anew stays with its person', async () => {
  const company = await newCompany()
  const { employees } = company.admin.api.company
  const { users, roles } = company.admin.api.identity
  const roleId = (await roles.list({})).items.find(({ name }) => name === 'Sales')?.id as string
  const omar = await employees.create({ name: 'Omar' })
  const invite = (email: string) => users.create({ email: `${company.id}-${email}`, roleId, employeeId: omar.id })

  const first = await invite('a@example.com')
  expect((await employees.find({ id: omar.id })).userId).toBe(first.id)
  await expect(invite('b@example.com')).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await users.remove({ id: first.id })
  expect((await employees.find({ id: omar.id })).userId).toBeNull()
  const second = await invite('b@example.com')
  expect(second.employeeId).toBe(omar.id)

  await users.remove({ id: second.id })
  await employees.remove({ id: omar.id })
  await users.restore({ id: second.id })
  expect(await employees.find({ id: omar.id })).toMatchObject({ name: 'Omar', userId: second.id })
})

test('whoever is invited stands in the directory, and everybody hears of it', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')

  const { items } = await company.admin.api.company.history.timeline({ subject: `employee:${sara.employeeId}` })

  expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['employee.created', 'user.invited']))
})

test('people are ordered by when they joined, those without a day last', async () => {
  const { admin } = await newCompany()
  const { employees } = admin.api.company
  for (const [name, joinDate] of [
    ['Omar', '2024-03-01'],
    ['Lena', '2021-09-15'],
  ] as const)
    await employees.create({ name, joinDate })

  const names = async (sort: 'joinDate' | '-joinDate') => (await employees.list({ sort })).items.map(({ name }) => name)
  expect(await names('joinDate')).toEqual(['Lena', 'Omar', 'Ada'])
  expect(await names('-joinDate')).toEqual(['Omar', 'Lena', 'Ada'])
})

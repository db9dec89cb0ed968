import { expect, test } from 'vitest'
import { newCompany } from '../../test/world.ts'

test('a task moves to done and back, and says when it was done', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const task = await sara.api.tasks.tasks.create({
    title: 'Call the bakery',
    assignedTo: sara.employeeId,
    dueDate: '2026-12-01',
  })
  expect(task).toMatchObject({ status: 'todo', priority: 'medium', dueDate: '2026-12-01' })

  expect(await sara.api.tasks.tasks.move({ id: task.id, status: 'in_progress' })).toMatchObject({
    status: 'in_progress',
    doneAt: null,
  })
  expect(await sara.api.tasks.tasks.move({ id: task.id, status: 'done' })).toMatchObject({
    status: 'done',
    doneAt: expect.any(String),
  })
  expect(await sara.api.tasks.tasks.move({ id: task.id, status: 'todo' })).toMatchObject({ doneAt: null })
})

test('status is not a field to be patched, and words that are none are refused', async () => {
  const { admin } = await newCompany()
  const task = await admin.api.tasks.tasks.create({ title: 'Plain' })

  await expect(admin.api.tasks.tasks.change({ id: task.id, status: 'done' } as never)).rejects.toMatchObject({
    problem: { errors: [{ path: 'status' }] },
  })
  await expect(admin.api.tasks.tasks.create({ title: 'x', dueDate: '2026-02-30' })).rejects.toMatchObject({
    problem: { errors: [{ path: 'dueDate' }] },
  })
  await expect(admin.api.tasks.tasks.create({ title: 'x', priority: 'urgent' as never })).rejects.toMatchObject({
    problem: { errors: [{ path: 'priority' }] },
  })
})

test("a colleague's task is out of sight, nobody's is for all", async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom', 'Employee')]
  const saras = await company.admin.api.tasks.tasks.create({ title: 'Sara alone', assignedTo: sara.employeeId })
  await company.admin.api.tasks.tasks.create({ title: 'Whoever comes first' })

  await expect(tom.api.tasks.tasks.find({ id: saras.id })).rejects.toMatchObject({ status: 404 })
  expect((await tom.api.tasks.tasks.list({})).items.map(({ title }) => title)).toEqual(['Whoever comes first'])
})

test('tasks of a week come by due day, those without one last', async () => {
  const { admin } = await newCompany()
  for (const dueDate of ['2026-12-03', null, '2026-12-01', '2026-12-09'])
    await admin.api.tasks.tasks.create({ title: `Due ${dueDate}`, dueDate })

  const week = await admin.api.tasks.tasks.list({ sort: 'dueDate', dueFrom: '2026-12-01', dueTo: '2026-12-07' })
  expect(week.items.map(({ dueDate }) => dueDate)).toEqual(['2026-12-01', '2026-12-03'])

  const seen: (string | null)[] = []
  let cursor: string | undefined
  do {
    const page = await admin.api.tasks.tasks.list({ sort: '-dueDate', limit: 1, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ dueDate }) => dueDate))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['2026-12-09', '2026-12-03', '2026-12-01', null])
})

test('long descriptions keep every character', async () => {
  const { admin } = await newCompany()
  const description = `${'Grüße 👍 '.repeat(2000)}end`

  const task = await admin.api.tasks.tasks.create({ title: 'Long', description })

  expect((await admin.api.tasks.tasks.find({ id: task.id })).description).toBe(description)
})

test('a month of tasks comes by day, each day with its count and its first few, what is open before what is done', async () => {
  const { admin } = await newCompany()
  const { tasks } = admin.api.tasks
  const first = await tasks.create({ title: 'Done early', dueDate: '2026-12-03' })
  await tasks.move({ id: first.id, status: 'done' })
  for (const title of ['Order flour', 'Call the bank', 'Send the offer'])
    await tasks.create({ title, dueDate: '2026-12-03', assignedTo: admin.employeeId })
  await tasks.create({ title: 'Close the books', dueDate: '2026-12-31' })
  for (const dueDate of ['2026-11-30', '2027-01-01', null]) await tasks.create({ title: 'Elsewhere', dueDate })

  const { days } = await tasks.calendar({ from: '2026-12-01', to: '2026-12-31', perDay: 4 })
  expect(days.map(({ day, count, items }) => [day, count, items.map(({ title }) => title)])).toEqual([
    ['2026-12-03', 4, ['Order flour', 'Call the bank', 'Send the offer', 'Done early']],
    ['2026-12-31', 1, ['Close the books']],
  ])

  const few = await tasks.calendar({ from: '2026-12-03', to: '2026-12-03', perDay: 1, done: 'false', q: 'THE' })
  expect(few.days).toMatchObject([{ count: 2, items: [{ title: 'Call the bank' }] }])
  const own = await tasks.calendar({ from: '2026-12-01', to: '2026-12-31', assignedTo: admin.employeeId })
  expect(own.days.map(({ count }) => count)).toEqual([3])
})

test('a calendar of colleagues’ tasks is empty, and one of a year is refused', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const december = { from: '2026-12-01', to: '2026-12-31' }
  await company.admin.api.tasks.tasks.create({ title: 'x', dueDate: '2026-12-03', assignedTo: sara.employeeId })

  expect((await tom.api.tasks.tasks.calendar(december)).days).toEqual([])
  for (const range of [
    { from: '2026-01-01', to: '2026-12-31' },
    { from: '2026-12-31', to: '2026-12-01' },
  ])
    await expect(tom.api.tasks.tasks.calendar(range)).rejects.toMatchObject({ problem: { errors: [{ path: 'to' }] } })
})

test('a task says what it is about to whoever may see that', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  const lead = await company.lead(sara, { title: 'Two ovens' })
  const client = await company.client({ name: 'Harbour Bakery' })
  const { id } = await company.admin.api.tasks.tasks.create({ title: 'Ask', leadId: lead.id, clientId: client.id })

  const open = { done: 'false' as const }
  expect((await sara.api.tasks.tasks.list(open)).items).toMatchObject([
    { leadTitle: 'Two ovens', clientName: 'Harbour Bakery' },
  ])
  expect(await tom.api.tasks.tasks.find({ id })).toMatchObject({ leadTitle: null, clientName: 'Harbour Bakery' })
  const eve = await company.hire('Eve', 'Employee')
  expect(await eve.api.tasks.tasks.find({ id })).toMatchObject({ leadTitle: null, clientName: null })
  await company.admin.api.tasks.tasks.move({ id, status: 'done' })
  expect((await sara.api.tasks.tasks.list(open)).total).toBe(0)
})

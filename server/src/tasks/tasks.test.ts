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

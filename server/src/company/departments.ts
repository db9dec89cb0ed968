import type { departments } from '@steward/contract/company/departments.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findEmployee, peopleCounts } from './employees.ts'

type Input = Received<typeof departments>

const columns = pick('Department', 'd', 'id', 'name', 'parentId', 'createdAt', 'updatedAt', 'version')
  .with('Employee', 'm', 'id', 'managerId')
  .with('Employee', 'm', 'name', 'managerName')
// Somebody who left manages nothing; should they come back, so does this.
const joins = (ctx: Ctx) => sql`left join ${ctx.visible.Employee} m on m.id = d.manager_id`
type Found = NonNullable<(typeof columns)['row']>

const withPeople = (department: Found, people: Map<string, number>) => ({
  ...department,
  peopleCount: people.get(department.id) ?? 0,
})

export async function listDepartments(ctx: Ctx, { parentId, managerId, ...input }: Input['list']) {
  const where = [
    parentId !== undefined && sql`d.parent_id = ${parentId}`,
    managerId !== undefined && sql`d.manager_id = ${managerId}`,
  ]
  const page = await listPage(
    ctx,
    { noun: 'Department', alias: 'd', columns, joins: joins(ctx), where, sort: 'name' },
    input,
  )
  const people = await peopleCounts(ctx, 'departmentId')
  return { ...page, items: page.items.map(department => withPeople(department, people)) }
}

export async function findDepartment(ctx: Ctx, id: string) {
  const department = await ctx.row(columns, sql`from ${ctx.visible.Department} d ${joins(ctx)} where d.id = ${id}`)
  if (!department) throw new Refusal('NOT_FOUND')
  return withPeople(department, await peopleCounts(ctx, 'departmentId'))
}

export async function createDepartment(ctx: Ctx, { name, managerId = null, parentId = null }: Input['create']) {
  if (managerId) await findEmployee(ctx, managerId)
  if (parentId) await findDepartment(ctx, parentId)
  const id = await ctx.write.insert('Department', { name, managerId, parentId, search: folded(name) })
  ctx.record('department.created', { department: id }, { name })
  return findDepartment(ctx, id)
}

export async function changeDepartment(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findDepartment(ctx, id)
  if (changes.managerId) await findEmployee(ctx, changes.managerId)
  if (changes.parentId) await refuseCycle(ctx, id, changes.parentId)
  await revise(ctx, 'Department', before, { ...changes, search: folded(changes.name ?? before.name) })
  ctx.record('department.changed', { department: id }, { changed: difference(before, changes) })
  return findDepartment(ctx, id)
}

// The tree is small. Two moves at once may make a ring only together, so the company's departments are locked before they are read.
async function refuseCycle(ctx: Ctx, id: string, parentId: string) {
  await ctx.write.lock('Department', {})
  const rows = await ctx.query<{ id: string; parentId: string | null }>(
    sql`select d.id as "id", d.parent_id as "parentId" from ${ctx.visible.Department} d`,
  )
  const parents = new Map(rows.map(row => [row.id, row.parentId]))
  if (!parents.has(parentId)) throw new Refusal('NOT_FOUND')
  for (let above: string | null | undefined = parentId; above; above = parents.get(above)) {
    if (above === id) throw new Refusal('DEPARTMENT_CYCLE')
  }
}

export async function removeDepartment(ctx: Ctx, id: string) {
  const department = await findDepartment(ctx, id)
  const [below] = await ctx.query<{ departments: number }>(
    sql`select count(*) as "departments" from ${ctx.visible.Department} d where d.parent_id = ${id}`,
  )
  const holding = { departments: below?.departments ?? 0, people: department.peopleCount }
  if (holding.departments || holding.people) throw new Refusal('STILL_IN_USE', { data: holding })
  await markDeleted(ctx, 'Department', department)
  ctx.record('department.removed', { department: id }, { name: department.name })
}

export async function restoreDepartment(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Department', id)
  ctx.record('department.restored', { department: id })
  return findDepartment(ctx, id)
}

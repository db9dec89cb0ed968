import type { departments } from '@steward/contract/company/departments.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findEmployee } from './employees.ts'

type Input = Received<typeof departments>

const columns = pick(
  'Department',
  'd',
  'id',
  'name',
  'managerId',
  'parentId',
  'createdAt',
  'updatedAt',
  'version',
).with('Employee', 'm', 'name', 'managerName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Employee} m on m.id = d.manager_id`

export const listDepartments = (ctx: Ctx, { parentId, managerId, ...input }: Input['list']) =>
  listPage(
    ctx,
    {
      noun: 'Department',
      alias: 'd',
      columns,
      joins: joins(ctx),
      where: [
        parentId !== undefined && sql`d.parent_id = ${parentId}`,
        managerId !== undefined && sql`d.manager_id = ${managerId}`,
      ],
      sort: 'name',
    },
    input,
  )

export async function findDepartment(ctx: Ctx, id: string) {
  const department = await ctx.row(columns, sql`from ${ctx.visible.Department} d ${joins(ctx)} where d.id = ${id}`)
  if (!department) throw new Refusal('NOT_FOUND')
  return department
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
  const below = await ctx.query(sql`select 1 as "x" from ${ctx.visible.Department} d where d.parent_id = ${id} limit 1`)
  const members = await ctx.query(
    sql`select 1 as "x" from ${ctx.visible.Employee} e where e.department_id = ${id} limit 1`,
  )
  if (below.length || members.length) throw new Refusal('STILL_IN_USE')
  await markDeleted(ctx, 'Department', department)
  ctx.record('department.removed', { department: id }, { name: department.name })
}

export async function restoreDepartment(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Department', id)
  ctx.record('department.restored', { department: id })
  return findDepartment(ctx, id)
}

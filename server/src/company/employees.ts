import type { employees, Face } from '@steward/contract/company/employees.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { constant, folded, sql } from '../platform/db/sql.ts'
import { columnOf } from '../platform/db/tables.ts'
import { addressOf } from '../platform/files.ts'
import { listPage } from '../platform/lists.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findBranch } from './branches.ts'
import { findDepartment } from './departments.ts'

type Input = Received<typeof employees>

const columns = pick(
  'Employee',
  'e',
  'id',
  'name',
  'designation',
  'departmentId',
  'branchId',
  'phone',
  'salary',
  'joinDate',
  'createdAt',
  'updatedAt',
  'version',
)
  .with('Department', 'd', 'name', 'departmentName')
  .with('Branch', 'b', 'name', 'branchName')
  .with('User', 'u', 'id', 'userId')
// A login that was removed is none.
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Department} d on d.id = e.department_id left join ${ctx.all.Branch} b on b.id = e.branch_id
      left join ${ctx.visible.User} u on u.id = e.user_id`
type Found = NonNullable<(typeof columns)['row']>

// Who may not see salaries gets an object without the field: it cannot be told from one that is empty.
function present(ctx: Ctx, { salary, ...employee }: Found) {
  if (!ctx.actor.may('can_view_salaries')) return employee
  return { ...employee, salary: salary && inDigitsOf(ctx.actor.company.currency, salary) }
}

export async function listEmployees(ctx: Ctx, { departmentId, branchId, ...input }: Input['list']) {
  const where = [
    departmentId !== undefined && sql`e.department_id = ${departmentId}`,
    branchId !== undefined && sql`e.branch_id = ${branchId}`,
  ]
  const page = await listPage(
    ctx,
    { noun: 'Employee', alias: 'e', columns, joins: joins(ctx), where, sort: 'name' },
    input,
  )
  return { ...page, items: page.items.map(employee => present(ctx, employee)) }
}

// Some ten kilobytes for a company of a hundred; beyond these the rest go by their initials.
const MOST_FACES = 2000

/** Pictures by person, those of people who left too: they stand in what happened. */
export async function listFaces(ctx: Ctx) {
  const rows = await ctx.query<Face>(
    sql`select e.id as "employeeId", e.user_id as "userId", u.profile_image as "picture"
        from ${ctx.all.Employee} e join ${ctx.all.User} u on u.id = e.user_id
        order by case when u.profile_image is null then 1 else 0 end, e.id desc limit ${MOST_FACES}`,
  )
  return { items: rows.map(face => ({ ...face, picture: addressOf(face.picture) })) }
}

async function find(ctx: Ctx, id: string): Promise<Found> {
  const employee = await ctx.row(columns, sql`from ${ctx.visible.Employee} e ${joins(ctx)} where e.id = ${id}`)
  if (!employee) throw new Refusal('NOT_FOUND')
  return employee
}

export const findEmployee = async (ctx: Ctx, id: string) => present(ctx, await find(ctx, id))

async function checkLinks(ctx: Ctx, { departmentId, branchId, salary }: Partial<Input['create']>) {
  if (salary !== undefined && !ctx.actor.may('can_view_salaries'))
    throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_salaries' } })
  if (departmentId) await findDepartment(ctx, departmentId)
  if (branchId) await findBranch(ctx, branchId)
}

export async function createEmployee(ctx: Ctx, input: Input['create']) {
  await checkLinks(ctx, input)
  const id = await ctx.write.insert('Employee', { ...input, search: folded(input.name, input.designation) })
  ctx.record('employee.created', { employee: id }, { name: input.name })
  return findEmployee(ctx, id)
}

export async function changeEmployee(ctx: Ctx, { id, ...changes }: Input['change']) {
  await checkLinks(ctx, changes)
  await changeProfile(ctx, id, changes)
  return findEmployee(ctx, id)
}

/** The change itself, for whoever may make it. */
export async function changeProfile(ctx: Ctx, id: string, changes: Omit<Input['change'], 'id'>) {
  const before = await find(ctx, id)
  const after = { ...before, ...changes }
  await revise(ctx, 'Employee', before, { ...changes, search: folded(after.name, after.designation) })
  const { salary, ...shown } = difference(before, changes)
  ctx.record('employee.changed', { employee: id }, { changed: { ...shown, ...(salary && { salary: 'changed' }) } })
}

export async function removeEmployee(ctx: Ctx, id: string) {
  const employee = await find(ctx, id)
  if (employee.userId) throw new Refusal('STILL_IN_USE', { data: { userId: employee.userId } })
  await markDeleted(ctx, 'Employee', employee)
  ctx.record('employee.removed', { employee: id }, { name: employee.name })
}

export async function restoreEmployee(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Employee', id)
  ctx.record('employee.restored', { employee: id })
  return findEmployee(ctx, id)
}

/** How many people each department or branch has. */
export async function peopleCounts(ctx: Ctx, of: 'departmentId' | 'branchId'): Promise<Map<string, number>> {
  const column = constant(columnOf('Employee', of).column)
  const rows = await ctx.query<{ id: string; people: number }>(
    sql`select e.${column} as "id", count(*) as "people" from ${ctx.visible.Employee} e
        where e.${column} is not null group by e.${column}`,
  )
  return new Map(rows.map(({ id, people }) => [id, people]))
}

import type { employees } from '@steward/contract/company/employees.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, sql } from '../platform/db/sql.ts'
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
  'userId',
  'phone',
  'salary',
  'joinDate',
  'createdAt',
  'updatedAt',
  'version',
).with('Department', 'd', 'name', 'departmentName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Department} d on d.id = e.department_id`
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
  const before = await find(ctx, id)
  await checkLinks(ctx, changes)
  const after = { ...before, ...changes }
  await revise(ctx, 'Employee', before, { ...changes, search: folded(after.name, after.designation) })
  const { salary, ...shown } = difference(before, changes)
  ctx.record('employee.changed', { employee: id }, { changed: { ...shown, ...(salary && { salary: 'changed' }) } })
  return findEmployee(ctx, id)
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

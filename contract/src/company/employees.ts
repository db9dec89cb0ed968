import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { Amount, ById, Day, Id, Instant, Money, optionalText, text, Version } from '../platform/values.ts'

export const Employee = z.object({
  id: Id,
  name: z.string(),
  designation: z.string().nullable(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  branchId: Id.nullable(),
  branchName: z.string().nullable(),
  /** Their login, if they have one. */
  userId: Id.nullable(),
  phone: z.string().nullable(),
  /** Only in answers to those who may see salaries. */
  salary: Money.nullable().optional(),
  joinDate: Day.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Employee = z.infer<typeof Employee>

/** A person with a login: lists name them by the one id, timelines by the other. */
export const Face = z.object({ employeeId: Id, userId: Id, picture: z.string().nullable() })
export type Face = z.infer<typeof Face>

const fields = {
  name: text(200),
  designation: optionalText(200),
  departmentId: Id.nullable(),
  branchId: Id.nullable(),
  phone: optionalText(60),
  /** Needs `can_view_salaries`. */
  salary: Amount.nullable(),
  joinDate: Day.nullable(),
}
const changes = z.strictObject(fields).partial()

export const employees = {
  list: get('/employees', 'can_view_employees', 'List people')
    .input(listQuery(['name', 'joinDate', 'createdAt'], { departmentId: Id.optional(), branchId: Id.optional() }))
    .output(page(Employee)),
  faces: get('/employees/faces', 'can_view_employees', 'Which login is whose, and their pictures')
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(Face) })),
  find: get('/employees/{id}', 'can_view_employees', 'One person').input(ById).output(Employee),
  create: create('/employees', 'can_create_employees', 'Add a person')
    .input(changes.required({ name: true }))
    .output(Employee),
  change: change('/employees/{id}', 'can_edit_employees', 'Change a person')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Employee),
  remove: remove('/employees/{id}', 'can_delete_employees', 'Remove a person').input(ById),
  restore: act('/employees/{id}/restore', 'can_delete_employees', 'Bring a person back').input(ById).output(Employee),
}

import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'

export const Department = z.object({
  id: Id,
  name: z.string(),
  managerId: Id.nullable(),
  managerName: z.string().nullable(),
  parentId: Id.nullable(),
  /** How many people are in it, those of departments below it not counted. */
  peopleCount: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Department = z.infer<typeof Department>

const fields = { name: text(200), managerId: Id.nullable(), parentId: Id.nullable() }

export const departments = {
  list: get('/departments', 'can_view_departments', 'List departments')
    .input(listQuery(['name', 'createdAt'], { parentId: Id.optional(), managerId: Id.optional() }))
    .output(page(Department)),
  find: get('/departments/{id}', 'can_view_departments', 'One department').input(ById).output(Department),
  create: create('/departments', 'can_create_departments', 'Add a department')
    .input(
      z.strictObject({
        name: fields.name,
        managerId: fields.managerId.optional(),
        parentId: fields.parentId.optional(),
      }),
    )
    .output(Department),
  change: change('/departments/{id}', 'can_edit_departments', 'Change a department')
    .input(z.strictObject({ id: Id, ...z.strictObject(fields).partial().shape }))
    .output(Department),
  remove: remove('/departments/{id}', 'can_delete_departments', 'Delete a department').input(ById),
  restore: act('/departments/{id}/restore', 'can_delete_departments', 'Bring a department back')
    .input(ById)
    .output(Department),
}

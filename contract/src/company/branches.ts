import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, optionalText, text, Version } from '../platform/values.ts'

export const Branch = z.object({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  peopleCount: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Branch = z.infer<typeof Branch>

const fields = { name: text(200), address: optionalText(1000) }

export const branches = {
  list: get('/branches', 'can_view_branches', 'List branches')
    .input(listQuery(['name', 'createdAt'], {}))
    .output(page(Branch)),
  find: get('/branches/{id}', 'can_view_branches', 'One branch').input(ById).output(Branch),
  create: create('/branches', 'can_create_branches', 'Add a branch')
    .input(z.strictObject({ name: fields.name, address: fields.address.optional() }))
    .output(Branch),
  change: change('/branches/{id}', 'can_edit_branches', 'Change a branch')
    .input(z.strictObject({ id: Id, ...z.strictObject(fields).partial().shape }))
    .output(Branch),
  remove: remove('/branches/{id}', 'can_delete_branches', 'Delete a branch').input(ById),
  restore: act('/branches/{id}/restore', 'can_delete_branches', 'Bring a branch back').input(ById).output(Branch),
}

import { z } from 'zod'
import { change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { type Permission, permissionKeys } from '../platform/permissions.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'

/** Keys of the catalogue with `true` or `false`; unknown keys are refused, and only exactly `true` grants. */
export const Permissions = z.partialRecord(z.enum(permissionKeys as [Permission, ...Permission[]]), z.boolean())

export const Role = z.object({
  id: Id,
  name: z.string(),
  permissions: Permissions,
  /** How many people have it. */
  userCount: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Role = z.infer<typeof Role>

const fields = { name: text(60), permissions: Permissions }

export const roles = {
  list: get('/roles', 'can_view_users', 'List roles')
    .input(listQuery(['name', 'createdAt'], {}))
    .output(page(Role)),
  find: get('/roles/{id}', 'can_view_users', 'One role').input(ById).output(Role),
  create: create('/roles', { needs: 'can_manage_roles', confirmed: true }, 'Add a role')
    .input(z.strictObject({ name: fields.name, permissions: fields.permissions.default({}) }))
    .output(Role),
  change: change('/roles/{id}', { needs: 'can_manage_roles', confirmed: true }, 'Change a role')
    .input(z.strictObject({ id: Id, ...z.strictObject(fields).partial().shape }))
    .output(Role),
  remove: remove('/roles/{id}', { needs: 'can_manage_roles', confirmed: true }, 'Delete a role nobody has').input(ById),
}

export const permissionCatalogue = {
  list: get('/permissions', 'signed_in', 'Every permission with its sentence').output(
    z.object({
      items: z.array(z.object({ key: z.enum(permissionKeys as [Permission, ...Permission[]]), sentence: z.string() })),
    }),
  ),
}

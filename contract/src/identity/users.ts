import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { ById, Email, Id, Instant, text, Version } from '../platform/values.ts'

export const User = z.object({
  id: Id,
  email: z.string(),
  roleId: Id,
  roleName: z.string(),
  employeeId: Id.nullable(),
  name: z.string().nullable(),
  profileImage: z.string().nullable(),
  isActive: z.boolean(),
  lastLoginAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type User = z.infer<typeof User>

/** A link to hand over by hand; it works once, for seven days. Its path is relative to this installation's address. */
export const InvitationLink = z.object({ path: z.string(), expiresAt: Instant })

export const users = {
  list: get('/users', 'can_view_users', 'List logins')
    .input(listQuery(['createdAt', 'email'], { roleId: Id.optional(), isActive: yesNo.optional() }))
    .output(page(User)),
  find: get('/users/{id}', 'can_view_users', 'One login').input(ById).output(User),
  create: create('/users', { needs: 'can_create_users', confirmed: true }, 'Invite somebody')
    .input(
      z
        .strictObject({ email: Email, roleId: Id, name: text(200).optional(), employeeId: Id.optional() })
        .refine(user => !(user.name && user.employeeId), {
          path: ['name'],
          message: 'Either a new name or an employee, not both',
        }),
    )
    .output(User.extend({ invitation: InvitationLink })),
  change: change('/users/{id}', { needs: 'can_edit_users', confirmed: true }, 'Change a login')
    .input(z.strictObject({ id: Id, email: Email.optional(), roleId: Id.optional(), isActive: z.boolean().optional() }))
    .output(User),
  invite: act('/users/{id}/invite', { needs: 'can_create_users', confirmed: true }, 'A new invitation link')
    .input(ById)
    .output(InvitationLink),
  remove: remove('/users/{id}', { needs: 'can_delete_users', confirmed: true }, 'Remove a login').input(ById),
  restore: act('/users/{id}/restore', { needs: 'can_delete_users', confirmed: true }, 'Bring a login back')
    .input(ById)
    .output(User),
}

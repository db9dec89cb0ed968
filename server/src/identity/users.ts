import type { users } from '@steward/contract/identity/users.ts'
import { uuidv7 } from 'uuidv7'
import { difference, expectVersion, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, literally, sql } from '../platform/db/sql.ts'
import { addressOf } from '../platform/files.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { NO_PASSWORD } from './passwords.ts'
import { mailInvitation } from './reset.ts'
import { findRoleWithin } from './roles.ts'
import { endSessions } from './sessions.ts'
import { ADMIN, rightsChanged } from './sign-ins.ts'

type Input = Received<typeof users>

const INVITATION_MS = 7 * 24 * 3600_000

const columns = pick(
  'User',
  'u',
  'id',
  'email',
  'roleId',
  'profileImage',
  'isActive',
  'lastLoginAt',
  'createdAt',
  'updatedAt',
  'version',
)
  .with('Role', 'r', 'name', 'roleName')
  .with('Employee', 'e', 'id', 'employeeId')
  .with('Employee', 'e', 'name', 'name')
const joins = (ctx: Ctx) =>
  sql`join ${ctx.all.Role} r on r.id = u.role_id left join ${ctx.all.Employee} e on e.user_id = u.id`

const present = <T extends { roleName: string | null; profileImage: string | null }>(user: T) => ({
  ...user,
  roleName: user.roleName ?? '',
  profileImage: addressOf(user.profileImage),
})

export async function listUsers(ctx: Ctx, { q, roleId, isActive, ...input }: Input['list']) {
  const pattern = q && `%${literally(folded(q))}%`
  const where = [
    roleId !== undefined && sql`u.role_id = ${roleId}`,
    isActive !== undefined && sql`u.is_active = ${isActive}`,
    pattern !== undefined && pattern !== '' && sql`(u.email like ${pattern} or e.search like ${pattern})`,
  ]
  const page = await listPage(
    ctx,
    { noun: 'User', alias: 'u', columns, joins: joins(ctx), where, sort: 'createdAt' },
    input,
  )
  return { ...page, items: page.items.map(present) }
}

export async function findUser(ctx: Ctx, id: string) {
  const user = await ctx.row(columns, sql`from ${ctx.visible.User} u ${joins(ctx)} where u.id = ${id}`)
  if (!user) throw new Refusal('NOT_FOUND')
  return present(user)
}

/** A login somebody is about to change: nobody reaches above their own rights. */
async function findWithin(ctx: Ctx, id: string) {
  const user = await findUser(ctx, id)
  await findRoleWithin(ctx, user.roleId)
  return user
}

export async function inviteUser(ctx: Ctx, { email, roleId, name, employeeId }: Input['create']) {
  await findRoleWithin(ctx, roleId)
  const id = uuidv7()
  await ctx.write.insert('User', { id, email, roleId, passwordHash: NO_PASSWORD })
  const employee = employeeId ? await linkProfile(ctx, id, employeeId) : await newProfile(ctx, id, name ?? email)
  ctx.record('user.invited', { user: id, employee }, { email })
  const invitation = await newInvitation(ctx, id)
  mailInvitation(ctx, email)
  return { ...(await findUser(ctx, id)), invitation }
}

async function newProfile(ctx: Ctx, userId: string, name: string) {
  const id = await ctx.write.insert('Employee', { userId, name, search: folded(name) })
  ctx.record('employee.created', { employee: id, user: userId }, { name })
  return id
}

// Somebody without a login, or whose login was removed.
async function linkProfile(ctx: Ctx, userId: string, employeeId: string) {
  const [free] = await ctx.query<{ formerId: string | null }>(
    sql`select e.user_id as "formerId" from ${ctx.visible.Employee} e left join ${ctx.visible.User} u on u.id = e.user_id
        where e.id = ${employeeId} and u.id is null`,
  )
  const linked = free && (await ctx.write.change('Employee', { id: employeeId, userId: free.formerId }, { userId }))
  if (!linked) throw new Refusal('NOT_FOUND')
  return employeeId
}

export async function inviteAgain(ctx: Ctx, id: string) {
  const { email } = await findWithin(ctx, id)
  mailInvitation(ctx, email)
  return newInvitation(ctx, id)
}

async function newInvitation(ctx: Ctx, userId: string) {
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_MS)
  await ctx.write.change('Invitation', { userId, usedAt: null }, { usedAt: ctx.now })
  await ctx.write.insert('Invitation', { userId, tokenHash: hashOf(token), expiresAt })
  return { path: `/welcome#${token}`, expiresAt: expiresAt.toISOString() }
}

export async function changeUser(ctx: Ctx, { id, ...changes }: Input['change']) {
  const user = await findWithin(ctx, id)
  const isNewRole = changes.roleId && changes.roleId !== user.roleId
  const roleName = isNewRole ? await prepareRoleChange(ctx, user, changes.roleId as string) : undefined
  if (changes.isActive === false) await refuseLosing(ctx, user)
  await revise(ctx, 'User', user, changes)
  if (changes.isActive === false) await endSessions(ctx, id)
  else await rightsChanged(ctx)
  ctx.record('user.changed', { user: id }, { changed: difference(user, { ...changes, roleName }) })
  return findUser(ctx, id)
}

interface Login {
  id: string
  roleId: string
  roleName: string
  version: number
}

async function prepareRoleChange(ctx: Ctx, user: Login, roleId: string) {
  if (user.id === ctx.actor.userId) throw new Refusal('OWN_ROLE')
  const role = await findRoleWithin(ctx, roleId)
  await refuseWithoutAdmin(ctx, user)
  return role.name
}

async function refuseLosing(ctx: Ctx, user: Login) {
  if (user.id === ctx.actor.userId) throw new Refusal('OWN_LOGIN')
  await refuseWithoutAdmin(ctx, user)
}

// The role's row is locked, so that of two administrators who remove each other at once one stays.
async function refuseWithoutAdmin(ctx: Ctx, user: Login) {
  if (user.roleName !== ADMIN) return
  await ctx.write.lock('Role', { id: user.roleId })
  const others = await ctx.query(
    sql`select u.id as "id" from ${ctx.visible.User} u where u.role_id = ${user.roleId} and u.is_active and u.id <> ${user.id} limit 1`,
  )
  if (others.length === 0) throw new Refusal('LAST_ADMIN')
}

export async function removeUser(ctx: Ctx, id: string) {
  const user = await findWithin(ctx, id)
  expectVersion(ctx, user)
  await refuseLosing(ctx, user)
  // The address becomes free for others; it comes back with the login.
  await revise(ctx, 'User', user, { deletedAt: ctx.now, formerEmail: user.email, email: `${id}@removed.invalid` })
  await endSessions(ctx, id)
  ctx.record('user.removed', { user: id }, { email: user.email })
}

export async function restoreUser(ctx: Ctx, id: string) {
  const [removed] = await ctx.query<{ formerEmail: string; roleId: string; employeeId: string | null }>(
    sql`select u.former_email as "formerEmail", u.role_id as "roleId", e.id as "employeeId"
        from ${ctx.all.User} u left join ${ctx.all.Employee} e on e.user_id = u.id
        where u.id = ${id} and u.deleted_at is not null`,
  )
  if (!removed) throw new Refusal('NOT_FOUND')
  const { formerEmail, employeeId } = removed
  await findRoleWithin(ctx, removed.roleId)
  await ctx.write.restore('User', id)
  await ctx.write.change('User', { id }, { email: formerEmail, formerEmail: null })
  // Whoever signs in is in the directory, even if they were taken out of it meanwhile or got another login there.
  if (!employeeId) await newProfile(ctx, id, formerEmail)
  else if (await ctx.write.restore('Employee', employeeId)) ctx.record('employee.restored', { employee: employeeId })
  ctx.record('user.restored', { user: id }, { email: formerEmail })
  return findUser(ctx, id)
}

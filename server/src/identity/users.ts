import type { users } from '@steward/contract/identity/users.ts'
import { uuidv7 } from 'uuidv7'
import { difference, expectVersion, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, literally, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { NO_PASSWORD } from './passwords.ts'
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

const present = <T extends { roleName: string | null }>(user: T) => ({ ...user, roleName: user.roleName ?? '' })

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
  await giveProfile(ctx, id, name ?? email, employeeId)
  ctx.record('user.invited', { user: id }, { email })
  const invitation = await newInvitation(ctx, id)
  return { ...(await findUser(ctx, id)), invitation }
}

async function giveProfile(ctx: Ctx, userId: string, name: string, employeeId: string | undefined) {
  if (!employeeId) return void (await ctx.write.insert('Employee', { userId, name, search: folded(name) }))
  const linked = await ctx.write.change('Employee', { id: employeeId, userId: null }, { userId })
  if (linked === 0) throw new Refusal('NOT_FOUND')
}

export async function inviteAgain(ctx: Ctx, id: string) {
  await findWithin(ctx, id)
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
  if (changes.roleId && changes.roleId !== user.roleId) await prepareRoleChange(ctx, user, changes.roleId)
  if (changes.isActive === false) await refuseLosing(ctx, user)
  await revise(ctx, 'User', user, changes)
  if (changes.isActive === false) await endSessions(ctx, id)
  else await rightsChanged(ctx)
  ctx.record('user.changed', { user: id }, { changed: difference(user, changes) })
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
  await findRoleWithin(ctx, roleId)
  await refuseWithoutAdmin(ctx, user)
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
  const [removed] = await ctx.query<{ formerEmail: string; roleId: string }>(
    sql`select u.former_email as "formerEmail", u.role_id as "roleId" from ${ctx.all.User} u where u.id = ${id} and u.deleted_at is not null`,
  )
  if (!removed) throw new Refusal('NOT_FOUND')
  await findRoleWithin(ctx, removed.roleId)
  await ctx.write.restore('User', id)
  await ctx.write.change('User', { id }, { email: removed.formerEmail, formerEmail: null })
  ctx.record('user.restored', { user: id }, { email: removed.formerEmail })
  return findUser(ctx, id)
}

import type { roles } from '@steward/contract/identity/roles.ts'
import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { uuidv7 } from 'uuidv7'
import { difference, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { ADMIN, granted, rightsChanged } from './sign-ins.ts'

type Input = Received<typeof roles>
type Permissions = NonNullable<Input['create']['permissions']>

const columns = pick('Role', 'r', 'id', 'name', 'permissions', 'createdAt', 'updatedAt', 'version')
type Found = Omit<NonNullable<(typeof columns)['row']>, 'permissions'> & { permissions: Permissions }

const present = (role: Found, userCount: number) => ({
  ...role,
  permissions: Object.fromEntries([...granted(role.name, role.permissions)].map(key => [key, true])) as Permissions,
  userCount,
})

async function counts(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.query<{ roleId: string; users: number }>(
    sql`select u.role_id as "roleId", count(*) as "users" from ${ctx.visible.User} u group by u.role_id`,
  )
  return new Map(rows.map(row => [row.roleId, row.users]))
}

export async function listRoles(ctx: Ctx, { q, ...input }: Input['list']) {
  const where = q ? [sql`lower(r.name) like ${`%${q.toLowerCase()}%`}`] : []
  const page = await listPage(ctx, { noun: 'Role', alias: 'r', columns, where, sort: 'name' }, input)
  const users = await counts(ctx)
  return { ...page, items: page.items.map(role => present(role as Found, users.get(role.id) ?? 0)) }
}

async function find(ctx: Ctx, id: string): Promise<Found> {
  const role = await ctx.row(columns, sql`from ${ctx.visible.Role} r where r.id = ${id}`)
  if (!role) throw new Refusal('NOT_FOUND')
  return role as Found
}

export async function findRole(ctx: Ctx, id: string) {
  return present(await find(ctx, id), (await counts(ctx)).get(id) ?? 0)
}

/** A role somebody is about to give or change. Refuses NOT_ALLOWED where it holds a right they lack. */
export async function findRoleWithin(ctx: Ctx, id: string) {
  const role = await find(ctx, id)
  refuseBeyondOwn(ctx, granted(role.name, role.permissions))
  return role
}

const refuseBeyondOwn = (ctx: Ctx, permissions: Iterable<(typeof permissionKeys)[number]>) => {
  for (const key of permissions)
    if (!ctx.actor.may(key)) throw new Refusal('NOT_ALLOWED', { data: { permission: key } })
}

const onlyTrue = (permissions: Permissions) =>
  Object.fromEntries(permissionKeys.filter(key => permissions[key] === true).map(key => [key, true]))

export async function createRole(ctx: Ctx, { name, permissions = {} }: Input['create']) {
  const kept = onlyTrue(permissions)
  refuseBeyondOwn(ctx, Object.keys(kept) as typeof permissionKeys)
  await refuseTakenName(ctx, name)
  const role = await ctx.db.role.create({
    data: { id: uuidv7(), name, permissions: kept, createdAt: ctx.now, updatedAt: ctx.now },
  })
  ctx.record('role.created', { role: role.id }, { name, permissions: kept })
  return findRole(ctx, role.id)
}

export async function changeRole(ctx: Ctx, { id, ...changes }: Input['change']) {
  const role = await findRoleWithin(ctx, id)
  if (role.name === ADMIN) throw new Refusal('ADMIN_ROLE_FIXED')
  if (role.id === ctx.actor.roleId) throw new Refusal('OWN_ROLE')
  const permissions = changes.permissions && onlyTrue(changes.permissions)
  if (permissions) refuseBeyondOwn(ctx, Object.keys(permissions) as typeof permissionKeys)
  if (changes.name && changes.name !== role.name) await refuseTakenName(ctx, changes.name, id)
  await revise(ctx, 'Role', role, { name: changes.name, permissions })
  await rightsChanged(ctx)
  ctx.record('role.changed', { role: id }, { changed: difference(role, { name: changes.name, permissions }) })
  return findRole(ctx, id)
}

export async function removeRole(ctx: Ctx, id: string) {
  const role = await findRoleWithin(ctx, id)
  if (role.name === ADMIN) throw new Refusal('ADMIN_ROLE_FIXED')
  // Removed logins keep their role, so that they can come back; the foreign key refuses what this count does not see.
  if ((await ctx.db.user.count({ where: { roleId: id } })) > 0) throw new Refusal('STILL_IN_USE')
  await ctx.db.role.deleteMany({ where: { id } }).catch(() => {
    throw new Refusal('STILL_IN_USE')
  })
  ctx.record('role.removed', { role: id }, { name: role.name })
}

// Compared as people do on every database: "sales" and "Sales" are one name.
async function refuseTakenName(ctx: Ctx, name: string, exceptId = '') {
  const taken = await ctx.query(
    sql`select 1 as "x" from ${ctx.visible.Role} r where lower(r.name) = ${name.toLowerCase()} and r.id <> ${exceptId}`,
  )
  if (taken.length) throw new Refusal('ALREADY_EXISTS')
}

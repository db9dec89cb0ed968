import type { me } from '@steward/contract/company/company.ts'
import { granted, rightsChanged } from '../identity/sign-ins.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'
import { addressOf } from '../platform/files.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findCompany } from './company.ts'
import { changeProfile } from './employees.ts'

interface Login {
  id: string
  email: string
  profileImage: string | null
  roleId: string
  roleName: string
  permissions: Record<string, unknown>
  employeeId: string | null
  name: string | null
  phone: string | null
  version: number | null
}

/** The signed-in person: login, profile, company, and what the key or role lets them do. */
export async function findMe(ctx: Ctx) {
  const { user, employee, company } = await meOf(ctx, ctx.actor, ctx.actor.userId as string)
  return {
    user,
    employee,
    company,
    permissions: allowing(ctx.actor.permissions),
    today: ctx.today,
    isDemo: ctx.env.isDemo,
  }
}

/** How oneself is called and reached: the one part of a profile that needs no right. A key speaks for somebody, it isn't them. */
export async function changeMe(ctx: Ctx, changes: Received<typeof me>['change']) {
  const { employeeId, via } = ctx.actor
  if (via !== 'person') throw new Refusal('NOT_ALLOWED')
  if (!employeeId) throw new Refusal('NOT_FOUND')
  await changeProfile(ctx, employeeId, changes)
  // The name stands in every kept sign-in.
  await rightsChanged(ctx)
  return findMe(ctx)
}

/** The same for somebody whose company has just been made. */
export async function meOf(ctx: Ctx, actor: Actor, userId: string) {
  const inside = ctx.as(actor)
  const [login] = await inside.query<Login>(
    sql`select u.id as "id", u.email as "email", u.profile_image as "profileImage", r.id as "roleId", r.name as "roleName",
        r.permissions as "permissions", e.id as "employeeId", e.name as "name", e.phone as "phone", e.version as "version"
        from ${inside.visible.User} u join ${inside.visible.Role} r on r.id = u.role_id left join ${inside.all.Employee} e on e.user_id = u.id
        where u.id = ${userId}`,
  )
  if (!login) throw new Refusal('SIGN_IN')
  const { permissions, employeeId, name, phone, version, ...user } = login
  return {
    user: { ...user, profileImage: addressOf(user.profileImage) },
    employee: employeeId && name ? { id: employeeId, name, phone, version: version ?? 0 } : null,
    company: await findCompany(inside),
    permissions: allowing(granted(login.roleName, permissions)),
    today: dayIn(actor.company.timezone, ctx.now),
    isDemo: ctx.env.isDemo,
  }
}

const allowing = <K extends string>(permissions: Iterable<K>) =>
  Object.fromEntries([...permissions].map(key => [key, true])) as Record<K, boolean>

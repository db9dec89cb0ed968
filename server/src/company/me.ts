import { granted } from '../identity/sign-ins.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findCompany } from './company.ts'

interface Login {
  id: string
  email: string
  profileImage: string | null
  roleId: string
  roleName: string
  permissions: Record<string, unknown>
  employeeId: string | null
  name: string | null
}

/** The signed-in person: login, profile, company, and what the key or role lets them do. */
export async function findMe(ctx: Ctx) {
  const { user, employee, company } = await meOf(ctx, ctx.actor, ctx.actor.userId as string)
  return { user, employee, company, permissions: allowing(ctx.actor.permissions), today: ctx.today }
}

/** The same for somebody whose company has just been made. */
export async function meOf(ctx: Ctx, actor: Actor, userId: string) {
  const inside = ctx.as(actor)
  const [login] = await inside.query<Login>(
    sql`select u.id as "id", u.email as "email", u.profile_image as "profileImage", r.id as "roleId", r.name as "roleName",
        r.permissions as "permissions", e.id as "employeeId", e.name as "name"
        from ${inside.visible.User} u join ${inside.visible.Role} r on r.id = u.role_id left join ${inside.all.Employee} e on e.user_id = u.id
        where u.id = ${userId}`,
  )
  if (!login) throw new Refusal('SIGN_IN')
  const { permissions, employeeId, name, ...user } = login
  return {
    user,
    employee: employeeId && name ? { id: employeeId, name } : null,
    company: await findCompany(inside),
    permissions: allowing(granted(login.roleName, permissions)),
    today: dayIn(actor.company.timezone, ctx.now),
  }
}

const allowing = <K extends string>(permissions: Iterable<K>) =>
  Object.fromEntries([...permissions].map(key => [key, true])) as Record<K, boolean>

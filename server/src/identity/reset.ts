import { machineOf } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { endSessions } from './sessions.ts'

const RESET_MS = 30 * 60_000

/** A link by which somebody chooses a new password, good for 30 minutes and one use; ends their sessions. Null for an unknown address. */
export async function passwordLink(ctx: Ctx, email: string): Promise<{ path: string } | null> {
  const [user] = await ctx.query<{ id: string; companyId: string }>(
    sql`select u.id as "id", u.company_id as "companyId" from ${ctx.everywhere.User} u
        where u.email = ${email} and u.is_active and u.deleted_at is null`,
  )
  if (!user) return null
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + RESET_MS)
  await ctx.write.change('PasswordReset', { userId: user.id, usedAt: null }, { usedAt: ctx.now })
  await ctx.write.insert('PasswordReset', {
    companyId: user.companyId,
    userId: user.id,
    tokenHash: hashOf(token),
    expiresAt,
  })
  await endSessions(ctx, user.id)
  ctx.as(machineOf(user.companyId)).record('user.password_reset', { user: user.id })
  return { path: `/welcome#${token}` }
}

import type { auth } from '@steward/contract/identity/auth.ts'
import { actor, machineOf } from '../platform/actor.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { limitOf } from '../platform/limits.ts'
import type { Received, Visit } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { hashPassword, passwordMatches, refuseWeakPassword } from './passwords.ts'
import { rightsChanged } from './sign-ins.ts'

type Input = Received<typeof auth>

const SESSION_MS = 7 * 24 * 3600_000

interface Named {
  userId: string
  companyId: string
  /** Of their profile, else the address. */
  name: string
}

interface Login extends Named {
  passwordHash: string
}

// Ten attempts a minute per address and account. Others cannot lock somebody out: the account alone is not counted.
const attempts = limitOf('sign-in', 10, 60)

// A link five times an hour: enough for somebody who mistypes, too little to fill a mailbox.
const letters = limitOf('letters', 5, 3600)

export async function signIn(ctx: Ctx, { email, password }: Input['login'], visit: Visit) {
  await attempts(ctx.env, `${visit.address} ${email}`)
  const login = await loginOf(ctx, email)
  if (!(await passwordMatches(login?.passwordHash, password)) || !login) throw new Refusal('WRONG_PASSWORD')
  await startSession(ctx, login, visit)
  noteSignIn(ctx, login, visit)
  return { done: true as const }
}

// For the audit log: who came in, and from which kind of device.
const noteSignIn = (ctx: Ctx, login: Named, { userAgent }: Visit) =>
  asThem(ctx, login).record('user.signed_in', { user: login.userId }, { userAgent })

const asThem = (ctx: Ctx, { userId, companyId, name }: Named) =>
  ctx.as(actor({ ...machineOf(companyId), userId, name, via: 'person' }))

async function loginOf(ctx: Ctx, email: string): Promise<Login | undefined> {
  const [login] = await ctx.query<Login>(
    sql`select u.id as "userId", u.company_id as "companyId", u.password_hash as "passwordHash", coalesce(e.name, u.email) as "name"
        from ${ctx.everywhere.User} u left join ${ctx.everywhere.Employee} e on e.user_id = u.id
        where u.email = ${email} and u.is_active and u.deleted_at is null`,
  )
  return login
}

/** Starts a session and puts its cookie; only the hash of its token is stored. */
export async function startSession(
  ctx: Ctx,
  { userId, companyId }: { userId: string; companyId: string },
  visit: Visit,
) {
  const token = newToken()
  await ctx.write.insert('Session', {
    companyId,
    userId,
    tokenHash: hashOf(token),
    userAgent: visit.userAgent,
    address: visit.address,
    confirmedAt: ctx.now,
    lastSeenAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + SESSION_MS),
  })
  await ctx.write.change('User', { id: userId }, { lastLoginAt: ctx.now })
  visit.setSession(token)
}

/** Counts a request for a link by mail. */
export const countLetter = (ctx: Ctx, email: string, { address }: Visit) => letters(ctx.env, `${address} ${email}`)

export async function signOut(ctx: Ctx, visit: Visit) {
  if (ctx.actor.sessionId) {
    await ctx.write.erase('Session', { id: ctx.actor.sessionId })
    await rightsChanged(ctx)
  }
  visit.setSession(null)
  return { done: true as const }
}

const ownHash = async (ctx: Ctx) => {
  const [row] = await ctx.query<{ passwordHash: string; email: string }>(
    sql`select u.password_hash as "passwordHash", u.email as "email" from ${ctx.visible.User} u where u.id = ${ctx.actor.userId}`,
  )
  if (!row) throw new Refusal('SIGN_IN')
  return row
}

export async function confirmPassword(ctx: Ctx, password: string, visit: Visit) {
  await attempts(ctx.env, `${visit.address} ${ctx.actor.userId}`)
  const own = await ownHash(ctx)
  if (!(await passwordMatches(own.passwordHash, password))) throw new Refusal('WRONG_PASSWORD')
  if (ctx.actor.sessionId) {
    await ctx.write.change('Session', { id: ctx.actor.sessionId }, { confirmedAt: ctx.now })
    await rightsChanged(ctx)
  }
  return { done: true as const }
}

export async function changePassword(
  ctx: Ctx,
  { currentPassword, newPassword }: Input['changePassword'],
  visit: Visit,
) {
  await attempts(ctx.env, `${visit.address} ${ctx.actor.userId}`)
  const own = await ownHash(ctx)
  if (!(await passwordMatches(own.passwordHash, currentPassword))) throw new Refusal('WRONG_PASSWORD')
  refuseWeakPassword('newPassword', newPassword, own.email, ctx.actor.name)
  await setPassword(ctx, ctx.actor.userId as string, newPassword)
  await endSessions(ctx, ctx.actor.userId as string, ctx.actor.sessionId)
  ctx.record('user.password_changed', { user: ctx.actor.userId })
  return { done: true as const }
}

export const setPassword = async (ctx: Ctx, userId: string, password: string) =>
  ctx.write.change('User', { id: userId }, { passwordHash: await hashPassword(password) })

/** Ends all sessions of somebody, but one. */
export async function endSessions(ctx: Ctx, userId: string, exceptId: string | null = null) {
  const scope = ctx.actor.companyId ? ctx.visible.Session : ctx.everywhere.Session
  const rows = await ctx.rows(pick('Session', 's', 'id'), sql`from ${scope} s where s.user_id = ${userId}`)
  const ids = rows.map(row => row.id).filter(id => id !== exceptId)
  if (ids.length) await ctx.write.erase('Session', { id: ids })
  await rightsChanged(ctx)
}

export async function listSessions(ctx: Ctx) {
  const columns = pick('Session', 's', 'id', 'userAgent', 'address', 'createdAt', 'lastSeenAt')
  const rows = await ctx.rows(
    columns,
    sql`from ${ctx.visible.Session} s where s.user_id = ${ctx.actor.userId} and s.expires_at > ${ctx.now} order by s.last_seen_at desc limit 100`,
  )
  const items = rows.map(row => ({ ...row, current: row.id === ctx.actor.sessionId }))
  return { items, nextCursor: null, total: items.length }
}

export async function endSession(ctx: Ctx, id: string) {
  const ended = await ctx.write.erase('Session', { id, userId: ctx.actor.userId as string })
  if (ended === 0) throw new Refusal('NOT_FOUND')
  await rightsChanged(ctx)
}

interface Link extends Named {
  table: 'Invitation' | 'PasswordReset'
  id: string
  email: string
  company: string
}

/** The person an unused, young enough link was made for. Refuses LINK_EXPIRED. */
export async function findLink(ctx: Ctx, token: string): Promise<Link> {
  for (const table of ['Invitation', 'PasswordReset'] as const) {
    const [link] = await ctx.query<Omit<Link, 'table'>>(
      sql`select l.id as "id", u.id as "userId", u.company_id as "companyId", coalesce(e.name, u.email) as "name", u.email as "email",
          c.name as "company" from ${ctx.everywhere[table]} l join ${ctx.everywhere.User} u on u.id = l.user_id
          join ${ctx.everywhere.Company} c on c.id = u.company_id left join ${ctx.everywhere.Employee} e on e.user_id = u.id
          where l.token_hash = ${hashOf(token)} and l.used_at is null and l.expires_at > ${ctx.now} and u.is_active and u.deleted_at is null`,
    )
    if (link) return { ...link, table }
  }
  throw new Refusal('LINK_EXPIRED')
}

export async function acceptLink(ctx: Ctx, { token, password }: Input['acceptLink'], visit: Visit) {
  await attempts(ctx.env, `${visit.address} link`)
  const link = await findLink(ctx, token)
  refuseWeakPassword('password', password, link.email, link.company)
  const used = await ctx.write.change(link.table, { id: link.id, usedAt: null }, { usedAt: ctx.now })
  if (used === 0) throw new Refusal('LINK_EXPIRED')
  for (const table of ['Invitation', 'PasswordReset'] as const)
    await ctx.write.change(table, { userId: link.userId, usedAt: null }, { usedAt: ctx.now })
  await setPassword(ctx, link.userId, password)
  await endSessions(ctx, link.userId)
  await startSession(ctx, link, visit)
  const type = link.table === 'Invitation' ? 'user.joined' : 'user.password_changed'
  asThem(ctx, link).record(type, { user: link.userId })
  noteSignIn(ctx, link, visit)
  return { done: true as const }
}

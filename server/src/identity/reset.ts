import { installation, machineOf } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobFunctions, JobWork } from '../platform/jobs.ts'
import { type Letter, sendMail, sendsMail } from '../platform/mail.ts'
import type { Visit } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { hashOf, newToken } from '../platform/secrets.ts'
import { type Ctx, perform } from '../platform/work.ts'
import { type LinkKind, linkLetter } from './letters.ts'
import { countLetter, endSessions } from './sessions.ts'

const RESET_MS = 30 * 60_000
const INVITATION_MS = 7 * 24 * 3600_000

interface Login {
  id: string
  companyId: string
  email: string
  company: string
  locale: string
}

async function loginBy(ctx: Ctx, field: 'id' | 'email', value: string): Promise<Login | undefined> {
  const by = field === 'id' ? sql`u.id = ${value}` : sql`u.email = ${value}`
  const [login] = await ctx.query<Login>(
    sql`select u.id as "id", u.company_id as "companyId", u.email as "email", c.name as "company", c.locale as "locale"
        from ${ctx.everywhere.User} u join ${ctx.everywhere.Company} c on c.id = u.company_id
        where ${by} and u.is_active and u.deleted_at is null`,
  )
  return login
}

/** A link by which somebody chooses a new password, good for 30 minutes and one use; ends their sessions. Null for an unknown address. */
export async function passwordLink(ctx: Ctx, email: string): Promise<{ path: string } | null> {
  const login = await loginBy(ctx, 'email', email)
  if (!login) return null
  const path = await newReset(ctx, login)
  await endSessions(ctx, login.id)
  ctx.as(machineOf(login.companyId)).record('user.password_reset', { user: login.id })
  return { path }
}

async function newReset(ctx: Ctx, { id: userId, companyId }: Login): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + RESET_MS)
  await ctx.write.change('PasswordReset', { userId, usedAt: null }, { usedAt: ctx.now })
  await ctx.write.insert('PasswordReset', { companyId, userId, tokenHash: hashOf(token), expiresAt })
  return `/welcome#${token}`
}

// A further one beside the link its maker was shown: whichever is used first ends both.
async function newInvitation(ctx: Ctx, { id: userId, companyId }: Login): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_MS)
  await ctx.write.insert('Invitation', { companyId, userId, tokenHash: hashOf(token), expiresAt })
  return `/welcome#${token}`
}

/** Mails a link if the address is somebody's. The answer is the same, and as quick, where it is nobody's. */
export async function askForLink(ctx: Ctx, email: string, visit: Visit) {
  if (!sendsMail(ctx.env)) throw new Refusal('MAIL_OFF')
  await countLetter(ctx, email, visit)
  ctx.later('mail-link', { kind: 'reset', email })
  return { done: true as const }
}

/** Mails an invitation, where mail can be sent. */
export function mailInvitation(ctx: Ctx, email: string): void {
  if (sendsMail(ctx.env)) ctx.later('mail-link', { kind: 'invitation', email })
}

// The link is made here and not where it was asked for: a waiting job never holds a secret.
async function mailLink({ platform }: JobWork, { kind, email }: { kind: LinkKind; email: string }) {
  const letter = await perform(platform, { actor: installation }, async (ctx): Promise<Letter | undefined> => {
    const login = await loginBy(ctx, 'email', email)
    if (!login) return undefined
    const path = kind === 'reset' ? await newReset(ctx, login) : await newInvitation(ctx, login)
    if (kind === 'reset') ctx.as(machineOf(login.companyId)).record('user.link_asked', { user: login.id })
    return linkLetter(kind, login, `${platform.env.PUBLIC_URL}${path}`)
  })
  if (letter) await sendMail(platform.env, letter)
}

export const identityJobs: JobFunctions = { 'mail-link': mailLink }

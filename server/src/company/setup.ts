import type { setup } from '@steward/contract/company/company.ts'
import { defaultRoles, type Permission } from '@steward/contract/platform/permissions.ts'
import { uuidv7 } from 'uuidv7'
import { hashPassword, refuseWeakPassword } from '../identity/passwords.ts'
import { startSession } from '../identity/sessions.ts'
import { ADMIN } from '../identity/sign-ins.ts'
import { machineOf } from '../platform/actor.ts'
import { folded, sql } from '../platform/db/sql.ts'
import { sendsMail } from '../platform/mail.ts'
import type { Received, Visit } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { meOf } from './me.ts'

type NewCompany = Received<typeof setup>['create']

const INSTALLATION = 'installation'

export async function lookAtSetup(ctx: Ctx) {
  const [row] = await ctx.query<{ open: number }>(
    sql`select case when i.set_up_at is null then 1 else 0 end as "open" from ${ctx.everywhere.Installation} i`,
  )
  return { open: (row?.open ?? 1) === 1, signup: ctx.env.SIGNUP === 'open', mail: sendsMail(ctx.env) }
}

/** Makes the first company and its administrator. Of two set-ups at once one succeeds: the row is compared and set. */
export async function setUp(ctx: Ctx, input: NewCompany, visit: Visit) {
  refuseWeakPassword('admin.password', input.admin.password, input.admin.email, input.admin.name, input.company.name)
  const passwordHash = await hashPassword(input.admin.password)
  if ((await ctx.write.change('Installation', { id: INSTALLATION, setUpAt: null }, { setUpAt: ctx.now })) === 0)
    throw new Refusal('SETUP_DONE')
  return openCompany(ctx, input, passwordHash, visit)
}

/** A further company on an installation that lets strangers in. */
export async function signUp(ctx: Ctx, input: NewCompany, visit: Visit) {
  if (ctx.env.SIGNUP !== 'open') throw new Refusal('SIGNUP_CLOSED')
  refuseWeakPassword('admin.password', input.admin.password, input.admin.email, input.admin.name, input.company.name)
  return openCompany(ctx, input, await hashPassword(input.admin.password), visit)
}

async function openCompany(ctx: Ctx, { company, admin }: NewCompany, passwordHash: string, visit: Visit) {
  const companyId = uuidv7()
  await ctx.write.insert('Company', { id: companyId, ...company, country: company.country ?? null })
  const roleId = await makeDefaultRoles(ctx, companyId)
  const userId = await ctx.write.insert('User', { companyId, email: admin.email, passwordHash, roleId })
  await ctx.write.insert('Employee', { companyId, userId, name: admin.name, search: folded(admin.name) })
  await startSession(ctx, { userId, companyId }, visit)
  ctx
    .as(machineOf(companyId, company))
    .record('company.opened', { company: companyId, user: userId }, { name: company.name })
  return meOf(ctx, machineOf(companyId, company), userId)
}

async function makeDefaultRoles(ctx: Ctx, companyId: string): Promise<string> {
  const made = new Map<string, string>()
  for (const [name, keys] of Object.entries(defaultRoles)) {
    const permissions = Object.fromEntries(keys.map((key: Permission) => [key, true]))
    made.set(name, await ctx.write.insert('Role', { companyId, name, permissions }))
  }
  return made.get(ADMIN) as string
}

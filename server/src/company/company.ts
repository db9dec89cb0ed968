import type { company } from '@steward/contract/company/company.ts'
import type { OpenHours } from '@steward/contract/inbox/open-hours.ts'
import { rightsChanged } from '../identity/sign-ins.ts'
import { difference, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { addressOf } from '../platform/files.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof company>

const columns = pick(
  'Company',
  'c',
  'id',
  'name',
  'address',
  'taxNumber',
  'email',
  'phone',
  'logoId',
  'currency',
  'timezone',
  'country',
  'locale',
  'invoiceTerms',
  'businessHours',
  'answerWithin',
  'createdAt',
  'updatedAt',
  'version',
)

/** The actor's own company. */
export async function findCompany(ctx: Ctx) {
  const found = await ctx.row(columns, sql`from ${ctx.visible.Company} c`)
  if (!found) throw new Refusal('NOT_FOUND')
  const { logoId, businessHours, ...company } = found
  return { ...company, businessHours: businessHours as unknown as OpenHours | null, logo: addressOf(logoId) }
}

const hours = pick('Company', 'c', 'businessHours')

/** When the company answers its customers; null: always. */
export async function businessHoursOf(ctx: Ctx): Promise<OpenHours | null> {
  const found = await ctx.row(hours, sql`from ${ctx.all.Company} c`)
  return (found?.businessHours ?? null) as unknown as OpenHours | null
}

export async function changeCompany(ctx: Ctx, changes: Input['change']) {
  const before = await findCompany(ctx)
  await revise(ctx, 'Company', before, changes)
  // Currency, zone and language stand in every kept sign-in.
  await rightsChanged(ctx)
  ctx.record('company.changed', { company: before.id }, { changed: difference(before, changes) })
  return findCompany(ctx)
}

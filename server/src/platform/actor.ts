import type { Permission } from '@steward/contract/platform/permissions.ts'

/** What the company decides for everybody in it. */
export interface CompanySettings {
  currency: string
  timezone: string
  locale: string
}

/** Who does something: a person, an API key on behalf of one, or the company's own machinery. */
export interface Actor {
  readonly companyId: string | null
  readonly company: CompanySettings
  readonly userId: string | null
  readonly employeeId: string | null
  readonly name: string
  readonly roleId: string | null
  readonly permissions: ReadonlySet<Permission>
  /** How it came in. */
  readonly via: 'person' | 'key' | 'machine'
  readonly sessionId: string | null
  /** Until when a sign-in counts as confirmed, for sensitive changes; keys need no confirmation. */
  readonly confirmedUntil: Date | null
  may(permission: Permission): boolean
}

type Known = Omit<Actor, 'may'>

export const actor = (known: Known): Actor => ({ ...known, may: permission => known.permissions.has(permission) })

const nobody = {
  userId: null,
  employeeId: null,
  roleId: null,
  sessionId: null,
  confirmedUntil: null,
  via: 'machine' as const,
}
const nowhere: CompanySettings = { currency: 'EUR', timezone: 'UTC', locale: 'en' }

/** The company's own machinery: jobs, webhooks, the demo. May everything, inside that company. */
export const machineOf = (companyId: string, company: CompanySettings = nowhere): Actor => ({
  ...nobody,
  companyId,
  company,
  name: 'Steward',
  permissions: new Set(),
  may: () => true,
})

/** The installation itself, before there is a company or across all of them: sign-in, set-up, incoming webhooks. Has no rights. */
export const installation: Actor = {
  ...nobody,
  companyId: null,
  company: nowhere,
  name: 'Steward',
  permissions: new Set(),
  may: () => false,
}

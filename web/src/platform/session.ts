import type { Me } from '@steward/contract/company/company.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'

export type { Permission }

/** Who is signed in; live notes about users, roles and the company make it stale. */
export const meQuery = () => api.company.me.find.queryOptions({ staleTime: Number.POSITIVE_INFINITY })

/** `{ user, employee, company, permissions, today }`, and `can('can_close_leads')`. Only inside the signed-in shell. */
export function useMe(): Me & { can: (permission: Permission) => boolean } {
  const { data } = useSuspenseQuery(meQuery())
  return { ...data, can: permission => mayThey(data, permission) }
}

/** Only exactly `true` grants. */
export const mayThey = (me: Me, permission: Permission) => me.permissions[permission] === true

/** What to call the person: their employee profile's name, or the address they sign in with. */
export const nameOf = ({ employee, user }: Me) => employee?.name ?? user.email

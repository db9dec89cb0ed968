import type { Me } from '@steward/contract/company/company.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { type QueryClient, useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'

export type { Permission }

/** Who is signed in; live notes about users, roles and the company make it stale. */
export const meQuery = () => api.company.me.find.queryOptions({ staleTime: Number.POSITIVE_INFINITY })

/** `{ user, employee, company, permissions, today }`, and `can('can_close_leads')`. */
export type Self = Me & { can: (permission: Permission) => boolean }

const selfOf = (me: Me): Self => ({ ...me, can: permission => mayThey(me, permission) })

/** Oneself. Only inside the signed-in shell. */
export const useMe = (): Self => selfOf(useSuspenseQuery(meQuery()).data)

/** The same for what is asked for before a screen is drawn; undefined while nobody is signed in. */
export function selfIn(cache: QueryClient): Self | undefined {
  const me = cache.getQueryData(meQuery().queryKey)
  return me && selfOf(me)
}

/** Only exactly `true` grants. */
export const mayThey = (me: Me, permission: Permission) => me.permissions[permission] === true

/** What to call the person: their employee profile's name, or the address they sign in with. */
export const nameOf = ({ employee, user }: Me) => employee?.name ?? user.email

/** Signs out. A full load leaves nothing of this person in memory. */
export const useSignOut = () =>
  useMutation(api.identity.auth.logout.mutationOptions({ onSuccess: () => location.assign('/login') }))

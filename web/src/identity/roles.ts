import type { Role } from '@steward/contract/identity/roles.ts'
import { type Permission, permissionKeys } from '@steward/contract/platform/permissions.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { useIsWithin, useRefreshAccess } from './users.ts'

/** The role that always holds every right. */
export const ADMIN = 'Admin'

/** Why a role can't be changed by whoever looks at it; undefined where it can. */
export type Fixed = 'admin' | 'own' | 'above' | 'not_allowed'

export function useWhyFixed() {
  const { can, user } = useMe()
  const isWithin = useIsWithin()
  return (role: Role): Fixed | undefined => {
    if (!can('can_manage_roles')) return 'not_allowed'
    if (role.name === ADMIN) return 'admin'
    if (role.id === user.roleId) return 'own'
    return isWithin(role) ? undefined : 'above'
  }
}

export const rightsOf = ({ permissions }: Pick<Role, 'permissions'>): Set<Permission> =>
  new Set(permissionKeys.filter(key => permissions[key] === true))

const asJson = (rights: ReadonlySet<Permission>) => Object.fromEntries([...rights].map(key => [key, true]))

/** Who has a role, by name; the first hundred of them. */
export function usePeopleWith(roleId: string | undefined) {
  const { data } = useQuery(
    api.identity.users.list.queryOptions({ input: { roleId, limit: 100 }, enabled: roleId !== undefined }),
  )
  return { people: data?.items ?? [], count: data?.total ?? 0 }
}

export interface RoleDraft {
  name: string
  rights: ReadonlySet<Permission>
}

/** Saves a role: a new one, or the changes against the version on the screen. */
export function useSaveRole(role: Role | undefined) {
  const cache = useQueryClient()
  const refresh = useRefreshAccess()
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ name, rights }: RoleDraft) => {
      const fields = { name: name.trim(), permissions: asJson(rights) }
      return role
        ? api.identity.roles.change.call({ id: role.id, ...fields }, { context: { version: role.version } })
        : api.identity.roles.create.call(fields)
    },
    onSuccess: saved => {
      cache.setQueryData(roleQuery(saved.id).queryKey, saved)
      refresh()
    },
  })
}

export const roleQuery = (id: string) => api.identity.roles.find.queryOptions({ input: { id } })

import type { Role } from '@steward/contract/identity/roles.ts'
import type { User } from '@steward/contract/identity/users.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { mayThey, useMe } from '../platform/session.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'

/** What the list shows; stands in the address. */
export interface UserFilters {
  q?: string
  role?: string
  state?: 'on' | 'off'
  sort?: UserSort
  /** The login that is opened. */
  open?: string
}

type UserSort = NonNullable<Inputs['identity']['users']['list']['sort']>
const sorts: UserSort[] = ['createdAt', '-createdAt', 'email', '-email']

/** Reads filters from an address; what makes no sense is left out. */
export const userFilters = ({ q, role, state, sort, open }: Record<string, unknown>): UserFilters => ({
  q: textIn(q),
  role: idIn(role),
  state: oneOf(['on', 'off'], state),
  sort: oneOf(sorts, sort),
  open: idIn(open),
})

/** Rows of all pages loaded so far. */
export function useUsers({ q, role, state, sort = 'createdAt' }: UserFilters) {
  const input = { q, sort, roleId: role, ...(state && ({ isActive: state === 'on' ? 'true' : 'false' } as const)) }
  const list = useInfiniteQuery(
    api.identity.users.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor }),
      ...byCursor,
    }),
  )
  return withRows(list)
}

/** Logins and roles follow from each other: how many people have a role, what a login's role is called. */
export function useRefreshAccess() {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: api.identity.users.key() })
    void cache.invalidateQueries({ queryKey: api.identity.roles.key() })
  }
}

type UserChanges = Omit<Inputs['identity']['users']['change'], 'id'>

/** Saves fields of a login. */
export function useChangeUser(user: User) {
  const cache = useQueryClient()
  const refresh = useRefreshAccess()
  const { queryKey } = userQuery(user.id)
  const save = useSaving({
    kept: (_: User) => cache.getQueryData(queryKey),
    send: ({ id }, changes: UserChanges, version) =>
      api.identity.users.change.call({ id, ...changes }, { context: { version } }),
    onSaved: saved => {
      cache.setQueryData(queryKey, saved)
      refresh()
    },
  })
  return (changes: UserChanges) => save(user, changes)
}

export const userQuery = (id: string) => api.identity.users.find.queryOptions({ input: { id } })

/** Every role; a company has a handful. */
export const useRoles = () => useQuery(api.identity.roles.list.queryOptions({ input: { limit: 100 } }))

/** Nobody gives or changes what holds a right they lack. */
export function useIsWithin() {
  const me = useMe()
  return ({ permissions }: Pick<Role, 'permissions'>) =>
    Object.entries(permissions).every(([key, granted]) => !granted || mayThey(me, key as Permission))
}

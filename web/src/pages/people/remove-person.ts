import { useLingui } from '@lingui/react/macro'
import type { Employee } from '@steward/contract/company/employees.ts'
import type { User } from '@steward/contract/identity/users.ts'
import { useQueryClient } from '@tanstack/react-query'
import { personQuery, useRefreshPeople } from '../../company/people.ts'
import { useRefreshAccess } from '../../identity/users.ts'
import { api } from '../../platform/api.ts'
import { showProblem } from '../../platform/error-toast.ts'
import { toast } from '../../ui/toast.tsx'

/** Takes somebody out of the directory, and their login with them; "Undo" brings both back. */
export function useRemovePerson() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const refreshPeople = useRefreshPeople()
  const refreshAccess = useRefreshAccess()
  const refresh = () => {
    refreshPeople()
    refreshAccess()
  }
  return async ({ id, name, version }: Employee, login: User | undefined): Promise<boolean> => {
    const { employees } = api.company
    const { users } = api.identity
    try {
      if (login) await users.remove.call({ id: login.id }, { context: { version: login.version } })
      await employees.remove.call({ id }, { context: login ? {} : { version } })
    } catch (error) {
      showProblem(error)
      refresh()
      return false
    }
    // A login brings its person back.
    const bringBack = () => (login ? users.restore.call({ id: login.id }) : employees.restore.call({ id }))
    cache.removeQueries({ queryKey: personQuery(id).queryKey })
    toast(t`${name} is removed`, { undo: () => bringBack().then(refresh, showProblem) })
    refresh()
    return true
  }
}

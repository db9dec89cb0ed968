import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Filter } from '../ui/filter-chips.tsx'
import { optionsOf } from '../ui/found-options.ts'
import { api } from './api.ts'
import { useMe } from './session.ts'

/** The company's branches by name, as far as one may see them; `isReady` once they are known, so that nothing moves when they come. */
export function useBranches() {
  const { can } = useMe()
  const mayLook = can('can_view_branches')
  const { data, isPending } = useQuery(
    api.company.branches.list.queryOptions({ input: { limit: 100, sort: 'name' }, enabled: mayLook }),
  )
  const branches = data?.items ?? []
  return { branches, options: optionsOf(branches), isReady: !mayLook || !isPending }
}

/** What narrows a list to one branch; none where it is known that a company has none, so that it stands from the start where it has. */
export function useBranchFilter(branch: string | undefined): Filter | undefined {
  const { t } = useLingui()
  const { options, isReady } = useBranches()
  const { can } = useMe()
  const isOffered = can('can_view_branches') && (options.length > 0 || !isReady)
  return isOffered ? { key: 'branch', label: t`Branch`, value: branch, options } : undefined
}

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'

/** What the list shows; stands in the address. */
export interface BranchFilters {
  q?: string
  sort?: BranchSort
  /** The branch that is being changed. */
  open?: string
}

type BranchSort = NonNullable<Inputs['company']['branches']['list']['sort']>
const sorts: BranchSort[] = ['name', '-name', 'createdAt', '-createdAt']

/** Reads filters from an address; what makes no sense is left out. */
export const branchFilters = ({ q, sort, open }: Record<string, unknown>): BranchFilters => ({
  q: textIn(q),
  sort: oneOf(sorts, sort),
  open: idIn(open),
})

/** Rows of all pages loaded so far. */
export function useBranches({ q, sort = 'name' }: BranchFilters) {
  const list = useInfiniteQuery(
    api.company.branches.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ sort, cursor, ...(q && { q }) }),
      ...byCursor,
    }),
  )
  return withRows(list)
}

/** What can be done with branches. Refusals are told by themselves, except to the form that asked. */
export function useBranchActions() {
  const cache = useQueryClient()
  const onSuccess = () => {
    void cache.invalidateQueries({ queryKey: api.company.branches.key() })
    void cache.invalidateQueries({ queryKey: api.company.employees.key() })
  }
  const { branches } = api.company
  return {
    create: useMutation(branches.create.mutationOptions({ onSuccess })),
    change: useMutation({
      mutationFn: ({ version, ...changes }: Inputs['company']['branches']['change'] & { version: number }) =>
        branches.change.call(changes, { context: { version } }),
      onSuccess,
    }),
    remove: useMutation(branches.remove.mutationOptions({ onSuccess, meta: { quiet: true } })),
    restore: useMutation(branches.restore.mutationOptions({ onSuccess })),
  }
}

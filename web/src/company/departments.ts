import type { Department } from '@steward/contract/company/departments.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { useSaving } from '../platform/saving.ts'
import { useMe } from '../platform/session.ts'

const MOST = 1000
const allKey = () => [...api.company.departments.list.key(), 'all']

/** All departments by name; there are as many as fit a tree. */
export function useDepartments() {
  const { can } = useMe()
  return useQuery({
    queryKey: allKey(),
    queryFn: async () => {
      const departments: Department[] = []
      let cursor: string | undefined
      do {
        const page = await api.company.departments.list.call({ limit: 100, sort: 'name', cursor })
        departments.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor && departments.length < MOST)
      return departments
    },
    enabled: can('can_view_departments'),
  })
}

function useRefresh() {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: api.company.departments.key() })
    void cache.invalidateQueries({ queryKey: api.company.employees.key() })
  }
}

/** Saves fields of a department. */
export function useChangeDepartment() {
  const cache = useQueryClient()
  return useSaving({
    kept: ({ id }: Department) => cache.getQueryData<Department[]>(allKey())?.find(one => one.id === id),
    send: ({ id }, changes: Omit<Inputs['company']['departments']['change'], 'id'>, version) =>
      api.company.departments.change.call({ id, ...changes }, { context: { version } }),
    onSaved: useRefresh(),
  })
}

/** What can be done with departments. Each refetches the tree; refusals are told by themselves. */
export function useDepartmentActions() {
  const onSuccess = useRefresh()
  const { departments } = api.company
  return {
    create: useMutation(departments.create.mutationOptions({ onSuccess })),
    remove: useMutation(departments.remove.mutationOptions({ onSuccess, meta: { quiet: true } })),
    restore: useMutation(departments.restore.mutationOptions({ onSuccess })),
  }
}

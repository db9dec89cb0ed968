import type { Client } from '@steward/contract/crm/clients.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'

export interface ClientFilters {
  q?: string
  sort?: ClientSort
}

type ClientSort = NonNullable<Inputs['crm']['clients']['list']['sort']>
const sorts: ClientSort[] = ['name', '-name', 'createdAt', '-createdAt']

/** Reads filters from an address; what makes no sense is left out. */
export const clientFilters = ({ q, sort }: Record<string, unknown>): ClientFilters => ({
  q: typeof q === 'string' && q ? q.slice(0, 100) : undefined,
  sort: sorts.find(word => word === sort),
})

export const clientQuery = (id: string) => api.crm.clients.find.queryOptions({ input: { id } })

/** Rows of all pages loaded so far. */
export function useClients({ q, sort = 'name' }: ClientFilters) {
  const list = useInfiniteQuery(
    api.crm.clients.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ q, sort, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return { ...list, rows: list.data?.pages.flatMap(page => page.items), total: list.data?.pages[0]?.total }
}

/** Saves fields of a client against the version on the screen. */
export function useChangeClient({ id, version }: Client) {
  const cache = useQueryClient()
  const change = useMutation({
    mutationFn: (changes: Omit<Inputs['crm']['clients']['change'], 'id'>) =>
      api.crm.clients.change.call({ id, ...changes }, { context: { version } }),
    onSuccess: client => {
      cache.setQueryData(clientQuery(id).queryKey, client)
      void cache.invalidateQueries({ queryKey: api.crm.clients.list.key() })
      void cache.invalidateQueries({ queryKey: api.company.history.key() })
    },
  })
  return change.mutateAsync
}

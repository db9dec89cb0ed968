import type { Client, ClientStanding } from '@steward/contract/crm/clients.ts'
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { beside, byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'

export interface ClientFilters {
  branch?: string
  q?: string
  sort?: ClientSort
}

export type ClientRow = Omit<Client, 'notes'>
type ClientSort = NonNullable<Inputs['crm']['clients']['list']['sort']>
const sorts: ClientSort[] = ['name', '-name', 'createdAt', '-createdAt']

/** Reads filters from an address; what makes no sense is left out. */
export const clientFilters = ({ branch, q, sort }: Record<string, unknown>): ClientFilters => ({
  branch: idIn(branch),
  q: textIn(q),
  sort: oneOf(sorts, sort),
})

export const clientQuery = (id: string) => api.crm.clients.find.queryOptions({ input: { id } })

/** The filters as the server takes them. */
export const clientInput = ({ branch, q, sort = 'name' }: ClientFilters) => ({
  sort,
  ...(q && { q }),
  ...(branch && { branchId: branch }),
})

export const clientsQuery = (filters: ClientFilters) =>
  api.crm.clients.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...clientInput(filters), cursor }),
    ...byCursor,
  })

/** Rows of all pages loaded so far. */
export function useClients(filters: ClientFilters) {
  const list = useInfiniteQuery(clientsQuery(filters))
  return beside(withRows(list), { pages: list.data?.pages })
}

export const standingQuery = (ids: string[]) =>
  api.crm.clients.standing.queryOptions({ input: { ids: ids.join(',') }, placeholderData: keepPreviousData })

/** What the clients on the screen owe and what is open with them, asked for page by page. */
export function useStandings(pages: { items: ClientRow[] }[] | undefined): Map<string, ClientStanding> {
  const asked = (pages ?? []).filter(({ items }) => items.length > 0)
  return useQueries({
    queries: asked.map(({ items }) => standingQuery(items.map(({ id }) => id))),
    combine: answers => new Map(answers.flatMap(({ data }) => data ?? []).map(standing => [standing.id, standing])),
  })
}

/** What one client owes and what is open with them. */
export const useStanding = (id: string) => useQuery(standingQuery([id])).data?.[0]

/** Asks anew for everything about clients. */
function useRefresh() {
  const cache = useQueryClient()
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: api.crm.clients.key() }),
      cache.invalidateQueries({ queryKey: api.company.history.key() }),
    ])
}

type ClientChanges = Omit<Inputs['crm']['clients']['change'], 'id'>

/** Saves fields of a client. */
export function useChangeClient(client: Client) {
  const cache = useQueryClient()
  const refresh = useRefresh()
  const { queryKey } = clientQuery(client.id)
  const save = useSaving({
    kept: (_: Client) => cache.getQueryData(queryKey),
    send: ({ id }, changes: ClientChanges, version) =>
      api.crm.clients.change.call({ id, ...changes }, { context: { version } }),
    onSaved: saved => {
      cache.setQueryData(queryKey, saved)
      void refresh()
    },
  })
  return (changes: ClientChanges) => save(client, changes)
}

export const removeClient = ({ id, version }: ClientRow) =>
  api.crm.clients.remove.call({ id }, { context: { version } })
export const restoreClient = ({ id }: ClientRow) => api.crm.clients.restore.call({ id })

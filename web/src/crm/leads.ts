import type { Lead, LeadStatus } from '@steward/contract/crm/leads.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'

/** What the list shows; stands in the address. */
export interface LeadFilters {
  status?: LeadStatus
  whose?: 'mine' | 'nobodys'
  q?: string
  sort?: LeadSort
}

type LeadSort = NonNullable<Inputs['crm']['leads']['list']['sort']>

const statuses: LeadStatus[] = ['new', 'negotiation', 'won', 'lost']
const sorts: LeadSort[] = ['createdAt', '-createdAt', 'value', '-value', 'title', '-title']

/** Reads filters from an address; what makes no sense is left out. */
export const leadFilters = ({ status, whose, q, sort }: Record<string, unknown>): LeadFilters => ({
  status: statuses.find(word => word === status),
  whose: whose === 'mine' || whose === 'nobodys' ? whose : undefined,
  q: typeof q === 'string' && q ? q.slice(0, 100) : undefined,
  sort: sorts.find(word => word === sort),
})

export const leadQuery = (id: string) => api.crm.leads.find.queryOptions({ input: { id } })

/** Rows of all pages loaded so far. */
export function useLeads({ status, whose, q, sort = '-createdAt' }: LeadFilters) {
  const { employee } = useMe()
  const input = {
    status,
    q,
    sort,
    ...(whose === 'mine' && employee && { assignedTo: employee.id }),
    ...(whose === 'nobodys' && { unassigned: 'true' as const }),
  }
  const list = useInfiniteQuery(
    api.crm.leads.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return { ...list, rows: list.data?.pages.flatMap(page => page.items), total: list.data?.pages[0]?.total }
}

/** Keeps what the server answered and asks for everything that follows from it. */
export function useKeepLead() {
  const cache = useQueryClient()
  return (lead: Lead) => {
    cache.setQueryData(leadQuery(lead.id).queryKey, lead)
    void cache.invalidateQueries({ queryKey: api.crm.leads.list.key() })
    void cache.invalidateQueries({ queryKey: api.company.history.key() })
  }
}

/** Saves fields of a lead against the version on the screen. */
export function useChangeLead({ id, version }: Lead) {
  const keep = useKeepLead()
  const change = useMutation({
    mutationFn: (changes: Omit<Inputs['crm']['leads']['change'], 'id'>) =>
      api.crm.leads.change.call({ id, ...changes }, { context: { version } }),
    onSuccess: keep,
  })
  return change.mutateAsync
}

import type { Lead, LeadRow, LeadStatus } from '@steward/contract/crm/leads.ts'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { type Self, useMe } from '../platform/session.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'

/** What list and board show; stands in the address. */
export interface LeadFilters {
  view?: LeadView
  status?: LeadStatus
  /** Mine, nobody's, or those of the employee with this id. */
  whose?: string
  source?: string
  branch?: string
  /** Worth at least, and at most. */
  from?: number
  to?: number
  q?: string
  sort?: LeadSort
}

export type LeadView = 'board' | 'table'
type LeadSort = NonNullable<Inputs['crm']['leads']['list']['sort']>

export const statuses: LeadStatus[] = ['new', 'negotiation', 'won', 'lost']
const views: LeadView[] = ['board', 'table']
const sorts: LeadSort[] = ['createdAt', '-createdAt', 'value', '-value', 'title', '-title']

/** Reads filters from an address; what makes no sense is left out. */
export const leadFilters = (address: Record<string, unknown>): LeadFilters => ({
  view: oneOf(views, address.view),
  status: oneOf(statuses, address.status),
  whose: textIn(address.whose, 36),
  source: textIn(address.source, 60),
  branch: idIn(address.branch),
  from: amount(address.from),
  to: amount(address.to),
  q: textIn(address.q),
  sort: oneOf(sorts, address.sort),
})

const amount = (value: unknown) =>
  typeof value === 'number' && value >= 0 && value < 1e12 ? Math.round(value) : undefined

export const leadQuery = (id: string) => api.crm.leads.find.queryOptions({ input: { id } })

/** The filters that list and pipeline share, as the server takes them. */
export const useLeadInput = (filters: LeadFilters) => leadInput(useMe(), filters)

function leadInput({ employee }: Self, { whose, source, branch, from, to, q }: LeadFilters) {
  const assignedTo = whose === 'mine' ? employee?.id : whose === 'nobodys' ? undefined : whose
  return {
    ...(q && { q }),
    ...(assignedTo && { assignedTo }),
    ...(whose === 'nobodys' && { unassigned: 'true' as const }),
    ...(source && { source }),
    ...(branch && { branchId: branch }),
    ...(from !== undefined && { valueFrom: String(from) }),
    ...(to !== undefined && { valueTo: String(to) }),
  }
}

const A_SCREEN_OF_CARDS = 25

export function leadsQuery(me: Self, { status, sort = '-createdAt', ...filters }: LeadFilters, limit = 50) {
  const input = { ...leadInput(me, filters), sort, limit, ...(status && { status }) }
  return api.crm.leads.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, cursor }),
    ...byCursor,
  })
}

export const leadColumnQuery = (me: Self, status: LeadStatus, filters: LeadFilters) =>
  leadsQuery(me, { ...filters, status }, A_SCREEN_OF_CARDS)

/** Rows of all pages loaded so far. */
export const useLeads = (filters: LeadFilters) => useListed(leadsQuery(useMe(), filters))

/** The cards of one column of the board. */
export const useLeadColumn = (status: LeadStatus, filters: LeadFilters) =>
  useListed(leadColumnQuery(useMe(), status, filters))

function useListed(query: ReturnType<typeof leadsQuery>) {
  const list = useInfiniteQuery(query)
  return withRows(list)
}

export const pipelineQuery = (me: Self, filters: LeadFilters) =>
  api.crm.leads.pipeline.queryOptions({ input: leadInput(me, filters), placeholderData: keepPreviousData })

/** How many stand where and what they are worth, among those that the filters leave. */
export const usePipeline = (filters: LeadFilters) => useQuery(pipelineQuery(useMe(), filters))

export const sourcesQuery = () => api.crm.leads.sources.queryOptions({ input: {}, staleTime: 5 * 60_000 })

/** Where leads came from lately, to choose from. */
export function useSources(enabled = true) {
  const { data } = useQuery({ ...sourcesQuery(), enabled })
  return data ?? []
}

/** Keeps what the server answered and asks for everything that follows from it. Resolves when lists know. */
export function useKeepLead() {
  const cache = useQueryClient()
  return async (lead: Lead) => {
    cache.setQueryData(leadQuery(lead.id).queryKey, lead)
    void cache.invalidateQueries({ queryKey: api.company.history.key() })
    await Promise.all([
      cache.invalidateQueries({ queryKey: api.crm.leads.list.key() }),
      cache.invalidateQueries({ queryKey: api.crm.leads.pipeline.key() }),
    ])
  }
}

type LeadChanges = Omit<Inputs['crm']['leads']['change'], 'id'>

/** Saves fields of a lead. */
export function useChangeLead(lead: LeadRow) {
  const cache = useQueryClient()
  const keep = useKeepLead()
  const save = useSaving({
    kept: ({ id }: LeadRow) => cache.getQueryData(leadQuery(id).queryKey),
    send: ({ id }, changes: LeadChanges, version) =>
      api.crm.leads.change.call({ id, ...changes }, { context: { version } }),
    onSaved: saved => void keep(saved),
  })
  return (changes: LeadChanges) => save(lead, changes)
}

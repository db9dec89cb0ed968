import { useLingui } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { agesOf } from '../finance/invoice-ages.ts'
import type { InvoiceFilters } from '../finance/invoice-filters.ts'
import { api } from '../platform/api.ts'
import { useBranchFilter } from '../platform/branches.ts'
import { useMe } from '../platform/session.ts'
import type { Filter } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'

/** What invoices can be narrowed by, beside their state and a period. */
export function useInvoiceFilterChips(filters: InvoiceFilters) {
  const due = useDueFilter(filters)
  const chips = [useClientFilter(filters.clientId), due.filter, useBranchFilter(filters.branch)]
  return {
    filters: chips.filter(filter => filter !== undefined),
    /** What a chosen option changes in the address. */
    changeOf: (key: string, value: string | undefined): Partial<InvoiceFilters> =>
      key === 'due' ? due.changeOf(value) : { [key]: value },
  }
}

/** Found by a few letters; there may be thousands. */
function useClientFilter(clientId: string | undefined): Filter | undefined {
  const { t } = useLingui()
  const { can } = useMe()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const { data } = useQuery(
    api.crm.clients.list.queryOptions({
      input: { sort: 'name', limit: 20, ...(q && { q }) },
      enabled: can('can_view_clients'),
      placeholderData: keepPreviousData,
    }),
  )
  const { data: chosen } = useQuery(
    api.crm.clients.find.queryOptions({ input: clientId && can('can_view_clients') ? { id: clientId } : skipToken }),
  )
  if (!can('can_view_clients')) return undefined
  const found = data?.items ?? []
  const all = chosen && chosen.id === clientId && !found.some(({ id }) => id === clientId) ? [chosen, ...found] : found
  return {
    key: 'clientId',
    label: t`Client`,
    value: clientId,
    options: all.map(({ id, name }) => ({ value: id, label: name })),
    onFind: setWords,
  }
}

/** Chosen by how late what is owed is, or as days that came with the address. */
function useDueFilter({ dueFrom, dueTo }: InvoiceFilters) {
  const { t, i18n } = useLingui()
  const { today, day } = useFormats()
  const keyOf = (days: Pick<InvoiceFilters, 'dueFrom' | 'dueTo'>) => `${days.dueFrom ?? ''}–${days.dueTo ?? ''}`
  const late = agesOf(today).filter(({ search }) => search.status === 'overdue')
  const value = dueFrom || dueTo ? keyOf({ dueFrom, dueTo } as InvoiceFilters) : undefined
  const options = late.map(({ words, search }) => ({ value: keyOf(search), label: i18n._(words) }))
  const own = { value: value ?? '', label: [dueFrom, dueTo].map(end => (end ? day(end) : '')).join(' – ') }
  const isOwn = value !== undefined && !options.some(option => option.value === value)
  const filter: Filter = { key: 'due', label: t`Due`, value, options: isOwn ? [...options, own] : options }
  return {
    filter,
    changeOf: (chosen: string | undefined): InvoiceFilters => {
      const none = { dueFrom: undefined, dueTo: undefined } as unknown as InvoiceFilters
      return { ...none, ...late.find(({ search }) => keyOf(search) === chosen)?.search }
    },
  }
}

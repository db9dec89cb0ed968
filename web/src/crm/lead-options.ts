import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { optionsOf, useFindWords } from '../ui/found-options.ts'

/** Leads to choose from, found by a few letters; the one chosen already is always among them. */
export function useLeadOptions({ id, title: name }: { id: string | null; title: string | null }, enabled: boolean) {
  const chosen = { id, name }
  const { input, onSearch } = useFindWords(chosen)
  const { data } = useQuery(api.crm.leads.list.queryOptions({ input, enabled, placeholderData: keepPreviousData }))
  const found = data?.items.map(({ id, title }) => ({ id, name: title }))
  return { options: optionsOf(found, chosen), onSearch }
}

import { useDebouncedValue } from '@mantine/hooks'
import type { SearchHit } from '@steward/contract/platform/history.ts'
import { type Icon, IconBuildingStore, IconFileInvoice, IconInbox, IconTargetArrow } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import { api } from '../platform/api.ts'

type Noun = SearchHit['noun']

interface NounPage {
  icon: Icon
  link: (id: string) => Pick<LinkProps, 'to' | 'params' | 'search'>
}

/** The page of each noun that has one: `lead: { icon: IconTargetArrow, link: id => ({ to: '/leads/$id', params: { id } }) }`. */
const pagesOf: Partial<Record<Noun, NounPage>> = {
  conversation: { icon: IconInbox, link: id => ({ to: '/inbox/$id', params: { id } }) },
  lead: { icon: IconTargetArrow, link: id => ({ to: '/leads/$id', params: { id } }) },
  client: { icon: IconBuildingStore, link: id => ({ to: '/clients/$id', params: { id } }) },
  invoice: { icon: IconFileInvoice, link: id => ({ to: '/invoices/$id', params: { id } }) },
}

/** Everything on record whose name has these words, as far as one may see it. */
export function useFound(words: string) {
  const [q] = useDebouncedValue(words.trim(), 150)
  const { data, isFetching } = useQuery({
    ...api.company.search.find.queryOptions({ input: { q } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const items = q.length > 1 ? (data?.items ?? []) : []
  const hits = items.flatMap(hit => {
    const page = pagesOf[hit.noun]
    return page ? [{ ...hit, ...page }] : []
  })
  return { hits, isLooking: isFetching }
}

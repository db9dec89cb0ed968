import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { messageLink, nounPages } from '../platform/noun-pages.ts'

/** Everything on record whose name has these words, as far as one may see it. */
export function useFound(words: string) {
  const [q] = useDebouncedValue(words.trim(), 150)
  const { data, isFetching, isPlaceholderData } = useQuery({
    ...api.company.search.find.queryOptions({ input: { q } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  const items = q.length > 1 ? (data?.items ?? []) : []
  // What was found for earlier words stays only where it still goes with what is typed by now: Enter takes the first.
  const isOfEarlierWords = isPlaceholderData || q !== words.trim()
  const wanted = words.trim().toLocaleLowerCase()
  const fitting = isOfEarlierWords ? items.filter(({ title }) => title.toLocaleLowerCase().includes(wanted)) : items
  const hits = fitting.flatMap(hit => {
    const page = nounPages[hit.noun]
    return page ? [{ ...hit, ...page }] : []
  })
  const said = fitting.flatMap(({ id, title, subtitle, conversationId, at }) =>
    conversationId && at ? [{ id, title, subtitle, to: messageLink({ id, conversationId, at }) }] : [],
  )
  // Also from a letter on until it is asked what it finds.
  return { hits, said, isLooking: words.trim().length > 1 && (isFetching || isOfEarlierWords) }
}

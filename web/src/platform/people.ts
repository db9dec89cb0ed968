import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Filter } from '../ui/filter-chips.tsx'
import { optionsOf, useFindWords } from '../ui/found-options.ts'
import { api } from './api.ts'
import { type Permission, useMe } from './session.ts'

/** People to choose from, found by a few letters; the one chosen already is always among them. */
export function usePeopleOptions(chosen?: { id: string | null; name: string | null }) {
  const { can } = useMe()
  const { input, onSearch } = useFindWords(chosen)
  const { data } = useQuery(
    api.company.employees.list.queryOptions({
      input,
      enabled: can('can_view_employees'),
      placeholderData: keepPreviousData,
    }),
  )
  return { options: optionsOf(data?.items, chosen), onSearch }
}

/** The first hundred people, for whoever may see them and what they are to narrow. */
export function useColleagues(isWanted = true) {
  const { can } = useMe()
  const { data } = useQuery(
    api.company.employees.list.queryOptions({ input: { limit: 100 }, enabled: isWanted && can('can_view_employees') }),
  )
  return optionsOf(data?.items)
}

/** Narrows a list to one's own, nobody's or, where one may see those, somebody else's. */
export function useWhoseFilter(whose: string | undefined, toSeeAll: Permission): Filter {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const colleagues = useColleagues(can(toSeeAll))
  return {
    key: 'whose',
    label: t`Whose`,
    value: whose,
    options: [
      { value: 'mine', label: t`Mine` },
      { value: 'nobodys', label: t`Nobody’s` },
      ...colleagues.filter(({ value }) => value !== employee?.id),
    ],
  }
}

import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'

/** People to choose from, found by a few letters; the one chosen already is always among them. */
export function usePeopleOptions(chosen: { id: string | null; name: string | null }) {
  const { can } = useMe()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const { data } = useQuery(
    api.company.employees.list.queryOptions({
      input: { limit: 20, ...(q && { q }) },
      enabled: can('can_view_employees'),
      placeholderData: keepPreviousData,
    }),
  )
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const isMissing = chosen.id && chosen.name && !found.some(({ value }) => value === chosen.id)
  return {
    options: isMissing ? [...found, { value: chosen.id as string, label: chosen.name as string }] : found,
    onSearch: setWords,
  }
}

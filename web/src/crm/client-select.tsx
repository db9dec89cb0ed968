import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'

/** One of the clients, found by a few letters. */
export function ClientSelect({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const { data } = useQuery(
    api.crm.clients.list.queryOptions({ input: { limit: 20, ...(q && { q }) }, placeholderData: keepPreviousData }),
  )
  return (
    <Select
      aria-label={t`Client`}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      nothingFoundMessage={t`Nobody by that name`}
      onChange={onChange}
      onSearchChange={setWords}
      placeholder={t`Find a client …`}
      searchable
      value={value}
    />
  )
}

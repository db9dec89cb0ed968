import { useLingui } from '@lingui/react/macro'
import { Select, type SelectProps } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { optionsOf, useFindWords } from '../ui/found-options.ts'

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string | null
  onChange: (id: string | null) => void
}

/** One of the clients, found by a few letters. */
export function ClientSelect({ value, onChange, ...select }: Props) {
  const { t } = useLingui()
  const { options, onSearch } = useClientOptions()
  return (
    <Select
      aria-label={select.label ? undefined : t`Client`}
      data={options}
      filter={({ options }) => options}
      nothingFoundMessage={t`Nobody by that name`}
      onChange={onChange}
      onSearchChange={onSearch}
      placeholder={t`Find a client …`}
      searchable
      value={value}
      {...select}
    />
  )
}

/** Clients to choose from, found by a few letters; the one chosen already is always among them. */
export function useClientOptions(chosen?: { id: string | null; name: string | null }, enabled = true) {
  const { input, onSearch } = useFindWords(chosen)
  const { data } = useQuery(api.crm.clients.list.queryOptions({ input, enabled, placeholderData: keepPreviousData }))
  return { options: optionsOf(data?.items, chosen), onSearch }
}

import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { folded } from '../ui/folded.ts'

export interface ChosenClient {
  id: string
  name: string
}

interface Props {
  value: ChosenClient | null
  onChange: (client: ChosenClient) => void
  autoFocus?: boolean
}

const NEW = 'new'

/** Finds a client by a few letters of the name, or adds one by that name. */
export function ClientPicker({ value, onChange, autoFocus }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const [typed, setTyped] = useState(value?.name ?? '')
  const name = typed.trim()
  const [words] = useDebouncedValue(name === value?.name ? '' : name, 200)
  const { data, isFetching } = useQuery(
    api.crm.clients.list.queryOptions({
      input: { sort: 'name', limit: 20, ...(words && { q: words.slice(0, 100) }) },
      placeholderData: keepPreviousData,
    }),
  )
  const add = useMutation(
    api.crm.clients.create.mutationOptions({ onSuccess: ({ id, name }) => onChange({ id, name }) }),
  )

  // What was found for the letters before may not fit those typed since.
  const found = (data?.items ?? []).filter(client => name === value?.name || hasWords(client.name, name))
  const isKnown = [...found, ...(value ? [value] : [])].some(client => isSame(client.name, name))
  const options = [
    ...found.map(client => ({ value: client.id, label: client.name })),
    ...(value && !found.some(({ id }) => id === value.id) ? [{ value: value.id, label: value.name }] : []),
    ...(name && !isKnown && can('can_create_clients') ? [{ value: NEW, label: t`New client “${name}”` }] : []),
  ]
  const choose = (chosen: string | null) => {
    if (chosen === NEW) return add.mutate({ name })
    const client = [...found, ...(value ? [value] : [])].find(({ id }) => id === chosen)
    if (client) onChange({ id: client.id, name: client.name })
  }
  return (
    <Select
      allowDeselect={false}
      aria-label={t`Client`}
      autoFocus={autoFocus}
      data={options}
      disabled={add.isPending}
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? t`Looking…` : t`Nobody by that name`}
      onChange={choose}
      onFocus={event => event.currentTarget.select()}
      onSearchChange={setTyped}
      placeholder={t`Who is it for?`}
      searchable
      selectFirstOptionOnChange
      searchValue={typed}
      value={value?.id ?? null}
    />
  )
}

// As the server looks: every word somewhere in the name, without regard to case and accents.
const hasWords = (name: string, words: string) => words.split(/\s+/).every(word => folded(name).includes(folded(word)))
const isSame = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase()

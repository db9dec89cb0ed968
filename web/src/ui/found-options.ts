import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

interface Named {
  id: string | null
  name: string | null
}

/** What somebody types to find one of many, as a list takes it; what is chosen already is no word to look for. */
export function useFindWords(chosen?: Named) {
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words === chosen?.name ? '' : words.trim(), 200)
  return { input: { limit: 20, ...(q && { q }) }, onSearch: setWords }
}

/** What was found as options; the one chosen already is always among them. */
export function optionsOf(found: { id: string; name: string }[] = [], { id, name }: Partial<Named> = {}) {
  const options = found.map(({ id, name }) => ({ value: id, label: name }))
  return id && name && !options.some(({ value }) => value === id) ? [...options, { value: id, label: name }] : options
}

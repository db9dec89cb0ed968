import { useLingui } from '@lingui/react/macro'
import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './search-field.module.css'
import { useShortcut } from './shortcut.tsx'

interface Props {
  /** "Search leads" */
  label: string
  value: string
  /** Comes a quarter of a second after the last key, or when the field is left: whoever goes on to a row is not called back from there. */
  onChange: (words: string) => void
}

/** Looks through what is on the page. `/` goes there, Escape empties it. */
export function SearchField({ label, value, onChange }: Props) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(value)
  const sent = useRef(value)
  const tell = useDebouncedCallback((next: string) => {
    sent.current = next
    onChange(next)
  }, 250)
  useShortcut('/', () => input.current?.focus(), label)
  // Back and Forward change the value from outside; what was just typed must not come back as an older one.
  useEffect(() => {
    if (value !== sent.current) setWords(value)
    sent.current = value
  }, [value])

  const type = (next: string) => {
    setWords(next)
    tell(next)
  }
  return (
    <TextInput
      aria-label={label}
      className={classes.field}
      leftSection={<IconSearch aria-hidden size={16} stroke={1.75} />}
      onBlur={() => tell.flush()}
      onChange={event => type(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Escape' && words && type('')}
      placeholder={label}
      ref={input}
      rightSection={words && <CloseButton aria-label={t`Clear`} onClick={() => type('')} size="sm" />}
      type="search"
      value={words}
    />
  )
}

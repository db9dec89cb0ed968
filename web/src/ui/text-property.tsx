import { Autocomplete, Textarea, TextInput } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { EditedProperty, type Save } from './edited-property.tsx'

interface Props {
  label: string
  value: string | null
  placeholder?: string
  /** Several lines: Ctrl-Enter saves, as does leaving the field. */
  long?: boolean
  /** Emptying it is not a change. */
  required?: boolean
  /** How it reads, where the text itself isn't enough: with links in it. */
  shown?: ReactNode
  /** Offered while one types; anything else may be written too. */
  suggestions?: string[]
  onSave?: Save<string | null>
}

/** A text, edited in place. */
export function TextProperty({ label, value, placeholder, long, required, shown, suggestions, onSave }: Props) {
  return (
    <EditedProperty<string | null>
      editor={({ draft, setDraft, save, cancel }) => {
        const Field = long ? Textarea : TextInput
        const finish = () => (required && !draft?.trim() ? cancel() : save(draft?.trim() || null))
        const onKeyDown = (event: KeyboardEvent) => {
          if (event.key === 'Escape') cancel()
          else if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) finish()
        }
        if (suggestions) {
          return (
            <Autocomplete
              aria-label={label}
              autoFocus
              comboboxProps={{ shadow: 'md' }}
              data={suggestions}
              filter={({ options }) => options}
              onBlur={finish}
              onChange={setDraft}
              onKeyDown={onKeyDown}
              onOptionSubmit={save}
              size="xs"
              styles={{ input: { fontSize: 13, minHeight: 32 } }}
              value={draft ?? ''}
            />
          )
        }
        return (
          <Field
            aria-label={label}
            autoFocus
            onBlur={finish}
            onChange={(event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            size="xs"
            styles={{ input: { fontSize: 13, minHeight: 32 } }}
            value={draft ?? ''}
            {...(long && { autosize: true, minRows: 3, maxRows: 12 })}
          />
        )
      }}
      hasLinks={shown !== undefined}
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value && (shown ?? <bdi>{value}</bdi>)}
      value={value}
    />
  )
}

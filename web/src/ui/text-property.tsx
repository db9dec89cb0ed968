import { Textarea, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { EditedProperty, type Save } from './edited-property.tsx'

interface Props {
  label: string
  value: string | null
  placeholder?: string
  /** Several lines: Ctrl-Enter saves, as does leaving the field. */
  long?: boolean
  /** Emptying it is not a change. */
  required?: boolean
  onSave?: Save<string | null>
}

/** A text, edited in place. */
export function TextProperty({ label, value, placeholder, long, required, onSave }: Props) {
  return (
    <EditedProperty<string | null>
      editor={({ draft, setDraft, save, cancel }) => {
        const Field = long ? Textarea : TextInput
        const finish = () => (required && !draft?.trim() ? cancel() : save(draft?.trim() || null))
        const onKeyDown = (event: KeyboardEvent) => {
          if (event.key === 'Escape') cancel()
          else if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) finish()
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
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value}
      value={value}
    />
  )
}

import { type ReactNode, useRef } from 'react'
import { DayField } from './day-field.tsx'
import { EditedProperty, type Save } from './edited-property.tsx'
import { useFormats } from './formats.tsx'

interface Props {
  label: string
  /** `YYYY-MM-DD` */
  value: string | null
  placeholder?: string
  /** How it reads, where the day in full isn't what matters. */
  shown?: ReactNode
  /** A day has to stand there. */
  required?: boolean
  onSave?: Save<string | null>
}

/** A calendar day, edited in place. */
export function DayProperty({ label, value, placeholder, shown, required, onSave }: Props) {
  const { fullDay } = useFormats()
  const field = useRef<HTMLInputElement>(null)
  return (
    <EditedProperty<string | null>
      editor={({ draft, setDraft, save, cancel }) => (
        <DayField
          aria-label={label}
          autoFocus
          clearable={!required}
          onBlur={() => (draft === null && required ? cancel() : save())}
          onChange={setDraft}
          onKeyDown={event => {
            if (event.key === 'Escape') cancel()
            else if (event.key === 'Enter') field.current?.blur()
          }}
          ref={field}
          size="xs"
          styles={{ input: { fontSize: 13, minHeight: 32 } }}
          value={draft}
        />
      )}
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value && (shown || fullDay(value))}
      value={value}
    />
  )
}

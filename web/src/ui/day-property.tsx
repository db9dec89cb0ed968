import { Day } from './day.tsx'
import { DayField } from './day-field.tsx'
import { EditedProperty, type Save } from './edited-property.tsx'

interface Props {
  label: string
  /** `YYYY-MM-DD` */
  value: string | null
  placeholder?: string
  clearable?: boolean
  onSave?: Save<string | null>
}

/** A calendar day, edited in place. */
export function DayProperty({ label, value, placeholder, clearable, onSave }: Props) {
  return (
    <EditedProperty<string | null>
      editor={({ draft, save, cancel }) => (
        <DayField
          aria-label={label}
          autoFocus
          clearable={clearable}
          onBlur={cancel}
          onChange={save}
          onKeyDown={event => event.key === 'Escape' && cancel()}
          size="xs"
          value={draft}
        />
      )}
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value && <Day value={value} />}
      value={value}
    />
  )
}

import { AmountField } from './amount-field.tsx'
import { EditedProperty, type Save } from './edited-property.tsx'
import { useFormats } from './formats.tsx'
import { Money } from './money.tsx'

interface Props {
  label: string
  /** A decimal string, or '' for none. */
  value: string
  placeholder?: string
  /** None may stand there. */
  optional?: boolean
  onSave?: Save<string>
}

/** An amount in the company's currency, edited in place. */
export function AmountProperty({ label, value, placeholder, optional, onSave }: Props) {
  const { currency } = useFormats()
  return (
    <EditedProperty<string>
      editor={({ draft, setDraft, save, cancel }) => (
        <AmountField
          aria-label={label}
          autoFocus
          onBlur={() => (draft || optional ? save() : cancel())}
          onChange={setDraft}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            if (event.key === 'Escape') cancel()
            else if (event.key === 'Enter' && (draft || optional)) save()
          }}
          size="xs"
          unit={currency}
          value={draft}
        />
      )}
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value && <Money amount={value} />}
      value={value}
    />
  )
}

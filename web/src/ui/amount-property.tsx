import { AmountField } from './amount-field.tsx'
import { EditedProperty, type Save } from './edited-property.tsx'
import { useFormats } from './formats.tsx'
import { Money } from './money.tsx'

interface Props {
  label: string
  /** A decimal string. */
  value: string
  onSave?: Save<string>
}

/** An amount in the company's currency, edited in place. */
export function AmountProperty({ label, value, onSave }: Props) {
  const { currency } = useFormats()
  return (
    <EditedProperty<string>
      editor={({ draft, setDraft, save, cancel }) => (
        <AmountField
          aria-label={label}
          autoFocus
          onBlur={() => (draft ? save() : cancel())}
          onChange={setDraft}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            if (event.key === 'Escape') cancel()
            else if (event.key === 'Enter' && draft) save()
          }}
          size="xs"
          unit={currency}
          value={draft}
        />
      )}
      label={label}
      onSave={onSave}
      shown={<Money amount={value} />}
      value={value}
    />
  )
}

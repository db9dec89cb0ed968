import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { EditedProperty, type Save } from './edited-property.tsx'

interface Props {
  label: string
  value: string | null
  options: { value: string; label: string }[]
  /** How the chosen one reads, where its label isn't enough: an avatar, a chip. */
  shown?: ReactNode
  placeholder?: string
  /** `shown` is a link. */
  hasLinks?: boolean
  /** None may be chosen. */
  clearable?: boolean
  /** Asks the server instead of looking through `options`. */
  onSearch?: (words: string) => void
  onSave?: Save<string | null>
}

/** One of several, chosen in place. */
export function ChoiceProperty(property: Props) {
  const { label, value, options, shown, placeholder, hasLinks, clearable, onSearch, onSave } = property
  const { t } = useLingui()
  return (
    <EditedProperty<string | null>
      editor={({ draft, save, cancel }) => (
        <Select
          aria-label={label}
          autoFocus
          clearable={clearable}
          comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
          data={options}
          defaultDropdownOpened
          nothingFoundMessage={t`Nothing by that name`}
          onBlur={cancel}
          onChange={chosen => (chosen === null && !clearable ? cancel() : save(chosen))}
          onKeyDown={event => event.key === 'Escape' && cancel()}
          onSearchChange={onSearch}
          searchable={options.length > 7 || onSearch !== undefined}
          size="xs"
          styles={{ input: { fontSize: 13, minHeight: 32 } }}
          value={draft}
          filter={onSearch && (({ options }) => options)}
        />
      )}
      hasLinks={hasLinks}
      isChoice
      label={label}
      onSave={onSave}
      placeholder={placeholder}
      shown={value === null ? null : (shown ?? options.find(option => option.value === value)?.label)}
      value={value}
    />
  )
}

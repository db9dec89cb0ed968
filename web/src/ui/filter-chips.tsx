import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu, TextInput, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './filter-chips.module.css'

export interface Filter {
  key: string
  /** "Status" */
  label: string
  options: { value: string; label: string; icon?: ReactNode }[]
  value: string | undefined
  /** Where there are more than fit: asks for options by what was typed. */
  onFind?: (words: string) => void
}

interface Props {
  filters: Filter[]
  /** `undefined` takes the filter away. */
  onChange: (key: string, value: string | undefined) => void
}

/** Filters as chips: faint while unused, "Status: New ×" when they narrow the list. */
export function FilterChips({ filters, onChange }: Props) {
  const { t } = useLingui()
  const used = filters.filter(filter => filter.value !== undefined)
  return (
    <fieldset aria-label={t`Filters`} className={classes.chips}>
      {filters.map(filter => (
        <FilterChip filter={filter} key={filter.key} onChange={value => onChange(filter.key, value)} />
      ))}
      {used.length > 1 && (
        <Button
          color="gray"
          onClick={() => {
            for (const { key } of used) onChange(key, undefined)
          }}
          size="compact-sm"
          variant="subtle"
        >
          <Trans>Clear</Trans>
        </Button>
      )}
    </fieldset>
  )
}

// More options than fit the eye get a field to find one.
const MANY = 8

function FilterChip({ filter, onChange }: { filter: Filter; onChange: (value: string | undefined) => void }) {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const { label, options, value, onFind } = filter
  const chosen = options.find(option => option.value === value)
  const find = (words: string) => {
    setWords(words)
    onFind?.(words.trim())
  }
  const matches = ({ label }: { label: string }) => label.toLocaleLowerCase().includes(words.toLocaleLowerCase())
  const shown = onFind ? options : options.filter(matches)
  return (
    <div className={classes.chip} data-used={value !== undefined || undefined}>
      <Menu onClose={() => find('')} position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={classes.open}>
            <span className={classes.label}>{value === undefined ? label : `${label}:`}</span>
            {value !== undefined && <span className={classes.value}>{chosen?.label ?? value}</span>}
            {value === undefined && <IconChevronDown aria-hidden size={14} stroke={1.75} />}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.options}>
          {(options.length > MANY || onFind) && (
            <TextInput
              aria-label={t`Find ${label}`}
              data-autofocus
              mb={4}
              onChange={event => find(event.currentTarget.value)}
              placeholder={t`Find…`}
              size="xs"
              value={words}
            />
          )}
          {shown.map(option => (
            <Menu.Item
              key={option.value}
              leftSection={option.icon}
              onClick={() => onChange(option.value === value ? undefined : option.value)}
              rightSection={option.value === value && <IconCheck aria-label={t`Chosen`} size={16} stroke={1.75} />}
            >
              {option.label}
            </Menu.Item>
          ))}
          {shown.length === 0 && (
            <div className={classes.none}>
              <Trans>Nothing by that name</Trans>
            </div>
          )}
        </Menu.Dropdown>
      </Menu>
      {value !== undefined && (
        <UnstyledButton
          aria-label={t`Remove filter ${label}`}
          className={classes.remove}
          onClick={() => onChange(undefined)}
        >
          <IconX aria-hidden size={14} stroke={1.75} />
        </UnstyledButton>
      )}
    </div>
  )
}

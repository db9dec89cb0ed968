import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { labelColours } from '@steward/contract/inbox/label-colours.ts'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { folded } from '../ui/folded.ts'
import classes from './inbox.module.css'
import { LabelDot } from './label-chip.tsx'
import { useAddLabel, useLabels } from './labels.ts'

interface Props {
  opened: boolean
  onChange: (opened: boolean) => void
  /** Which are on it now. */
  on: readonly string[]
  onToggle: (labelId: string, isOn: boolean) => void
  /** The button it hangs from. */
  children: ReactNode
}

/** Every label, those that are on it ticked; stays open, since one seldom puts on just one. */
export function LabelMenu({ opened, onChange, on, onToggle, children }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const [words, setWords] = useState('')
  const name = words.trim()
  const [q] = useDebouncedValue(name, 200)
  const labels = useLabels({ q, isNeeded: opened })
  const add = useAddLabel()
  const isKnown = labels?.some(label => folded(label.name) === folded(name)) ?? true
  const mayAdd = can('can_manage_inbox') && name !== '' && name === q && !isKnown
  const addAndPut = () =>
    add.mutate(
      { name, colour: labelColours[(labels?.length ?? 0) % labelColours.length] },
      {
        onSuccess: ({ id }) => {
          setWords('')
          onToggle(id, true)
        },
      },
    )
  return (
    <Menu
      closeOnItemClick={false}
      onChange={onChange}
      onClose={() => setWords('')}
      opened={opened}
      position="bottom-end"
      trapFocus
      width={260}
      // The field takes the focus.
      withInitialFocusPlaceholder={false}
      withinPortal
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <TextInput
          aria-label={t`Find a label`}
          data-autofocus
          mb={4}
          maxLength={40}
          onChange={event => setWords(event.currentTarget.value)}
          placeholder={t`Label as …`}
          size="xs"
          value={words}
        />
        {labels?.map(({ id, name, colour }) => {
          const isOn = on.includes(id)
          return (
            <Menu.Item
              key={id}
              leftSection={<LabelDot colour={colour} />}
              onClick={() => onToggle(id, !isOn)}
              rightSection={isOn && <IconCheck aria-label={t`Is on it`} size={16} stroke={1.75} />}
            >
              <span dir="auto">{name}</span>
            </Menu.Item>
          )
        })}
        {mayAdd && (
          <Menu.Item
            disabled={add.isPending}
            leftSection={<IconPlus aria-hidden size={14} stroke={2} />}
            onClick={addAndPut}
          >
            <Trans>New label “{name}”</Trans>
          </Menu.Item>
        )}
        {labels?.length === 0 && !mayAdd && (
          <div className={classes.none}>
            {name ? <Trans>No label by that name</Trans> : <Trans>There are no labels yet.</Trans>}
          </div>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu, TextInput } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { usePeopleOptions } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'

/** Whose they become: somebody found by a few letters, or nobody. */
export function AssignMenu({ onAssign }: { onAssign: (employeeId: string | null) => void }) {
  const { t } = useLingui()
  const { employee } = useMe()
  const [words, setWords] = useState('')
  const { options, onSearch } = usePeopleOptions()
  const find = (typed: string) => {
    setWords(typed)
    onSearch(typed)
  }
  return (
    <Menu onClose={() => find('')} position="top">
      <Menu.Target>
        <Button leftSection={<IconUser aria-hidden size={16} stroke={1.75} />} size="compact-sm" variant="default">
          <Trans>Assign</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <TextInput
          aria-label={t`Find a person`}
          data-autofocus
          mb={4}
          onChange={event => find(event.currentTarget.value)}
          placeholder={t`Find…`}
          size="xs"
          value={words}
        />
        {!words && employee && (
          <Menu.Item onClick={() => onAssign(employee.id)}>
            <Trans>Me</Trans>
          </Menu.Item>
        )}
        {!words && (
          <Menu.Item onClick={() => onAssign(null)}>
            <Trans>Nobody</Trans>
          </Menu.Item>
        )}
        {options
          .filter(({ value }) => words || value !== employee?.id)
          .map(({ value, label }) => (
            <Menu.Item
              key={value}
              leftSection={<PersonAvatar decorative id={value} name={label} size={20} />}
              onClick={() => onAssign(value)}
            >
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconUserOff, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { folded } from '../ui/folded.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './inbox.module.css'
import { useTeams } from './teams.ts'

interface Props {
  opened: boolean
  onChange: (opened: boolean) => void
  assignedTo: string | null | undefined
  onAssign: (employeeId: string | null) => void
  /** Which team has it; left out where it is only given to people. */
  teamId?: string | null
  onTeam?: (teamId: string | null) => void
  /** The button it hangs from. */
  children: ReactNode
}

const FEW = 8

/** To me, to somebody, to a team, to nobody. */
export function AssignMenu({ opened, onChange, assignedTo, onAssign, teamId, onTeam, children }: Props) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  // Taking one needs no further right, giving it to others does.
  const mayGive = can('can_view_all_conversations') && can('can_view_employees')
  const { data } = useQuery(
    api.company.employees.list.queryOptions({
      input: { limit: FEW, ...(q && { q }) },
      enabled: opened && mayGive,
      placeholderData: keepPreviousData,
    }),
  )
  const teams =
    useTeams(opened && Boolean(onTeam)).data?.items.filter(({ name }) => folded(name).includes(folded(q))) ?? []
  const others = data?.items.filter(({ id }) => id !== employee?.id) ?? []
  const tick = (id: string) => id === assignedTo && <IconCheck aria-label={t`Has it now`} size={16} stroke={1.75} />
  return (
    <Menu
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
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {mayGive && (
          <TextInput
            aria-label={t`Find somebody`}
            data-autofocus
            mb={4}
            onChange={event => setWords(event.currentTarget.value)}
            placeholder={t`Assign to …`}
            size="xs"
            value={words}
          />
        )}
        {employee && !q && (
          <Menu.Item
            leftSection={<PersonAvatar decorative id={employee.id} name={employee.name} size={20} />}
            onClick={() => onAssign(employee.id)}
            rightSection={tick(employee.id)}
          >
            <Trans>Me</Trans>
          </Menu.Item>
        )}
        {mayGive &&
          others.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={<PersonAvatar decorative id={id} name={name} size={20} />}
              onClick={() => onAssign(id)}
              rightSection={tick(id)}
            >
              <span dir="auto">{name}</span>
            </Menu.Item>
          ))}
        {onTeam && teams.length > 0 && (
          <>
            <Menu.Divider />
            {teams.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<IconUsers aria-hidden size={18} stroke={1.5} />}
                onClick={() => onTeam(id === teamId ? null : id)}
                rightSection={id === teamId && <IconCheck aria-label={t`Has it now`} size={16} stroke={1.75} />}
              >
                <span dir="auto">{name}</span>
              </Menu.Item>
            ))}
          </>
        )}
        {mayGive && q && others.length === 0 && teams.length === 0 && (
          <div className={classes.none}>
            <Trans>Nobody by that name</Trans>
          </div>
        )}
        {assignedTo !== null && !q && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconUserOff aria-hidden size={18} stroke={1.5} />} onClick={() => onAssign(null)}>
              <Trans>Nobody</Trans>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

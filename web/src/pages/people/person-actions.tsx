import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import type { Employee } from '@steward/contract/company/employees.ts'
import { IconDots, IconKey, IconMail, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { UserDialog } from '../../identity/user-dialog.tsx'
import { userQuery } from '../../identity/users.ts'
import { useMe } from '../../platform/session.ts'
import { GiveLoginDialog } from './give-login-dialog.tsx'
import { useRemovePerson } from './remove-person.ts'

/** What can be done with somebody: a login, and letting them go. */
export function PersonActions({ person }: { person: Employee }) {
  const { t } = useLingui()
  const { can, user } = useMe()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'login' | 'user'>()
  const remove = useRemovePerson()
  const { data: login } = useQuery({
    ...userQuery(person.userId ?? ''),
    enabled: can('can_view_users') && person.userId !== null,
  })
  const mayInvite = !person.userId && can('can_view_users') && can('can_create_users')
  const mayLook = login !== undefined
  const isMe = person.userId === user.id
  // Whoever signs in goes together with the login.
  const mayRemove = can('can_delete_employees') && !isMe && (!person.userId || (can('can_delete_users') && mayLook))
  const close = () => setAsking(undefined)
  // Away first: nobody looks at a page of somebody who is gone.
  const letGo = async () => {
    await navigate({ to: '/people' })
    if (!(await remove(person, login))) await navigate({ to: '/people/$id', params: { id: person.id } })
  }
  return (
    <Group gap={8} wrap="nowrap">
      {mayInvite && (
        <Button
          leftSection={<IconMail aria-hidden size={16} stroke={1.75} />}
          onClick={() => setAsking('login')}
          variant="default"
        >
          <Trans>Give a login</Trans>
        </Button>
      )}
      {(mayLook || mayRemove) && (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon aria-label={t`More about ${person.name}`} size={36} variant="default">
              <IconDots aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayLook && (
              <Menu.Item
                leftSection={<IconKey aria-hidden size={18} stroke={1.75} />}
                onClick={() => setAsking('user')}
              >
                <Trans>Login and role…</Trans>
              </Menu.Item>
            )}
            {mayRemove && (
              <Menu.Item
                color="red"
                leftSection={<IconTrash aria-hidden size={18} stroke={1.75} />}
                onClick={() => void letGo()}
              >
                {person.userId ? <Trans>Remove with the login</Trans> : <Trans>Remove from the directory</Trans>}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'login' && <GiveLoginDialog onClose={close} person={person} />}
      {asking === 'user' && person.userId && <UserDialog id={person.userId} known={login} onClose={close} />}
    </Group>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Skeleton, Switch } from '@mantine/core'
import type { User } from '@steward/contract/identity/users.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Instant } from '../ui/instant.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { Nothing, Property, PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './identity.module.css'
import { InvitationLink } from './invitation-link.tsx'
import { UserState } from './user-state.tsx'
import { useChangeUser, useIsWithin, useRefreshAccess, useRoles, userQuery } from './users.ts'

interface Props {
  id: string
  /** The row it was opened from. */
  known: User | undefined
  onClose: () => void
}

/** One login: its address, its role, and whether it opens the door. */
export function UserDialog({ id, known, onClose }: Props) {
  const { t } = useLingui()
  const { data = known, error, refetch } = useQuery(userQuery(id))
  return (
    <Modal onClose={onClose} opened size={480} title={t`Login`}>
      {error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && (data ? <Login onClose={onClose} user={data} /> : <Skeleton height={200} radius="md" />)}
    </Modal>
  )
}

function Login({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useLingui()
  const { can, user: me } = useMe()
  const change = useChangeUser(user)
  const { data: roles } = useRoles()
  const isWithin = useIsWithin()
  const own = user.id === me.id
  const role = roles?.items.find(({ id }) => id === user.roleId)
  const isAbove = role !== undefined && !isWithin(role)
  const mayEdit = can('can_edit_users') && !isAbove
  const name = user.name ?? user.email
  return (
    <>
      <div className={classes.head}>
        <PersonAvatar decorative id={user.employeeId ?? user.id} name={name} picture={user.profileImage} size={40} />
        <div className={classes.headWords}>
          <strong dir="auto">{name}</strong>
          <small>
            <UserState user={user} />
          </small>
        </div>
      </div>
      <PropertyList>
        <TextProperty
          label={t`E-mail`}
          onSave={mayEdit ? email => change({ email: email ?? '' }) : undefined}
          required
          value={user.email}
        />
        <ChoiceProperty
          label={t`Role`}
          onSave={mayEdit && !own ? roleId => change({ roleId: roleId ?? '' }) : undefined}
          options={(roles?.items ?? []).filter(isWithin).map(({ id, name }) => ({ value: id, label: name }))}
          shown={user.roleName}
          value={user.roleId}
        />
        <Property label={t`Last sign-in`}>
          {user.lastLoginAt ? <Instant value={user.lastLoginAt} /> : <Nothing>{t`Never yet`}</Nothing>}
        </Property>
        <Property label={t`Added`}>
          <Instant value={user.createdAt} />
        </Property>
        {mayEdit && !own && (
          <Property label={t`May sign in`}>
            <OnOff change={change} name={name} user={user} />
          </Property>
        )}
      </PropertyList>
      {can('can_edit_users') && own && (
        <p className={classes.note} style={{ marginBlockStart: 16 }}>
          <Trans>
            This is you. Nobody changes their own role or switches off their own login; another administrator can.
          </Trans>
        </p>
      )}
      {can('can_edit_users') && isAbove && (
        <p className={classes.note} style={{ marginBlockStart: 16 }}>
          <Trans>The role {user.roleName} holds rights you do not have, so this login is not yours to change.</Trans>
        </p>
      )}
      <Ways isOwn={own} isAbove={isAbove} onClose={onClose} user={user} />
    </>
  )
}

interface OnOffProps {
  user: User
  name: string
  change: ReturnType<typeof useChangeUser>
}

function OnOff({ user, name, change }: OnOffProps) {
  const { t } = useLingui()
  const turn = (isActive: boolean) =>
    change({ isActive }).then(
      ({ undo }) => toast(isActive ? t`${name} may sign in again` : t`${name} is signed out and stays out`, { undo }),
      () => {
        // The refusal has been told; the switch stands as it was.
      },
    )
  return (
    <Switch
      aria-label={t`May sign in`}
      checked={user.isActive}
      onChange={event => void turn(event.currentTarget.checked)}
    />
  )
}

function Ways({
  user,
  isOwn,
  isAbove,
  onClose,
}: {
  user: User
  isOwn: boolean
  isAbove: boolean
  onClose: () => void
}) {
  const { t } = useLingui()
  const { can } = useMe()
  const refresh = useRefreshAccess()
  const invite = useMutation(api.identity.users.invite.mutationOptions())
  const restore = useMutation(api.identity.users.restore.mutationOptions({ onSuccess: refresh }))
  const name = user.name ?? user.email
  const remove = useMutation({
    mutationFn: () => api.identity.users.remove.call({ id: user.id }, { context: { version: user.version } }),
    // At once: the live note may come before the answer, and there is nothing left to look at.
    onMutate: onClose,
    onSuccess: () => {
      refresh()
      toast(t`The login of ${name} is removed`, { undo: () => restore.mutate({ id: user.id }) })
    },
  })
  if (invite.data) {
    return (
      <div style={{ marginBlockStart: 16 }}>
        <InvitationLink link={invite.data} name={name} />
      </div>
    )
  }
  const mayInvite = can('can_create_users') && !isAbove && user.isActive && !isOwn
  const mayRemove = can('can_delete_users') && !isAbove && !isOwn
  if (!mayInvite && !mayRemove) return null
  return (
    <Group gap={8} justify="space-between" mt={24}>
      {mayInvite && (
        <Button loading={invite.isPending} onClick={() => invite.mutate({ id: user.id })} variant="default">
          {user.lastLoginAt ? t`Link for a new password` : t`New invitation link`}
        </Button>
      )}
      {mayRemove && (
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()} variant="subtle">
          <Trans>Remove login</Trans>
        </Button>
      )}
    </Group>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { User } from '@steward/contract/identity/users.ts'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { InviteDialog } from '../../identity/invite-dialog.tsx'
import { UserDialog } from '../../identity/user-dialog.tsx'
import { UserState } from '../../identity/user-state.tsx'
import { type UserFilters, useRoles, useUsers } from '../../identity/users.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import type { Column } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { SettingsPage } from './settings-page.tsx'
import classes from './users-page.module.css'

/** Who can sign in, and with which role. */
export function UsersPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/settings/users' })
  const filters = useSearch({ from: '/shell/settings/users' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useUsers(filters)
  const { data: roles } = useRoles()
  const [isInviting, setInviting] = useState(false)
  const narrow = (change: Partial<Record<keyof UserFilters, string | undefined>>) =>
    void navigate({ search: before => ({ ...before, ...change }) as UserFilters, replace: true })
  const mayInvite = can('can_create_users')
  useShortcut('n', mayInvite && (() => setInviting(true)), t`Invite somebody`)
  return (
    <SettingsPage
      action={
        mayInvite && (
          <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setInviting(true)}>
            <Trans>Invite</Trans>
          </Button>
        )
      }
      body="fill"
      count={total}
      title={t`Users`}
      tools={
        <>
          <SearchField label={t`Search users`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
          <FilterChips
            filters={[
              {
                key: 'role',
                label: t`Role`,
                value: filters.role,
                options: (roles?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                key: 'state',
                label: t`State`,
                value: filters.state,
                options: [
                  { value: 'on', label: t`May sign in` },
                  { value: 'off', label: t`Switched off` },
                ],
              },
            ]}
            onChange={(key, value) => narrow({ [key]: value })}
          />
        </>
      }
    >
      <DataTable
        columns={useUserColumns()}
        empty={
          <EmptyState
            action={
              <Button onClick={() => void navigate({ search: {} })} variant="default">
                <Trans>Show all users</Trans>
              </Button>
            }
            icon={IconUsers}
            title={<Trans>Nobody matches</Trans>}
          />
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Users`}
        linkTo={({ id }) => ({ to: '/settings/users', search: { ...filters, open: id } })}
        name="users"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? 'createdAt'}
      />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {filters.open && (
        <UserDialog
          id={filters.open}
          known={rows?.find(({ id }) => id === filters.open)}
          onClose={() => narrow({ open: undefined })}
        />
      )}
    </SettingsPage>
  )
}

function useUserColumns(): Column<User>[] {
  const { t } = useLingui()
  const { user: me } = useMe()
  return [
    {
      key: 'name',
      title: t`Name`,
      cell: ({ id, employeeId, name, email, profileImage }) => (
        <span className={classes.person}>
          <PersonAvatar decorative id={employeeId ?? id} name={name ?? email} picture={profileImage} size={24} />
          <bdi className={classes.name}>{name ?? email}</bdi>
          {id === me.id && <span className={classes.you}>{t`you`}</span>}
        </span>
      ),
    },
    { key: 'email', title: t`E-mail`, cell: ({ email }) => email, sort: 'email' },
    { key: 'role', title: t`Role`, cell: ({ roleName }) => roleName, width: 120 },
    { key: 'state', title: t`State`, cell: user => <UserState user={user} />, width: 130, phone: 'aside' },
    {
      key: 'lastLoginAt',
      title: t`Last sign-in`,
      cell: ({ lastLoginAt }) => lastLoginAt && <RelativeTime value={lastLoginAt} />,
      width: 120,
      phone: 'hidden',
    },
    {
      key: 'createdAt',
      title: t`Added`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 110,
      phone: 'hidden',
    },
  ]
}

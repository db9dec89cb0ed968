import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Select, Skeleton, TextInput } from '@mantine/core'
import type { Role } from '@steward/contract/identity/roles.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { differenceOf } from '../../identity/permission-groups.ts'
import { RoleEditor } from '../../identity/role-editor.tsx'
import { RolePreview } from '../../identity/role-preview.tsx'
import {
  type Fixed,
  type RoleDraft,
  rightsOf,
  roleQuery,
  usePeopleWith,
  useSaveRole,
  useWhyFixed,
} from '../../identity/roles.ts'
import { useIsWithin, useRefreshAccess, useRoles } from '../../identity/users.ts'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { isProblem } from '../../platform/problem.ts'
import { useMe } from '../../platform/session.ts'
import { ActionWaiting } from '../../ui/action-waiting.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { toast, toastError } from '../../ui/toast.tsx'
import classes from './role-page.module.css'
import { SettingsPage } from './settings-page.tsx'

/** One role, or a new one: its rights, and what a change of them means for whom. */
export function RolePage() {
  const { id } = useParams({ from: '/shell/settings/roles/$id' })
  const { from } = useSearch({ from: '/shell/settings/roles/$id' })
  return id === 'new' ? <NewRole from={from} key={from} /> : <KnownRole id={id} key={id} />
}

const useTrail = () => {
  const { t } = useLingui()
  return [{ label: t`Roles`, to: '/settings/roles' as const }]
}

function KnownRole({ id }: { id: string }) {
  const { t } = useLingui()
  const trail = useTrail()
  const { data: role, error, refetch } = useQuery(roleQuery(id))
  if (role) return <RoleForm role={role} />
  return (
    <SettingsPage action={!error && <ActionWaiting />} title={t`Role`} via={trail}>
      {error ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : (
        <Skeleton height={320} radius="md" />
      )}
    </SettingsPage>
  )
}

function NewRole({ from }: { from: string | undefined }) {
  const { data, error, refetch } = useRoles()
  const { t } = useLingui()
  const trail = useTrail()
  const isWithin = useIsWithin()
  if (!data) {
    return (
      <SettingsPage title={t`New role`} via={trail}>
        {error ? (
          <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
        ) : (
          <Skeleton height={320} radius="md" />
        )}
      </SettingsPage>
    )
  }
  return <RoleForm models={data.items.filter(isWithin)} startFrom={data.items.find(({ id }) => id === from)} />
}

interface FormProps {
  role?: Role
  /** What a new one may be copied from. */
  models?: Role[]
  startFrom?: Role | undefined
}

function RoleForm({ role, models = [], startFrom }: FormProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const trail = useTrail()
  const whyFixed = useWhyFixed()
  const { can } = useMe()
  const [edited, setEdited] = useState<RoleDraft & { version: number | undefined }>()
  const kept: RoleDraft = role
    ? { name: role.name, rights: rightsOf(role) }
    : { name: '', rights: new Set([...(startFrom ? rightsOf(startFrom) : [])].filter(can)) }
  const draft = edited ?? kept
  const edit = (change: Partial<RoleDraft>) =>
    setEdited({ version: edited?.version ?? role?.version, name: draft.name, rights: draft.rights, ...change })
  const { gained, lost } = differenceOf(role ? kept.rights : new Set(), draft.rights)
  const isRenamed = draft.name.trim() !== kept.name
  const isChanged = edited !== undefined && (isRenamed || gained.length > 0 || lost.length > 0)
  const isStale = isChanged && role !== undefined && edited.version !== role.version
  const fixed = role ? whyFixed(role) : can('can_manage_roles') ? undefined : 'not_allowed'
  const { people, count } = usePeopleWith(role?.id)
  const save = useSaveRole(role)
  const [isLeaving, setLeaving] = useState(false)

  const submit = () =>
    save.mutate(draft, {
      onSuccess: saved => {
        setEdited(undefined)
        toast(role ? t`${saved.name} is changed` : t`${saved.name} is added`)
        if (role) return
        setLeaving(true)
        void navigate({ to: '/settings/roles/$id', params: { id: saved.id }, ignoreBlocker: true })
      },
      onError: error => !isProblem(error, 'ALREADY_EXISTS') && toastError(sentenceOf(error)),
    })
  const isTaken = isProblem(save.error, 'ALREADY_EXISTS')
  const mayEdit = fixed === undefined
  return (
    <SettingsPage
      action={role && can('can_manage_roles') && <RoleWays isFixed={!mayEdit} people={people} role={role} />}
      title={role ? role.name : t`New role`}
      via={trail}
    >
      <div className={classes.columns} data-alone={!mayEdit || undefined}>
        <div>
          {fixed && <WhyFixed role={role} why={fixed} />}
          {mayEdit && (
            <div className={classes.head}>
              <TextInput
                className={classes.name}
                data-autofocus={!role || undefined}
                error={isTaken && t`There is a role with this name already.`}
                label={t`Name`}
                maxLength={60}
                onChange={event => {
                  if (isTaken) save.reset()
                  edit({ name: event.currentTarget.value })
                }}
                value={draft.name}
              />
              {!role && (
                <Select
                  clearable
                  data={models.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValue={models.find(({ id }) => id === startFrom?.id)?.id ?? null}
                  label={t`Begin with the rights of`}
                  onChange={id => {
                    const model = models.find(one => one.id === id)
                    edit({ rights: model ? rightsOf(model) : new Set() })
                  }}
                  placeholder={t`None`}
                />
              )}
            </div>
          )}
          <RoleEditor onChange={mayEdit ? rights => edit({ rights }) : undefined} rights={draft.rights} />
        </div>
        {mayEdit && (
          <aside
            aria-label={t`What changes`}
            className={classes.side}
            data-waiting={(role && !isChanged && !isStale) || undefined}
          >
            <h2>{role ? <Trans>What changes</Trans> : <Trans>What they may do</Trans>}</h2>
            <div className={classes.sideBody}>
              <RolePreview count={count} gained={gained} isNew={!role} lost={lost} people={people}>
                {role && isRenamed && draft.name.trim() && (
                  <p className={classes.renamed}>
                    <Trans>
                      It is called <strong>{draft.name.trim()}</strong> from now on.
                    </Trans>
                  </p>
                )}
                {isStale && (
                  <p className={classes.stale} role="status">
                    <Trans>Somebody changed this role meanwhile. What stands here is compared with theirs.</Trans>
                  </p>
                )}
              </RolePreview>
            </div>
            <Group gap={8} mt={16} wrap="nowrap">
              <Button
                disabled={!(role ? isChanged : draft.name.trim()) || !draft.name.trim()}
                flex={1}
                loading={save.isPending}
                onClick={submit}
              >
                {role ? t`Save` : t`Add role`}
              </Button>
              {isChanged && role && (
                <Button flex="none" onClick={() => setEdited(undefined)} variant="default">
                  <Trans>Discard</Trans>
                </Button>
              )}
            </Group>
          </aside>
        )}
      </div>
      <AskBeforeLeaving isUnsaved={isChanged && !isLeaving} />
    </SettingsPage>
  )
}

function WhyFixed({ why, role }: { why: Fixed; role: Role | undefined }) {
  return (
    <p className={classes.fixed}>
      {why === 'admin' && <Trans>Administrators always have every right, also those that later versions bring.</Trans>}
      {why === 'own' && (
        <Trans>This is your own role. Nobody changes what they may do themselves; another administrator can.</Trans>
      )}
      {why === 'above' && (
        <Trans>{role?.name} holds rights you do not have, so only somebody who has them can change it.</Trans>
      )}
      {why === 'not_allowed' && <Trans>You can look at what this role may do, but not change it.</Trans>}
    </p>
  )
}

interface WaysProps {
  role: Role
  isFixed: boolean
  people: { name: string | null; email: string }[]
}

function RoleWays({ role, isFixed, people }: WaysProps) {
  const { t } = useLingui()
  const { list } = useFormats()
  const navigate = useNavigate()
  const refresh = useRefreshAccess()
  const bringBack = useMutation(api.identity.roles.create.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation({
    meta: { quiet: true },
    mutationFn: () => api.identity.roles.remove.call({ id: role.id }, { context: { version: role.version } }),
    onSuccess: () => {
      refresh()
      void navigate({ to: '/settings/roles', ignoreBlocker: true })
      // Nobody had it, so one of the same name and rights is the same role.
      const { name, permissions } = role
      toast(t`${name} is deleted`, { undo: () => bringBack.mutate({ name, permissions }) })
    },
    onError: error =>
      toastError(
        isProblem(error, 'STILL_IN_USE')
          ? t`A login that was removed still has this role and could come back with it, so the role stays.`
          : sentenceOf(error),
      ),
  })
  const ask = () => {
    if (role.userCount === 0) return remove.mutate()
    const named = people.slice(0, 5).map(({ name, email }) => name ?? email)
    const rest = role.userCount - named.length
    const names = list(rest > 0 ? [...named, t`${rest} more`] : named)
    toastError(t`Only a role nobody has can be deleted. Give these another one first: ${names}.`)
  }
  return (
    <Group gap={8} wrap="nowrap">
      <ButtonLink params={{ id: 'new' }} search={{ from: role.id }} to="/settings/roles/$id" variant="default">
        <Trans>Copy</Trans>
      </ButtonLink>
      {!isFixed && (
        <Button color="red" loading={remove.isPending} onClick={ask} variant="subtle">
          <Trans>Delete</Trans>
        </Button>
      )}
    </Group>
  )
}

function AskBeforeLeaving({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useLingui()
  const blocker = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      isDangerous
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
      opened={blocker.status === 'blocked'}
      title={t`Leave without saving?`}
      verb={t`Leave and lose it`}
    >
      <Trans>The rights you ticked are not saved yet.</Trans>
    </ConfirmDialog>
  )
}

import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { RoleMatrix } from '../../identity/role-matrix.tsx'
import { rightsOf } from '../../identity/roles.ts'
import { useRoles } from '../../identity/users.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { useIsPhone } from '../../ui/use-is-phone.ts'
import classes from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'

/** Every role and what it may do. */
export function RolesPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const isPhone = useIsPhone()
  const { data, error, refetch } = useRoles()
  return (
    <SettingsPage
      action={
        can('can_manage_roles') && (
          <ButtonLink
            leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
            params={{ id: 'new' }}
            to="/settings/roles/$id"
          >
            <Trans>New role</Trans>
          </ButtonLink>
        )
      }
      body={isPhone || error || !data ? 'scroll' : 'fill'}
      count={data?.total}
      title={t`Roles`}
    >
      {error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !data && <Skeleton height={320} radius="md" />}
      {!error &&
        data &&
        (isPhone ? (
          <ul className={classes.plainList}>
            {data.items.map(role => (
              <li key={role.id}>
                <Link className={classes.listLink} params={{ id: role.id }} to="/settings/roles/$id">
                  <span className={classes.placeWords}>
                    <strong dir="auto">{role.name}</strong>
                    <small>
                      <Plural one="# person" other="# people" value={role.userCount} /> ·{' '}
                      <Trans>
                        {rightsOf(role).size} of {permissionKeys.length} rights
                      </Trans>
                    </small>
                  </span>
                  <IconChevronRight aria-hidden className={classes.mirrored} size={18} stroke={1.75} />
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          <section aria-label={t`Roles`} className={classes.scroll} tabIndex={0}>
            <RoleMatrix roles={data.items} />
          </section>
        ))}
    </SettingsPage>
  )
}

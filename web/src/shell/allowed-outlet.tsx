import { Trans, useLingui } from '@lingui/react/macro'
import { IconLock } from '@tabler/icons-react'
import { Outlet, useChildMatches } from '@tanstack/react-router'
import { useMayOpen } from '../platform/rights.ts'
import { useMe } from '../platform/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'

/** The page that the address names, or why it stays closed: nothing is asked for in the name of somebody who may not see it. */
export function AllowedOutlet() {
  const mayOpen = useMayOpen()
  const [page] = useChildMatches()
  return page && !mayOpen(page.fullPath) ? <ClosedPage /> : <Outlet />
}

function ClosedPage() {
  const { t } = useLingui()
  const { user } = useMe()
  return (
    <Page title={t`No access`}>
      <EmptyState
        action={
          <ButtonLink to="/" variant="default">
            <Trans>Go home</Trans>
          </ButtonLink>
        }
        icon={IconLock}
        title={<Trans>This is not open to your role</Trans>}
      >
        <Trans>You are signed in with the role {user.roleName}. Ask an administrator if you need to get in here.</Trans>
      </EmptyState>
    </Page>
  )
}

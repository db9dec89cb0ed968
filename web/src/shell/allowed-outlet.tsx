import { Trans, useLingui } from '@lingui/react/macro'
import { IconLock } from '@tabler/icons-react'
import { Outlet, useChildMatches } from '@tanstack/react-router'
import { useMayOpen } from '../platform/rights.ts'
import { useMe } from '../platform/session.ts'
import { DeadEnd } from '../ui/dead-end.tsx'

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
    <DeadEnd icon={IconLock} name={t`No access`} title={<Trans>This is not open to your role</Trans>}>
      <Trans>You are signed in with the role {user.roleName}. Ask an administrator if you need to get in here.</Trans>
    </DeadEnd>
  )
}

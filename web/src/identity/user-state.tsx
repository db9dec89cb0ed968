import { Trans } from '@lingui/react/macro'
import type { User } from '@steward/contract/identity/users.ts'
import { StatusChip } from '../ui/status-chip.tsx'

/** May they sign in, and have they ever? */
export function UserState({ user: { isActive, lastLoginAt } }: { user: Pick<User, 'isActive' | 'lastLoginAt'> }) {
  if (!isActive) {
    return (
      <StatusChip plain tone="quiet">
        <Trans>Switched off</Trans>
      </StatusChip>
    )
  }
  if (!lastLoginAt) {
    return (
      <StatusChip plain tone="progress">
        <Trans>Invited</Trans>
      </StatusChip>
    )
  }
  return (
    <StatusChip plain tone="good">
      <Trans>Active</Trans>
    </StatusChip>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

interface Props {
  isUnsaved: boolean
  /** Saves what can be saved; false where something would be lost. */
  flush: () => Promise<boolean>
}

/** Saves before one leaves, and asks only where that is not possible. */
export function LeaveGuard({ isUnsaved, flush }: Props) {
  const { t } = useLingui()
  const blocker = useBlocker({
    shouldBlockFn: async () => isUnsaved && !(await flush()),
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
      <Trans>What you typed last could not be saved as it stands.</Trans>
    </ConfirmDialog>
  )
}

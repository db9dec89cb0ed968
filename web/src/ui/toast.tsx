import { i18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CopyText } from './copy-text.tsx'
import classes from './toast.module.css'

interface Toast {
  /** Takes it back; offered as "Undo" for as long as the toast stands. If it rejects, it has said why. */
  undo?: (() => unknown) | undefined
  /** Toasts with the same id replace each other. */
  id?: string
}

/** Says what was done. With `undo` it stays eight seconds, else three. */
export function toast(
  sentence: ReactNode,
  { undo, id = crypto.getRandomValues(new Uint32Array(1)).join() }: Toast = {},
) {
  const takeBack = () => {
    notifications.hide(id)
    void Promise.resolve(undo?.()).catch(() => {})
  }
  notifications.hide(id)
  notifications.show({
    id,
    autoClose: undo ? 8_000 : 3_000,
    withBorder: true,
    icon: <IconCheck aria-hidden size={16} stroke={2} />,
    color: 'var(--tone-good)',
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    message: (
      <div className={classes.line}>
        <span>{sentence}</span>
        {undo && (
          <Button onClick={takeBack} size="compact-sm" variant="subtle">
            <Trans>Undo</Trans>
          </Button>
        )}
      </div>
    ),
  })
}

/** Says what failed and what to do. */
export function toastError(sentence: ReactNode, requestId?: string) {
  notifications.show({
    autoClose: 10_000,
    withBorder: true,
    role: 'alert',
    icon: <IconAlertTriangle aria-hidden size={16} stroke={2} />,
    color: 'var(--tone-bad)',
    closeButtonProps: { 'aria-label': i18n._(msg`Close`) },
    message: (
      <>
        {sentence}
        {requestId && (
          <div className={classes.request}>
            <Trans>Request</Trans> <CopyText>{requestId}</CopyText>
          </div>
        )}
      </>
    ),
  })
}

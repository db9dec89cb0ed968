import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CopyText } from './copy-text.tsx'
import classes from './state.module.css'

interface Props {
  title?: ReactNode
  /** What happened and whether anything was lost, in a sentence. */
  children: ReactNode
  /** Offered as "Try again". */
  onRetry?: () => void
  /** To hand on to whoever looks after the installation. */
  requestId?: string
  action?: ReactNode
}

/** What happened, what to do now, and a request id to copy. */
export function ErrorState({ title, children, onRetry, requestId, action }: Props) {
  return (
    <div className={classes.state} role="alert">
      <div aria-hidden className={classes.drawing}>
        <span />
        <span />
        <IconCloudOff size={26} stroke={1.5} />
      </div>
      <h2 className={classes.title}>{title ?? <Trans>This could not be loaded</Trans>}</h2>
      <p className={classes.words}>{children}</p>
      <div className={classes.actions}>
        {onRetry && (
          <Button onClick={onRetry} variant="default">
            <Trans>Try again</Trans>
          </Button>
        )}
        {action}
      </div>
      {requestId && (
        <span className={classes.request}>
          <Trans>Request</Trans> <CopyText>{requestId}</CopyText>
        </span>
      )}
    </div>
  )
}

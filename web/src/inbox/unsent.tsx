import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { sentenceOf } from '../platform/error-toast.ts'
import type { Outgoing } from './outbox.ts'
import classes from './thread.module.css'

interface Props {
  answer: Outgoing
  onAgain: () => void
  /** Takes it back into the field. */
  onEdit: () => void
}

/** An answer that the server has not confirmed, or has refused. */
export function Unsent({ answer: { content, files, state, error }, onAgain, onEdit }: Props) {
  return (
    <div className={classes.message} data-sender="agent" data-unsent>
      {files.map(({ key, file }) => (
        <div className={classes.bubble} dir="auto" key={key}>
          <IconPaperclip aria-hidden className={classes.clip} size={16} stroke={1.75} />
          {file.name}
        </div>
      ))}
      {content && (
        <div className={classes.bubble} dir="auto">
          {content}
        </div>
      )}
      {state === 'refused' ? (
        <div className={classes.fate} data-failed role="alert">
          <Trans>Not sent: {sentenceOf(error)}</Trans>
          <span className={classes.ways}>
            <Button color="gray" onClick={onAgain} size="compact-xs" variant="default">
              <Trans>Try again</Trans>
            </Button>
            <Button color="gray" onClick={onEdit} size="compact-xs" variant="default">
              <Trans>Change it</Trans>
            </Button>
          </span>
        </div>
      ) : (
        <div className={classes.fate}>
          {state === 'offline' ? <Trans>waits for the connection</Trans> : <Trans>sending …</Trans>}
        </div>
      )}
    </div>
  )
}

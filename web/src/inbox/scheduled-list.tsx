import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ScheduledReply } from '@steward/contract/inbox/scheduled-replies.ts'
import { IconClock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './scheduled-replies.module.css'
import { useScheduled } from './scheduled-replies.ts'

const RescheduleDialog = lazy(() =>
  import('./schedule-dialog.tsx').then(({ RescheduleDialog }) => ({ default: RescheduleDialog })),
)

/** Answers that leave later, above the field in which the next one is written. */
export function ScheduledList({ scheduled, mayAnswer }: { scheduled: ScheduledReply[]; mayAnswer: boolean }) {
  const { t } = useLingui()
  return (
    <ul aria-label={t`Answers that are sent later`} className={classes.list}>
      {scheduled.map(one => (
        <Scheduled key={one.id} mayAnswer={mayAnswer} scheduled={one} />
      ))}
    </ul>
  )
}

function Scheduled({ scheduled, mayAnswer }: { scheduled: ScheduledReply; mayAnswer: boolean }) {
  const { t } = useLingui()
  const { instant } = useFormats()
  const [isChanging, setChanging] = useState(false)
  const { send, remove } = useScheduled(scheduled)
  const { content, attachments, authorName, sendAt, heldFor } = scheduled
  return (
    <li className={classes.one} data-held={heldFor ? true : undefined}>
      <IconClock aria-hidden className={classes.sign} size={16} stroke={1.75} />
      <div className={classes.words}>
        <span className={classes.when}>
          {heldFor === 'WINDOW_CLOSED' ? (
            <Trans>Not sent: the reply window had closed. It waits for you.</Trans>
          ) : heldFor === 'RESTORED' ? (
            <Trans>Waited to be sent when this copy was restored from a backup. Look whether it was sent.</Trans>
          ) : heldFor ? (
            <Trans>Not sent: the channel did not work. It waits for you.</Trans>
          ) : authorName ? (
            <Trans>
              {authorName}, to be sent {instant(sendAt)}
            </Trans>
          ) : (
            <Trans>To be sent {instant(sendAt)}</Trans>
          )}
        </span>
        <span className={classes.text} dir="auto">
          {[content, ...attachments.map(({ name }) => name)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {mayAnswer && (
        <span className={classes.ways}>
          <Button onClick={() => setChanging(true)} size="compact-xs" variant="default">
            <Trans>Change it</Trans>
          </Button>
          <Button loading={send.isPending} onClick={() => send.mutate()} size="compact-xs" variant="default">
            <Trans>Send now</Trans>
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => toast(t`It will not be sent`) })}
            size="compact-xs"
            variant="subtle"
          >
            <Trans>Do not send</Trans>
          </Button>
        </span>
      )}
      {isChanging && (
        <Suspense>
          <RescheduleDialog onClose={() => setChanging(false)} scheduled={scheduled} />
        </Suspense>
      )}
    </li>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import type { ScheduledReply } from '@steward/contract/inbox/scheduled-replies.ts'
import { useState } from 'react'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'
import { ClockField } from './clock-field.tsx'
import classes from './scheduled-replies.module.css'
import { useSchedule, useScheduled } from './scheduled-replies.ts'
import { type ByClock, byClock, tomorrow } from './snooze.ts'

const inOrder = ({ day, time }: ByClock) => `${day} ${time}`

interface NewProps {
  conversation: Conversation
  content: string
  /** Ids of uploads. */
  attachments: string[]
  onClose: () => void
  onDone: () => void
}

/** When the answer in the field leaves. */
export function ScheduleDialog({ conversation: { id, replyUntil }, content, attachments, onClose, onDone }: NewProps) {
  const { t } = useLingui()
  const formats = useFormats()
  const { schedule, isPending } = useSchedule()
  const [at, setAt] = useState(() => tomorrow(formats))
  return (
    <Question
      isWorking={isPending}
      onClose={onClose}
      onSubmit={() =>
        at.day &&
        at.time &&
        schedule(id, { content, attachments }, at, () => {
          onDone()
          onClose()
        })
      }
      title={t`Send later`}
      verb={t`Send at this time`}
    >
      <ClockField at={at} onChange={setAt} />
      {replyUntil && inOrder(byClock(formats, replyUntil)) <= inOrder(at) && (
        <p className={classes.hint}>
          <Trans>
            The reply window closes {formats.instant(replyUntil)}. If the customer does not write again before, the
            answer will wait for you instead.
          </Trans>
        </p>
      )}
    </Question>
  )
}

/** Other words, another time. */
export function RescheduleDialog({ scheduled, onClose }: { scheduled: ScheduledReply; onClose: () => void }) {
  const { t } = useLingui()
  const formats = useFormats()
  const { change } = useScheduled(scheduled)
  const [content, setContent] = useState(scheduled.content)
  const [at, setAt] = useState(() => (scheduled.heldFor ? tomorrow(formats) : byClock(formats, scheduled.sendAt)))
  return (
    <Question
      isWorking={change.isPending}
      onClose={onClose}
      onSubmit={() =>
        (content.trim() || scheduled.attachments.length > 0) &&
        at.day &&
        at.time &&
        change.mutate({ ...(content.trim() && { content: content.trim() }), ...at }, { onSuccess: onClose })
      }
      title={t`Send later`}
      verb={t`Save`}
    >
      <Textarea
        autosize
        dir="auto"
        label={t`Your answer`}
        maxLength={20_000}
        maxRows={10}
        minRows={3}
        onChange={event => setContent(event.currentTarget.value)}
        required={scheduled.attachments.length === 0}
        value={content}
      />
      <ClockField at={at} onChange={setAt} />
    </Question>
  )
}

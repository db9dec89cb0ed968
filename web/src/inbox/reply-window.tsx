import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Channel, Conversation, Customer } from '@steward/contract/inbox/conversations.ts'
import { IconClock, IconClockX, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Formats, useFormats } from '../ui/formats.tsx'
import { useNow } from '../ui/relative-time.tsx'
import classes from './composer.module.css'

const SOON_MS = 2 * 3600_000

/** May we answer right now, and until when? */
export function useReplyWindow({ mayReply, replyUntil }: Pick<Conversation, 'mayReply' | 'replyUntil'>) {
  const now = useNow()
  const left = replyUntil ? Date.parse(replyUntil) - now : Number.POSITIVE_INFINITY
  return { isOpen: mayReply && left > 0, isClosingSoon: left < SOON_MS, until: replyUntil }
}

/** "You can answer until 14:32"; turns amber when little time is left. */
export function WindowClock({ conversation }: { conversation: Conversation }) {
  const formats = useFormats()
  const { isClosingSoon, until } = useReplyWindow(conversation)
  if (!until) return null
  return (
    <span className={classes.clock} data-soon={isClosingSoon || undefined} title={formats.fullInstant(until)}>
      <IconClock aria-hidden size={14} stroke={1.75} />
      <Trans>You can answer until {momentOf(until, formats)}</Trans>
    </span>
  )
}

const momentOf = (instant: string, { dayOf, today, time, instant: moment }: Formats) =>
  dayOf(instant) === today ? time(instant) : moment(instant)

interface Props {
  conversation: Conversation
  customer: Customer | undefined
  name: string
  /** Something to do instead. */
  onTask: (() => void) | undefined
  /** What may be sent all the same. */
  onTemplate: (() => void) | undefined
}

/** Why nothing can be written right now, and what to do instead. */
export function NoAnswerNow({ conversation, customer, name, onTask, onTemplate }: Props) {
  const state: Channel['state'] = customer?.channel?.state ?? 'ok'
  const channel = customer?.channel?.name ?? conversation.channelName ?? ''
  const byPhone = customer?.phone && (
    <Button component="a" href={`tel:${customer.phone}`} size="compact-sm" variant="default">
      <Trans>Call {customer.phone}</Trans>
    </Button>
  )
  const later = onTask && (
    <Button onClick={onTask} size="compact-sm" variant="default">
      <Trans>Make a task of it</Trans>
    </Button>
  )
  if (state !== 'ok') {
    return (
      <Explained actions={later} icon={<IconPlugConnectedX aria-hidden size={20} stroke={1.5} />}>
        {state === 'off' ? (
          <Trans>
            <strong>{channel} is switched off.</strong> An administrator can switch it on again in the settings.
          </Trans>
        ) : (
          <Trans>
            <strong>{channel} has to be connected again.</strong> An administrator can do that in the settings; what
            customers write still arrives, and answers that wait leave then.
          </Trans>
        )}
      </Explained>
    )
  }
  return (
    <Explained
      actions={
        <>
          {onTemplate && (
            <Button onClick={onTemplate} size="compact-sm">
              <Trans>Send a template</Trans>
            </Button>
          )}
          {byPhone}
          {later}
        </>
      }
      icon={<IconClockX aria-hidden size={20} stroke={1.5} />}
    >
      {onTemplate ? (
        <Trans>
          <strong>The time to answer is over.</strong> The channel lets us write freely for 24 hours after the
          customer’s last word. Until {name} writes again, an approved template still goes through.
        </Trans>
      ) : (
        <Trans>
          <strong>The time to answer is over.</strong> The channel lets us write for 24 hours after the customer’s last
          word. You can answer again as soon as {name} writes.
        </Trans>
      )}
    </Explained>
  )
}

const Explained = ({ icon, actions, children }: { icon: ReactNode; actions: ReactNode; children: ReactNode }) => (
  <div className={classes.explained}>
    {icon}
    <div>
      <p>{children}</p>
      <div className={classes.instead}>{actions}</div>
    </div>
  </div>
)

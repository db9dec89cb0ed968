import { Trans, useLingui } from '@lingui/react/macro'
import { VisuallyHidden } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { openSecondsBetween } from '@steward/contract/inbox/open-hours.ts'
import { useSearch } from '@tanstack/react-router'
import { useMe } from '../platform/session.ts'
import { useFormats } from '../ui/formats.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import classes from './list.module.css'

// Where the company has not said within what time it means to answer.
const AMBER_AFTER_MS = 30 * 60_000
const RED_AFTER_MS = 4 * 3600_000
// From then on how long we may still answer matters more than how long they have waited.
const CLOSING_MS = 4 * 3600_000

/**
 * When the last word was spoken; while it is the customer's, how long they have been waiting for an answer; and when it is put away,
 * until when.
 */
export function WaitingTime({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui()
  const { fullInstant, instant } = useFormats()
  const lasting = useLasting()
  const now = useNow()
  const isQueue = useSearch({ strict: false }).view === 'closing'
  const { status, snoozedUntil, lastSenderType, lastMessageAt, replyUntil } = conversation
  const since = conversation.waitingSince ?? lastMessageAt
  const { waited, urgency } = useWaited(since)
  const left = replyUntil ? Date.parse(replyUntil) - now : undefined
  if (snoozedUntil) {
    return (
      <time dateTime={snoozedUntil} title={t`Snoozed until ${fullInstant(snoozedUntil)}`}>
        <VisuallyHidden>
          <Trans>Snoozed until</Trans>{' '}
        </VisuallyHidden>
        {instant(snoozedUntil)}
      </time>
    )
  }
  const isWaiting = status !== 'closed' && lastSenderType === 'customer'
  if (isWaiting && replyUntil && left !== undefined && left > 0 && (isQueue || left < CLOSING_MS)) {
    return (
      <time
        className={`${classes.waiting} numbers`}
        data-urgency={left < CLOSING_MS ? 'bad' : undefined}
        dateTime={replyUntil}
        title={t`Can be answered until ${fullInstant(replyUntil)}`}
      >
        <Trans>{lasting(left)} left</Trans>
      </time>
    )
  }
  if (!isWaiting || waited < 60_000) return <RelativeTime value={lastMessageAt} />
  return (
    <time
      className={`${classes.waiting} numbers`}
      data-urgency={urgency}
      dateTime={since}
      title={t`Waiting for an answer since ${fullInstant(since)}`}
    >
      <VisuallyHidden>
        <Trans>Waiting for an answer:</Trans>{' '}
      </VisuallyHidden>
      {lasting(waited)}
    </time>
  )
}

/** For how long of the business hours somebody has been waiting, in milliseconds, and whether that is too long. */
export function useWaited(since: string) {
  const now = useNow()
  const { businessHours, timezone, answerWithin } = useMe().company
  const waited = openSecondsBetween(businessHours, timezone, new Date(since), new Date(now)) * 1000
  const [amber, red] = answerWithin
    ? [(answerWithin * MINUTE) / 2, answerWithin * MINUTE]
    : [AMBER_AFTER_MS, RED_AFTER_MS]
  const urgency = waited > red ? ('bad' as const) : waited > amber ? ('progress' as const) : undefined
  return { waited, urgency }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "12 min", "3 hr", "5 days". */
export function useLasting() {
  const { locale } = useFormats()
  return (ms: number) => {
    const [value, unit] =
      ms < HOUR ? [ms / MINUTE, 'minute'] : ms < DAY ? [ms / HOUR, 'hour'] : ([ms / DAY, 'day'] as const)
    return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'short' }).format(
      Math.max(1, Math.floor(value as number)),
    )
  }
}

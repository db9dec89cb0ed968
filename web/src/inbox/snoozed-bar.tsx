import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconAlarmSnooze } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import { useFormats } from '../ui/formats.tsx'
import classes from './inbox.module.css'
import { useSnooze } from './snooze.ts'

/** Says until when an open conversation is put away; nothing for one that is not. */
export function SnoozedBar({ conversation: { id, snoozedUntil } }: { conversation: Conversation }) {
  const { fullInstant, instant } = useFormats()
  const { can } = useMe()
  const { wake, isWaking } = useSnooze()
  if (!snoozedUntil) return null
  return (
    <div className={classes.snoozed} title={fullInstant(snoozedUntil)}>
      <IconAlarmSnooze aria-hidden size={16} stroke={1.75} />
      <span>
        <Trans>Snoozed until {instant(snoozedUntil)}, or until the customer writes.</Trans>
      </span>
      {can('can_reply_social') && (
        <Button loading={isWaking} onClick={() => wake(id)} size="compact-sm" variant="default">
          <Trans>Bring it back now</Trans>
        </Button>
      )}
    </div>
  )
}

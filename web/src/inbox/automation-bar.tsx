import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconRobot } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import { useAutomation } from './automation.ts'
import classes from './inbox.module.css'

/** Says that an automation answers, and lets people take over; nothing where people answer. */
export function AutomationBar({ conversation: { id, status } }: { conversation: Conversation }) {
  const { can } = useMe()
  const { isTaking, take } = useAutomation(id)
  if (status !== 'pending') return null
  return (
    <div className={classes.snoozed}>
      <IconRobot aria-hidden size={16} stroke={1.75} />
      <span>
        <Trans>An automation answers here. It is silent as soon as you write.</Trans>
      </span>
      {can('can_reply_social') && (
        <Button loading={isTaking} onClick={take} size="compact-sm" variant="default">
          <Trans>Take over</Trans>
        </Button>
      )}
    </div>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconRobot } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'
import { useKeeping } from './conversations.ts'
import classes from './inbox.module.css'

/** Says that an automation answers, and lets people take over; nothing where people answer. */
export function AutomationBar({ conversation: { id, status } }: { conversation: Conversation }) {
  const { can } = useMe()
  const { t } = useLingui()
  const keeping = useKeeping()
  const automate = useMutation(api.inbox.conversations.automate.mutationOptions(keeping))
  const take = useMutation(
    api.inbox.conversations.takeOver.mutationOptions({
      onSuccess: conversation => {
        keeping.onSuccess(conversation)
        toast(t`People answer here now`, { id: 'conversation-taken-over', undo: () => automate.mutate({ id }) })
      },
    }),
  )
  if (status !== 'pending') return null
  return (
    <div className={classes.snoozed}>
      <IconRobot aria-hidden size={16} stroke={1.75} />
      <span>
        <Trans>An automation answers here. It is silent as soon as you write.</Trans>
      </span>
      {can('can_reply_social') && (
        <Button loading={take.isPending} onClick={() => take.mutate({ id })} size="compact-sm" variant="default">
          <Trans>Take over</Trans>
        </Button>
      )}
    </div>
  )
}

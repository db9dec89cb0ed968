import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconMessages } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import { CustomerAvatar, useCustomerName } from './channel-badge.tsx'
import classes from './inbox.module.css'

const AMBER_AFTER_MS = 30 * 60_000
const RED_AFTER_MS = 4 * 3600_000

interface Props {
  rows: Conversation[] | undefined
  chosen: string | undefined
  isNarrowed: boolean
  hasMore: boolean
  onMore: () => void
}

/** Who wrote, how it begins, and how long they have been waiting. */
export function ConversationList({ rows, chosen, isNarrowed, hasMore, onMore }: Props) {
  const { t } = useLingui()
  if (!rows) return <Placeholders />
  if (rows.length === 0) return <NothingHere isNarrowed={isNarrowed} />
  return (
    <nav aria-label={t`Conversations`} className={classes.list}>
      {rows.map(conversation => (
        <ConversationRow conversation={conversation} isChosen={conversation.id === chosen} key={conversation.id} />
      ))}
      {hasMore && <MoreRows onMore={onMore} />}
    </nav>
  )
}

function ConversationRow({ conversation, isChosen }: { conversation: Conversation; isChosen: boolean }) {
  const { t } = useLingui()
  const name = useCustomerName()(conversation)
  const { id, platform, lastMessageText, lastMessageAt, lastSenderType, unread } = conversation
  return (
    <Link aria-current={isChosen || undefined} className={classes.row} params={{ id }} search={true} to="/inbox/$id">
      <CustomerAvatar id={id} name={name} platform={platform} />
      <span className={classes.rowWords}>
        <span className={classes.rowLine}>
          <span className={classes.rowName} data-unread={unread || undefined} dir="auto">
            {name}
          </span>
          <Waiting conversation={conversation} />
          <RelativeTime value={lastMessageAt} />
        </span>
        <span className={classes.rowLine}>
          <span className={classes.rowText} dir="auto">
            {lastSenderType === 'agent' && <span className={classes.you}>{t`You: `}</span>}
            {lastMessageText || t`(no text)`}
          </span>
          {unread && <span aria-label={t`Not read yet`} className={classes.unread} role="img" />}
        </span>
      </span>
    </Link>
  )
}

// Colour alone says nothing to some: the word for how long stands in the time beside it.
function Waiting({ conversation: { status, lastSenderType, lastMessageAt } }: { conversation: Conversation }) {
  const { t } = useLingui()
  const waited = useNow() - Date.parse(lastMessageAt)
  if (status === 'closed' || lastSenderType === 'agent' || waited < AMBER_AFTER_MS) return null
  return (
    <span
      aria-label={t`Waiting for an answer`}
      className={classes.waiting}
      data-long={waited > RED_AFTER_MS || undefined}
      role="img"
    />
  )
}

const Placeholders = () => (
  <div className={classes.list}>
    {[1, 2, 3, 4, 5].map(row => (
      <div className={classes.row} key={row}>
        <Skeleton circle height={36} />
        <span className={classes.rowWords}>
          <Skeleton height={12} mb={8} width="60%" />
          <Skeleton height={10} width="90%" />
        </span>
      </div>
    ))}
  </div>
)

function NothingHere({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <EmptyState
      icon={IconMessages}
      title={isNarrowed ? <Trans>No conversation matches</Trans> : <Trans>Nobody is waiting</Trans>}
    >
      {!isNarrowed && (
        <Trans>What customers write on Messenger and WhatsApp arrives here as soon as a channel is connected.</Trans>
      )}
    </EmptyState>
  )
}

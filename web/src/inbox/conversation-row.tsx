import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { CustomerAvatar, useCustomerName } from './channel-badge.tsx'
import { useAskWhenPointed } from './conversation-ahead.ts'
import { elsewhere, type InboxFilters } from './inbox-filters.ts'
import { FirstLabels } from './label-chip.tsx'
import { useLastWords } from './last-words.ts'
import classes from './list.module.css'
import { WaitingTime } from './waiting-time.tsx'

interface Props {
  conversation: Conversation
  isOpen: boolean
  isChosen: boolean
  mayChoose: boolean
  me: string | undefined
  onChoose: (id: string) => void
}

/** Who wrote, what was said last, and how long they have been waiting. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, isOpen, isChosen, mayChoose, me, onChoose } = props
  const { t } = useLingui()
  const name = useCustomerName()(conversation)
  const whenPointed = useAskWhenPointed(conversation.id)
  const { id, platform, lastSenderType, unread, mentioned, assignedTo, assignedName } = conversation
  return (
    <div className={classes.row} data-chosen={isChosen || undefined} data-open={isOpen || undefined}>
      <Link
        aria-current={isOpen || undefined}
        className={classes.link}
        {...whenPointed}
        params={{ id }}
        preload={false}
        search={before => ({ ...(before as InboxFilters), ...elsewhere })}
        to="/inbox/$id"
      >
        <CustomerAvatar id={id} name={name} platform={platform} />
        <span className={classes.words}>
          <span className={classes.line}>
            <span className={classes.name} data-unread={unread || undefined} dir="auto">
              {name}
            </span>
            <WaitingTime conversation={conversation} />
          </span>
          <span className={classes.line}>
            {lastSenderType === 'agent' && <span className={classes.us}>{t`Us:`}</span>}
            <span className={classes.text} data-unread={unread || undefined} dir="auto">
              {useLastWords()(conversation)}
            </span>
            <FirstLabels labels={conversation.labels} />
            {assignedTo && assignedTo !== me && (
              <span
                aria-label={t`With ${assignedName ?? ''}`}
                className={classes.with}
                role="img"
                title={assignedName ?? ''}
              >
                <PersonAvatar decorative id={assignedTo} name={assignedName ?? ''} size={18} />
              </span>
            )}
            {mentioned ? (
              <span
                aria-label={t`You are mentioned`}
                className={classes.mentioned}
                role="img"
                title={t`You are mentioned`}
              >
                @
              </span>
            ) : (
              unread && <span aria-label={t`Not read yet`} className={classes.unread} role="img" />
            )}
          </span>
        </span>
      </Link>
      {mayChoose && (
        <label className={classes.choose}>
          <input
            aria-label={t`Choose ${name}`}
            checked={isChosen}
            onChange={() => onChoose(id)}
            tabIndex={-1}
            type="checkbox"
          />
        </label>
      )}
    </div>
  )
})

import { Plural, Trans } from '@lingui/react/macro'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { Link } from '@tanstack/react-router'
import { CustomerAvatar, useCustomerName } from '../../inbox/channel-badge.tsx'
import { useLastWords } from '../../inbox/last-words.ts'
import { useWaited } from '../../inbox/waiting-time.tsx'
import { Card } from '../../ui/card.tsx'
import { TextLink } from '../../ui/link.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import classes from './home-page.module.css'

/** Who waits for an answer, the longest first. */
export function WaitingCard({ waiting: { count, items } }: { waiting: NonNullable<Dashboard['waiting']> }) {
  const nameOf = useCustomerName()
  const lastWords = useLastWords()
  return (
    <Card
      action={
        <TextLink fz={13} search={{ view: 'waiting' }} to="/inbox">
          <Trans>Inbox</Trans>
        </TextLink>
      }
      label={<Trans>Conversations</Trans>}
      title={
        count === 0 ? (
          <Trans>Everybody has an answer</Trans>
        ) : (
          <Plural one="# customer waits for an answer" other="# customers wait for an answer" value={count} />
        )
      }
    >
      {count === 0 ? (
        <p className={classes.quiet}>
          <Trans>Whoever writes next stands here until somebody answers.</Trans>
        </p>
      ) : (
        <ul className={classes.rows}>
          {items.map(conversation => (
            <li key={conversation.id}>
              <Link
                className={classes.row}
                params={{ id: conversation.id }}
                search={{ view: 'waiting' }}
                to="/inbox/$id"
              >
                <CustomerAvatar
                  id={conversation.id}
                  name={nameOf(conversation)}
                  platform={conversation.platform}
                  size={32}
                />
                <span className={classes.words}>
                  <span className={classes.name} dir="auto">
                    {nameOf(conversation)}
                  </span>
                  <span className={classes.text} dir="auto">
                    {lastWords(conversation)}
                  </span>
                </span>
                <Since since={conversation.waitingSince ?? conversation.lastMessageAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Since({ since }: { since: string }) {
  const { urgency } = useWaited(since)
  return (
    <span className={classes.time} data-long={urgency === 'bad' || undefined}>
      <RelativeTime value={since} />
    </span>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Loader, TextInput, UnstyledButton } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../platform/api.ts'
import { Question } from '../ui/question.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { CustomerAvatar, useCustomerName } from './channel-badge.tsx'
import classes from './merge-dialog.module.css'
import { useMerging } from './merging.ts'

interface Props {
  conversation: Conversation
  name: string
  onClose: () => void
}

/** Which other conversation is with the same customer? */
export function MergeDialog({ conversation, name, onClose }: Props) {
  const { t } = useLingui()
  const nameOf = useCustomerName()
  const { id, externalUserName } = conversation
  const [words, setWords] = useState(externalUserName?.split(' ')[0] ?? '')
  const [otherId, setOtherId] = useState<string>()
  const q = useDeferredValue(words.trim())
  const found = useQuery(
    api.inbox.conversations.list.queryOptions({
      input: { ...(q && { q }), limit: 20 },
      placeholderData: before => before,
    }),
  )
  const others = found.data?.items.filter(other => other.id !== id) ?? []
  const chosen = others.find(other => other.id === otherId)
  const { merge, isPending } = useMerging(id)
  return (
    <Question
      isReady={Boolean(chosen)}
      isWorking={isPending}
      onClose={onClose}
      onSubmit={() => chosen && merge(chosen.id, onClose)}
      title={t`Merge with another conversation`}
      verb={t`Merge`}
    >
      <p className={classes.words}>
        <Trans>
          Choose the other conversation with {name}. You read both as one from then on, and answer on either channel. It
          can be undone.
        </Trans>
      </p>
      <TextInput
        data-autofocus
        label={t`Name, number or last words`}
        leftSection={<IconSearch aria-hidden size={16} stroke={1.75} />}
        maxLength={100}
        onChange={event => setWords(event.currentTarget.value)}
        rightSection={found.isFetching && <Loader size={14} />}
        value={words}
      />
      <div aria-label={t`Conversations`} className={classes.found} role="radiogroup">
        {others.map(other => (
          <UnstyledButton
            aria-checked={other.id === otherId}
            className={classes.one}
            key={other.id}
            onClick={() => setOtherId(other.id)}
            role="radio"
          >
            <CustomerAvatar id={other.id} name={nameOf(other)} platform={other.platform} />
            <span className={classes.who}>
              <span className={classes.name} dir="auto">
                {nameOf(other)}
              </span>
              <span className={classes.last} dir="auto">
                {other.lastMessageText}
              </span>
            </span>
            <RelativeTime value={other.lastMessageAt} />
          </UnstyledButton>
        ))}
        {found.data && others.length === 0 && (
          <p className={classes.words}>
            <Trans>No other conversation has these words.</Trans>
          </p>
        )}
      </div>
    </Question>
  )
}

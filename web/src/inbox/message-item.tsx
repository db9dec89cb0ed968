import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import type { ConversationPart, Message } from '@steward/contract/inbox/conversations.ts'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { memo, type ReactNode } from 'react'
import { api } from '../platform/api.ts'
import { verdictWords } from '../platform/verdict-sentences.ts'
import { useFormats } from '../ui/formats.tsx'
import { Attachments, Choices } from './attachments.tsx'
import { usePartName } from './channel-badge.tsx'
import { useRefresh } from './conversations.ts'
import { isOnlyEmoji, MessageText } from './message-text.tsx'
import classes from './thread.module.css'

interface Props {
  message: Message
  /** The day is written above it. */
  day: string | undefined
  /** Through which channel it came or left, where that is another than before. */
  channel: ConversationPart | undefined
  /** Follows another by the same person within minutes. */
  goesOn: boolean
  /** Another by the same person follows. */
  isFollowed: boolean
  /** How it fared is said below the last of its kind. */
  isSaidBelow: boolean
  isFirstUnread: boolean
  quoted: Message | undefined
  below: ReactNode
  mayAnswer: boolean
  /** Nothing leaves right now. */
  isHeld: boolean
  onShow: (id: string) => void
  /** Answers this message in particular; left out where nobody may. */
  onQuote: ((message: Message) => void) | undefined
}

/** One message: what it answers, what came with it, its words, what others think of it, and how it fared. */
export const MessageItem = memo(function MessageItem(props: Props) {
  const {
    message,
    day,
    channel,
    goesOn,
    isFollowed,
    isSaidBelow,
    isFirstUnread,
    quoted,
    below,
    mayAnswer,
    isHeld,
    onShow,
    onQuote,
  } = props
  const { t } = useLingui()
  const { id, senderType, senderName, automatic, content, attachments, editedAt, replyTo } = message
  const isTakenBack = editedAt !== null && !content && attachments.length === 0
  const isLarge = isOnlyEmoji(content)
  const partName = usePartName()
  return (
    <>
      {day && (
        <h3 className={classes.day}>
          <span>{day}</span>
        </h3>
      )}
      {isFirstUnread && (
        <div className={classes.fresh} id="first-unread">
          <span>
            <Trans>New</Trans>
          </span>
        </div>
      )}
      {channel && (
        <p className={classes.channel} dir="auto">
          {partName(channel)}
        </p>
      )}
      <article
        aria-label={senderType === 'agent' ? (senderName ?? t`Us`) : t`Customer`}
        className={classes.message}
        data-followed={isFollowed || undefined}
        data-goes-on={goesOn || undefined}
        data-message={id}
        data-sender={senderType}
      >
        {senderType === 'agent' && !goesOn && (
          <div className={classes.author}>
            {senderName ?? (automatic ? <Trans>Automatic answer</Trans> : <Trans>Written elsewhere</Trans>)}
          </div>
        )}
        {replyTo && <Quoted message={quoted} onShow={onShow} />}
        <Attachments attachments={attachments.filter(({ choices }) => !choices)} messageId={id} />
        {isTakenBack && (
          <div className={classes.bubble} data-taken-back>
            <Trans>Taken back</Trans>
          </div>
        )}
        {content && (
          <div className={classes.bubble} data-large={isLarge || undefined} dir="auto">
            <MessageText text={content} />
          </div>
        )}
        <Choices attachments={attachments} />
        {below}
        {message.reactions.length > 0 && (
          <div className={classes.reactions}>
            {message.reactions.map(({ emoji, by }) => (
              <span key={by} title={by === 'customer' ? t`The customer` : t`Us`}>
                {emoji}
              </span>
            ))}
          </div>
        )}
        {onQuote && message.externalMessageId && !isTakenBack && (
          <ActionIcon aria-label={t`Answer this message`} className={classes.quote} onClick={() => onQuote(message)}>
            <IconArrowBackUp aria-hidden className={classes.mirrored} size={18} stroke={1.75} />
          </ActionIcon>
        )}
        {!isSaidBelow && (
          <Fate isEdited={editedAt !== null && !isTakenBack} isHeld={isHeld} mayAnswer={mayAnswer} message={message} />
        )}
      </article>
    </>
  )
})

function Quoted({ message, onShow }: { message: Message | undefined; onShow: (id: string) => void }) {
  const { t } = useLingui()
  if (!message) {
    return (
      <div className={classes.quoted}>
        <Trans>Answers an earlier message</Trans>
      </div>
    )
  }
  const { id, senderType, senderName, content, attachments } = message
  return (
    <button className={classes.quoted} onClick={() => onShow(id)} type="button">
      <strong>{senderType === 'agent' ? (senderName ?? t`Us`) : t`Customer`}</strong>
      <span dir="auto">{content || attachments[0]?.name || t`(no text)`}</span>
    </button>
  )
}

function Fate({
  message,
  isEdited,
  mayAnswer,
  isHeld,
}: {
  message: Message
  isEdited: boolean
  mayAnswer: boolean
  isHeld: boolean
}) {
  const { t } = useLingui()
  const { time, fullInstant } = useFormats()
  const refresh = useRefresh()
  const retry = useMutation(api.inbox.conversations.retry.mutationOptions({ onSuccess: refresh }))
  const { id, status, error, createdAt, editedAt, senderType, senderId } = message
  if (status === 'failed') {
    return (
      <div className={classes.fate} data-failed>
        <Trans>Not delivered: {error ? verdictWords(error.message) : t`the channel did not say why`}</Trans>{' '}
        {mayAnswer && senderId && (
          <Button
            color="gray"
            loading={retry.isPending}
            onClick={() => retry.mutate({ id })}
            size="compact-xs"
            variant="default"
          >
            <Trans>Try again</Trans>
          </Button>
        )}
      </div>
    )
  }
  const queued = isHeld ? t`waits for the channel` : t`on its way`
  const words = { received: '', queued, sent: t`sent`, delivered: t`delivered`, read: t`seen` }
  const isUnderWay = senderType === 'agent' && words[status]
  return (
    <div className={classes.fate}>
      <time dateTime={createdAt} title={fullInstant(createdAt)}>
        {time(createdAt)}
      </time>
      {isUnderWay && ` · ${words[status]}`}
      {isEdited && editedAt && <span title={fullInstant(editedAt)}> · {t`edited`}</span>}
    </div>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, Skeleton } from '@mantine/core'
import type { Attachment, Message } from '@steward/contract/inbox/conversations.ts'
import { IconPaperclip } from '@tabler/icons-react'
import { sentenceOf } from '../platform/error-toast.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { useMessages, useRetry } from './conversations.ts'
import classes from './inbox.module.css'

const SAME_BREATH_MS = 5 * 60_000

/** A conversation from its oldest loaded message down to the newest; stays at the end as new ones come. */
export function MessageList({ conversationId, onItsWay }: { conversationId: string; onItsWay?: string }) {
  const { t } = useLingui()
  const { messages, error, refetch, hasNextPage, fetchNextPage } = useMessages(conversationId)
  if (!messages) {
    return error ? (
      <div className={classes.messages}>
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      </div>
    ) : (
      <div className={classes.messages}>
        <div className={classes.thread}>
          <Skeleton height={44} radius="lg" width="45%" />
          <Skeleton className={classes.fromUs} height={44} radius="lg" width="40%" />
        </div>
      </div>
    )
  }
  return (
    <section aria-label={t`Messages`} className={classes.messages}>
      <div className={classes.thread}>
        {hasNextPage && <MoreRows onMore={() => void fetchNextPage()} />}
        {messages.map((message, i) => (
          <MessageItem
            before={messages[i - 1]}
            key={message.id}
            message={message}
            quoted={quotedBy(message, messages)}
          />
        ))}
        {onItsWay !== undefined && (
          <div className={classes.fromUs}>
            <div className={classes.bubble} data-sender="agent" dir="auto">
              {onItsWay}
            </div>
            <div className={classes.state}>
              <Trans>sending …</Trans>
            </div>
          </div>
        )}
      </div>
    </section>
  )
}

const quotedBy = ({ replyTo }: Message, messages: Message[]) =>
  replyTo ? messages.find(({ externalMessageId }) => externalMessageId === replyTo) : undefined

interface ItemProps {
  message: Message
  before: Message | undefined
  quoted: Message | undefined
}

function MessageItem({ message, before, quoted }: ItemProps) {
  const { dayOf, fullDay, today } = useFormats()
  const { t } = useLingui()
  const day = dayOf(message.createdAt)
  const startsDay = !before || dayOf(before.createdAt) !== day
  const goesOn =
    !startsDay &&
    before?.senderType === message.senderType &&
    before.senderId === message.senderId &&
    Date.parse(message.createdAt) - Date.parse(before.createdAt) < SAME_BREATH_MS
  return (
    <>
      {startsDay && <h3 className={classes.day}>{day === today ? t`Today` : fullDay(day)}</h3>}
      <article
        className={message.senderType === 'agent' ? classes.fromUs : classes.fromThem}
        data-goes-on={goesOn || undefined}
      >
        {message.senderType === 'agent' && !goesOn && message.senderName && (
          <div className={classes.author}>{message.senderName}</div>
        )}
        {quoted && (
          <div className={classes.quoted} dir="auto">
            {quoted.content || t`(no text)`}
          </div>
        )}
        {message.attachments.map(attachment => (
          <AttachmentPart attachment={attachment} key={attachment.id} />
        ))}
        {message.content && (
          <div className={classes.bubble} data-sender={message.senderType} dir="auto">
            {message.content}
          </div>
        )}
        {message.reactions.length > 0 && (
          <div className={classes.reactions}>{message.reactions.map(({ emoji }) => emoji).join(' ')}</div>
        )}
        <MessageState message={message} />
      </article>
    </>
  )
}

function MessageState({ message: { id, status, error, createdAt, senderType } }: { message: Message }) {
  const { t } = useLingui()
  const { time } = useFormats()
  const retry = useRetry()
  if (status === 'failed') {
    return (
      <div className={classes.state} data-failed>
        <Trans>failed: {error?.message ?? t`the channel did not say why`}</Trans>{' '}
        <Button
          color="gray"
          loading={retry.isPending}
          onClick={() => retry.mutate({ id })}
          size="compact-xs"
          variant="default"
        >
          <Trans>Try again</Trans>
        </Button>
      </div>
    )
  }
  const words = { received: '', queued: t`on its way`, sent: t`sent`, delivered: t`delivered`, read: t`seen` }
  return (
    <div className={classes.state}>
      {time(createdAt)}
      {senderType === 'agent' && ` · ${words[status]}`}
    </div>
  )
}

function AttachmentPart({ attachment }: { attachment: Attachment }) {
  const { t } = useLingui()
  const { type, url, name, latitude, longitude } = attachment
  if (type === 'location' && latitude !== undefined) {
    return (
      <FileLink
        href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`}
        words={name ?? t`A place on the map`}
      />
    )
  }
  if ((type === 'image' || type === 'sticker') && url) {
    return (
      <img
        alt={name ?? (type === 'image' ? t`Picture` : t`Sticker`)}
        className={classes.picture}
        loading="lazy"
        src={url}
      />
    )
  }
  const words = {
    image: t`Picture`,
    sticker: t`Sticker`,
    video: t`Video`,
    audio: t`Voice message`,
    file: t`File`,
    location: t`A place on the map`,
    contact: t`Contact`,
    link: t`Link`,
    template: t`Message with buttons`,
    unsupported: t`Something this inbox cannot show`,
  }[type]
  return url ? <FileLink href={url} words={name ?? words} /> : <div className={classes.file}>{name ?? words}</div>
}

const FileLink = ({ href, words }: { href: string; words: string }) => (
  <Anchor className={classes.file} href={href} rel="noreferrer" target="_blank">
    <IconPaperclip aria-hidden size={16} stroke={1.75} />
    <span dir="auto">{words}</span>
  </Anchor>
)

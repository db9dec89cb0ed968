import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Loader, Skeleton, UnstyledButton } from '@mantine/core'
import type { ConversationPart, Message } from '@steward/contract/inbox/conversations.ts'
import type { Note } from '@steward/contract/inbox/notes.ts'
import { IconArrowDown } from '@tabler/icons-react'
import { Fragment, type ReactNode, useState } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { MessageItem } from './message-item.tsx'
import { NoteItem } from './note-item.tsx'
import { type Entry, type Happening, isHappening, isNote, type useNotes, withNotes } from './notes.ts'
import classes from './thread.module.css'
import type { useThread } from './thread.ts'
import { useScroll } from './use-scroll.ts'

const SAME_BREATH_MS = 5 * 60_000

interface Props {
  thread: ReturnType<typeof useThread>
  notes: ReturnType<typeof useNotes>
  /** Up to when its reader had read when it was opened. */
  readAt: string | null
  mayAnswer: boolean
  /** Nothing leaves right now. */
  isHeld: boolean
  /** A message or note that was gone to. */
  target: string | undefined
  onLatest: () => void
  onQuote: ((message: Message) => void) | undefined
  /** What happened meanwhile, as far as the thread is loaded. */
  happenings: Happening[]
  /** What the conversation is made of, where some were merged. */
  parts: ConversationPart[]
  /** What stands below a message. */
  below: (messageId: string) => ReactNode
  /** Answers that are still on their way. */
  children: ReactNode
}

/** A conversation from its oldest loaded message down to the newest, with what colleagues noted on the way. */
export function MessageList({ thread, notes: { notes, ...noting }, ...props }: Props) {
  const { messages } = thread
  if (messages && notes) return <Messages messages={messages} notes={notes} thread={thread} {...props} />
  const error = thread.error ?? noting.error
  const refetch = () => Promise.all([thread.refetch(), noting.refetch()])
  return (
    <div className={classes.messages}>
      {error ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : (
        <div className={classes.thread}>
          <Skeleton height={44} radius="lg" width="45%" />
          <Skeleton height={64} mt={12} radius="lg" width="55%" />
          <Skeleton height={44} ms="auto" mt={24} radius="lg" width="40%" />
        </div>
      )}
    </div>
  )
}

interface Loaded extends Omit<Props, 'notes'> {
  messages: Message[]
  notes: Note[]
}

function Messages({
  messages,
  notes,
  thread,
  readAt,
  mayAnswer,
  isHeld,
  target,
  onLatest,
  onQuote,
  happenings,
  parts,
  below,
  children,
}: Loaded) {
  const { t } = useLingui()
  const { dayOf, fullDay, today } = useFormats()
  const [firstUnread] = useState(() => (thread.hasNewer ? undefined : firstUnreadOf(messages, readAt, thread.hasOlder)))
  const entries = withNotes(messages, [...notes, ...within(messages, happenings, thread)])
  const [first, last] = [entries[0]?.id, entries.at(-1)?.id]
  const { hasOlder, hasNewer } = thread
  const scroll = useScroll({
    ...{ first, last, target },
    ...{ hasOlder, onOlder: () => void thread.loadOlder() },
    ...{ hasNewer, onNewer: () => void thread.loadNewer() },
  })
  const unseen = useUnseen(messages, scroll.isAtEnd || hasNewer)
  const channels = channelsOf(messages, parts)
  const byExternalId = new Map(messages.map(message => [message.externalMessageId, message]))
  return (
    <div className={classes.frame}>
      <section
        aria-label={t`Messages`}
        className={classes.messages}
        onScroll={scroll.onScroll}
        ref={scroll.box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be scrollable by keys
        tabIndex={0}
      >
        <div className={classes.thread} ref={scroll.content}>
          {thread.hasOlder && (
            <div className={classes.older}>
              {thread.isLoadingOlder && <Loader aria-label={t`Loading older messages`} />}
            </div>
          )}
          {entries.map((message, at) => {
            const [before, after] = [entries[at - 1], entries[at + 1]]
            const day = dayOf(message.createdAt)
            const startsDay = !before || dayOf(before.createdAt) !== day
            const written = startsDay ? (day === today ? t`Today` : fullDay(day)) : undefined
            if (isNote(message)) return <NoteItem day={written} key={message.id} note={message} />
            if (isHappening(message)) {
              return (
                <Fragment key={message.id}>
                  {written && (
                    <h3 className={classes.day}>
                      <span>{written}</span>
                    </h3>
                  )}
                  {message.shown}
                </Fragment>
              )
            }
            const next =
              after && isMessage(after) && dayOf(after.createdAt) === day && isSameBreath(message, after) && after
            const isFollowed = Boolean(next)
            return (
              <MessageItem
                channel={channels.get(message.id)}
                day={written}
                goesOn={!startsDay && isSameBreath(before, message) && message.id !== firstUnread}
                below={below(message.id)}
                isFirstUnread={message.id === firstUnread}
                isFollowed={isFollowed}
                isSaidBelow={Boolean(
                  next &&
                    message.status === next.status &&
                    message.status !== 'failed' &&
                    message.editedAt === null &&
                    message.reactions.length === 0,
                )}
                key={message.id}
                isHeld={isHeld}
                mayAnswer={mayAnswer}
                message={message}
                onQuote={onQuote}
                onShow={scroll.show}
                quoted={message.replyTo ? byExternalId.get(message.replyTo) : undefined}
              />
            )
          })}
          {entries.length === 0 && (
            <p className={classes.nothing}>
              <Trans>Nothing was written yet.</Trans>
            </p>
          )}
          {!hasNewer && children}
        </div>
      </section>
      {(unseen > 0 || scroll.isFarUp || hasNewer) && (
        <UnstyledButton
          aria-label={unseen > 0 ? undefined : t`To the latest message`}
          className={classes.down}
          data-news={unseen > 0 || undefined}
          onClick={() => (hasNewer ? onLatest() : scroll.toEnd())}
        >
          {unseen > 0 && <Plural one="# new message" other="# new messages" value={unseen} />}
          <IconArrowDown aria-hidden size={16} stroke={2} />
        </UnstyledButton>
      )}
    </div>
  )
}

// How many of the customer's messages came in below while somebody read further up.
function useUnseen(messages: Message[], isAtEnd: boolean) {
  const lastId = messages.at(-1)?.id
  const [seenUpTo, setSeenUpTo] = useState(lastId)
  if (isAtEnd && seenUpTo !== lastId) setSeenUpTo(lastId)
  const seenAt = messages.findIndex(({ id }) => id === seenUpTo)
  return messages.slice(seenAt + 1).filter(({ senderType }) => senderType === 'customer').length
}

/** Where the reader left off; who never read it begins after our last answer, and in a long one at the end. */
function firstUnreadOf(messages: Message[], readAt: string | null, hasOlder: boolean): string | undefined {
  const from = readAt
    ? messages.findIndex(({ senderType, createdAt }) => senderType === 'customer' && createdAt > readAt)
    : messages.findLastIndex(({ senderType }) => senderType === 'agent') + 1
  const message = messages[from]
  if (from < 0 || message?.senderType !== 'customer' || (from === 0 && hasOlder)) return undefined
  // Under the very first message of all there is nothing that was read.
  return from === 0 ? undefined : message.id
}

/** Where a merged conversation goes on through another channel than before. */
function channelsOf(messages: Message[], parts: ConversationPart[]): Map<string, ConversationPart> {
  const channels = new Map<string, ConversationPart>()
  if (parts.length === 0) return channels
  for (const [at, { id, partId }] of messages.entries()) {
    const part = parts.find(part => part.id === partId)
    if (part && messages[at - 1]?.partId !== partId) channels.set(id, part)
  }
  return channels
}

const isMessage = (entry: Entry): entry is Message => !isNote(entry) && !isHappening(entry)

function within(messages: Message[], happenings: Happening[], { hasOlder, hasNewer }: Props['thread']) {
  const [first, last] = [hasOlder && messages[0]?.createdAt, hasNewer && messages.at(-1)?.createdAt]
  return happenings.filter(({ createdAt }) => (!first || createdAt >= first) && (!last || createdAt <= last))
}

const isSameBreath = (one: Entry | undefined, next: Message) =>
  one !== undefined &&
  isMessage(one) &&
  one.senderType === next.senderType &&
  one.senderId === next.senderId &&
  one.partId === next.partId &&
  Date.parse(next.createdAt) - Date.parse(one.createdAt) < SAME_BREATH_MS

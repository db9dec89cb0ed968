import { Trans } from '@lingui/react/macro'
import type { Conversation, Message } from '@steward/contract/inbox/conversations.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { AnswerThrough } from '../inbox/answer-through.tsx'
import { AutomationBar } from '../inbox/automation-bar.tsx'
import { useCustomerName } from '../inbox/channel-badge.tsx'
import { Composer } from '../inbox/composer.tsx'
import { useConversation, useCustomer, useMarkRead } from '../inbox/conversations.ts'
import { useReplyDraft } from '../inbox/drafts.ts'
import classes from '../inbox/inbox.module.css'
import { elsewhere } from '../inbox/inbox-filters.ts'
import { useAnswerThrough } from '../inbox/merging.ts'
import { MessageList } from '../inbox/message-list.tsx'
import { useNotes } from '../inbox/notes.ts'
import { notYetThere, useOutbox } from '../inbox/outbox.ts'
import { usePresence } from '../inbox/presence.ts'
import { NoAnswerNow, useReplyWindow } from '../inbox/reply-window.tsx'
import { useScheduledReplies } from '../inbox/scheduled-replies.ts'
import { SnoozedBar } from '../inbox/snoozed-bar.tsx'
import { useThread } from '../inbox/thread.ts'
import { Unsent } from '../inbox/unsent.tsx'
import { useUploads } from '../inbox/uploads.ts'
import { Writing } from '../inbox/writing.tsx'
import { apart } from '../platform/apart.tsx'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { useMe } from '../platform/session.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { TextLink } from '../ui/link.tsx'
import { type Ask, ConversationHead } from './conversation-head.tsx'
import { useSentInvoices } from './sent-invoices.tsx'

// The conversation is read before anybody looks beside it.
const CustomerPanel = apart(() => import('./customer-panel.tsx').then(({ CustomerPanel }) => CustomerPanel))
CustomerPanel.fetch()
const ScheduledList = apart(() => import('../inbox/scheduled-list.tsx').then(({ ScheduledList }) => ScheduledList))
const ConversationDialogs = lazy(() => import('./conversation-dialogs.tsx'))

interface PaneProps {
  id: string
  /** The same as the list has it. */
  listed: Conversation | undefined
  onMoveOn: () => void
}

/** The open conversation and, beside it, who it is with. */
export function ConversationPane({ id, listed, onMoveOn }: PaneProps) {
  const { data: conversation, error, refetch } = useConversation(id, listed)
  // Merged, or parted again, it is another thread.
  const made = conversation?.parts.map(part => part.id).sort()
  if (conversation) return <Open conversation={conversation} key={made?.join()} onMoveOn={onMoveOn} />
  return (
    <div className={classes.pane}>
      {isProblem(error, 'NOT_FOUND') ? (
        <ErrorState
          action={
            <TextLink search={true} to="/inbox">
              <Trans>Back to the list</Trans>
            </TextLink>
          }
          title={<Trans>This conversation is not here</Trans>}
        >
          <Trans>Somebody else has it by now, or the link is wrong.</Trans>
        </ErrorState>
      ) : (
        error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      )}
    </div>
  )
}

function Open({ conversation, onMoveOn }: { conversation: Conversation; onMoveOn: () => void }) {
  const { id } = conversation
  const { can, employee } = useMe()
  const name = useCustomerName()(conversation)
  const { answered, choose } = useAnswerThrough(conversation)
  const customer = useCustomer(answered.id)
  const { hit, at } = useSearch({ from: '/shell/inbox' })
  const navigate = useNavigate()
  const thread = withoutOthers(useThread(id, at), conversation)
  const notes = useNotes(
    id,
    thread.messages && (thread.hasOlder ? thread.messages[0]?.createdAt : null),
    thread.hasNewer ? thread.messages?.at(-1)?.createdAt : null,
  )
  const toLatest = () => void navigate({ to: '.', search: before => ({ ...before, ...elsewhere }), replace: true })
  const scheduled = useScheduledReplies(id)
  const outbox = useOutbox(id, thread.add)
  const presence = usePresence(id, answered.id)
  const window = useReplyWindow(answered)
  const [readAt] = useState(conversation.readAt)
  const [ask, setAsk] = useState<Ask>()
  const [quoted, setQuoted] = useState<Message>()
  const uploads = useUploads(answered.id, customer?.channel?.filesUpTo ?? null)
  useReadWhileLooking(conversation)

  // What is answered in particular is answered where it was written.
  const quote = (message: Message) => {
    choose(message.partId)
    setQuoted(message)
  }

  const messages = thread.messages ?? []
  const lastId = messages.at(-1)?.id
  const draft = useReplyDraft(id, lastId)
  const mayAnswer = can('can_reply_social')
  const canWrite = window.isOpen && (customer?.channel?.state ?? 'ok') === 'ok'
  const onTemplate = customer?.channel?.hasTemplates ? () => setAsk('template') : undefined
  const thank = (words: string) => draft.write([draft.text, words].filter(Boolean).join('\n'))
  const invoices = useSentInvoices(id, mayAnswer && canWrite ? thank : undefined)
  const answeredMeanwhile =
    draft.text && draft.after
      ? messages.findLast(
          ({ id, senderType, senderId, automatic }) =>
            id > (draft.after as string) && senderType === 'agent' && !automatic && senderId !== employee?.id,
        )
      : undefined
  return (
    <>
      <div className={classes.pane}>
        <ConversationHead
          conversation={conversation}
          hasAutomation={customer?.channel?.startsAutomated ?? false}
          name={name}
          onAsk={setAsk}
          onMoveOn={onMoveOn}
          others={presence.others}
        />
        <SnoozedBar conversation={conversation} />
        <AutomationBar conversation={conversation} />
        <MessageList
          {...invoices}
          key={hit ?? 'latest'}
          isHeld={!conversation.mayReply}
          mayAnswer={mayAnswer}
          notes={notes}
          onLatest={toLatest}
          onQuote={mayAnswer && canWrite ? quote : undefined}
          parts={conversation.parts}
          readAt={readAt}
          target={hit}
          thread={thread}
        >
          {notYetThere(outbox.waiting, messages, employee?.id).map(answer => (
            <Unsent
              answer={answer}
              key={answer.key}
              onAgain={() => outbox.again(answer)}
              onEdit={() => {
                outbox.forget(answer.key)
                uploads.putBack(answer.files)
                if (answer.quoted) setQuoted(answer.quoted)
                draft.write([answer.content, draft.text].filter(Boolean).join('\n'))
              }}
            />
          ))}
          {presence.doesCustomerWrite && (
            <p className={classes.writing} role="status">
              <Trans>{name} is writing…</Trans>
            </p>
          )}
        </MessageList>
        {scheduled?.length ? <ScheduledList mayAnswer={mayAnswer} scheduled={scheduled} /> : null}
        {mayAnswer && <AnswerThrough conversation={conversation} onChange={choose} value={answered.id} />}
        <Writing
          answer={isAsked =>
            !mayAnswer ? (
              <div className={classes.readOnly}>
                <Trans>You can read this conversation. Your role does not let you answer customers.</Trans>
              </div>
            ) : canWrite ? (
              <Composer
                answeredMeanwhile={answeredMeanwhile}
                conversation={answered}
                draft={draft}
                choiceBounds={customer?.channel?.choices}
                name={name}
                onSend={(content, choices) => {
                  if (thread.hasNewer) toLatest()
                  outbox.send({
                    through: answered.id,
                    content,
                    choices,
                    files: uploads.take(),
                    quoted,
                    after: lastId ?? '',
                  })
                  setQuoted(undefined)
                  presence.onDone()
                }}
                onTemplate={onTemplate}
                onUnquote={() => setQuoted(undefined)}
                onWriting={presence.onWriting}
                quoted={quoted}
                startsFocused={isAsked}
                uploads={uploads}
              />
            ) : (
              <NoAnswerNow
                conversation={answered}
                customer={customer}
                name={name}
                onTask={can('can_create_tasks') ? () => setAsk('task') : undefined}
                onTemplate={onTemplate}
              />
            )
          }
          conversationId={id}
          hasAnswerDraft={Boolean(draft.text)}
          isQuoting={quoted !== undefined}
        />
      </div>
      <aside className={classes.pane}>
        <CustomerPanel conversation={conversation} customer={customer} name={name} onAsk={setAsk} />
      </aside>
      {ask && (
        <Suspense>
          <ConversationDialogs
            ask={ask}
            conversation={ask === 'template' ? answered : conversation}
            customer={customer}
            name={name}
            onClose={() => setAsk(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

// What was loaded of a part that was taken out stays known until the thread is read anew.
function withoutOthers(thread: ReturnType<typeof useThread>, { id, parts }: Conversation): typeof thread {
  const own = new Set([id, ...parts.map(part => part.id)])
  const isOthers = ({ partId }: Message) => !own.has(partId)
  if (!thread.messages?.some(isOthers)) return thread
  return { ...thread, messages: thread.messages.filter(message => !isOthers(message)) }
}

// Read is what somebody has in front of them: not while the tab is in the background.
function useReadWhileLooking(conversation: Conversation) {
  const read = useMarkRead()
  const mark = useEffectEvent(() => {
    if (conversation.unread && !document.hidden) read.mutate({ id: conversation.id })
  })
  const { unread, lastMessageAt } = conversation
  useEffect(() => {
    if (unread && lastMessageAt) mark()
  }, [unread, lastMessageAt])
  useEffect(() => {
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [])
}

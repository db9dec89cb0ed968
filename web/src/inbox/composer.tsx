import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Textarea } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconClock, IconSend } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { useNow } from '../ui/relative-time.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import classes from './inbox.module.css'

interface Props {
  conversation: Conversation
  isSending: boolean
  error: unknown
  onSend: (content: string, giveBack: () => void) => void
}

const draftKey = (id: string) => `steward.draft.${id}`

/** What one writes survives a reload; what was refused comes back into the field. */
export function Composer({ conversation, isSending, error, onSend }: Props) {
  const { t } = useLingui()
  const { id } = conversation
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => localStorage.getItem(draftKey(id)) ?? '')
  const isOpen = useReplyWindow(conversation).isOpen
  useShortcut('r', () => field.current?.focus())

  const keep = (words: string) => {
    setText(words)
    if (words) localStorage.setItem(draftKey(id), words)
    else localStorage.removeItem(draftKey(id))
  }
  const send = () => {
    const content = text.trim()
    if (!content || !isOpen) return
    keep('')
    onSend(content, () => keep(content))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={classes.composer}>
      {Boolean(error) && (
        <div className={classes.refused} role="alert">
          {sentenceOf(error)}
        </div>
      )}
      <div className={classes.writing}>
        <Textarea
          aria-label={t`Your answer`}
          autosize
          className={classes.field}
          disabled={!isOpen}
          maxLength={20_000}
          maxRows={8}
          minRows={1}
          onChange={event => keep(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={isOpen ? t`Write an answer …` : t`The customer has to write first`}
          ref={field}
          value={text}
        />
        <ActionIcon
          aria-label={t`Send`}
          disabled={!isOpen || !text.trim()}
          loading={isSending}
          onClick={send}
          size={36}
          variant="filled"
        >
          <IconSend aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <WindowClock conversation={conversation} />
    </div>
  )
}

function useReplyWindow({ replyUntil }: Conversation) {
  const now = useNow()
  const left = replyUntil ? Date.parse(replyUntil) - now : 0
  return { isOpen: left > 0, minutes: Math.floor(left / 60_000) }
}

function WindowClock({ conversation }: { conversation: Conversation }) {
  const { isOpen, minutes } = useReplyWindow(conversation)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return (
    <div className={classes.clock} data-closed={!isOpen || undefined}>
      <IconClock aria-hidden size={14} stroke={1.75} />
      {isOpen ? (
        hours > 0 ? (
          <Trans>
            You can answer for {hours} h {rest} min
          </Trans>
        ) : (
          <Trans>You can answer for {rest} min</Trans>
        )
      ) : (
        <Trans>
          More than 24 hours have passed since the customer wrote: the channel lets us answer once they write again.
        </Trans>
      )}
    </div>
  )
}

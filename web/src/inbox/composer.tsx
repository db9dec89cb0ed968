import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, FileButton, Textarea } from '@mantine/core'
import type { Channel, Conversation, Message } from '@steward/contract/inbox/conversations.ts'
import {
  IconAlertTriangle,
  IconClock,
  IconListCheck,
  IconPaperclip,
  IconSend2,
  IconTemplate,
  IconX,
} from '@tabler/icons-react'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react'
import { apart } from '../platform/apart.tsx'
import { useFormats } from '../ui/formats.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { AttachedFiles } from './attached-files.tsx'
import { CannedButton, CannedList, OpenFields, useCannedPicker } from './canned-picker.tsx'
import classes from './composer.module.css'
import type { useReplyDraft } from './drafts.ts'
import { EmojiButton } from './emoji-button.tsx'
import { openFields } from './reply-fields.ts'
import { useReplyWindow, WindowClock } from './reply-window.tsx'
import type { useUploads } from './uploads.ts'

const ChoicesField = apart(() => import('./choices-field.tsx').then(({ ChoicesField }) => ChoicesField))
const ScheduleDialog = lazy(() =>
  import('./schedule-dialog.tsx').then(({ ScheduleDialog }) => ({ default: ScheduleDialog })),
)

interface Props {
  conversation: Conversation
  name: string
  draft: ReturnType<typeof useReplyDraft>
  /** An answer of somebody else that came in while this one was written. */
  answeredMeanwhile: Message | undefined
  startsFocused: boolean
  uploads: ReturnType<typeof useUploads>
  /** The message that is answered in particular. */
  quoted: Message | undefined
  onUnquote: () => void
  /** Chooses words that the channel has approved, where it knows such. */
  onTemplate: (() => void) | undefined
  onWriting: () => void
  /** How many choices one message takes, and how long they may be. */
  choiceBounds: Channel['choices'] | undefined
  onSend: (content: string, choices: string[]) => void
}

/** Where one answers a customer: grows with its text, Enter sends, Shift+Enter begins a line; files are chosen, pasted or dropped. */
export function Composer(props: Props) {
  const {
    conversation,
    name,
    draft,
    answeredMeanwhile,
    uploads,
    quoted,
    onUnquote,
    startsFocused,
    onTemplate,
    choiceBounds,
    onWriting,
    onSend,
  } = props
  const { t } = useLingui()
  const field = useRef<HTMLTextAreaElement>(null)
  const { isOpen } = useReplyWindow(conversation)
  useShortcut('r', () => field.current?.focus(), t`Answer`)
  useEffect(() => {
    if (startsFocused) field.current?.focus()
  }, [startsFocused])

  const [isOver, setOver] = useState(false)
  const [isScheduling, setScheduling] = useState(false)
  const [choices, setChoices] = useState<string[]>()
  const isSomething = Boolean(draft.text.trim()) || uploads.items.length > 0
  // A field in braces is nothing that a customer should read.
  const isOffered = !choices?.length || (draft.text.trim() !== '' && uploads.items.length === 0)
  const isReady = isSomething && isOffered && uploads.isReady && openFields(draft.text).length === 0
  useEffect(() => {
    if (quoted) field.current?.focus()
  }, [quoted])

  const send = () => {
    const content = draft.text.trim()
    if (!isReady || !isOpen) return
    draft.write('')
    setChoices(undefined)
    onSend(content, choices ?? [])
  }
  const write = (text: string) => {
    draft.write(text)
    if (text) onWriting()
  }
  const canned = useCannedPicker({ conversation, field, text: draft.text, onWrite: write })
  const { suggesting } = canned
  const insert = (emoji: string) => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    write(draft.text.slice(0, from) + emoji + draft.text.slice(to))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + emoji.length, from + emoji.length)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggesting.onKeyDown(event)) return
    if (event.key === 'Escape' && quoted) return onUnquote()
    if (event.key === 'Escape') event.currentTarget.blur()
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData
    if (!files.length || !uploads.mayAttach) return
    event.preventDefault()
    uploads.add(files)
  }
  const drag = (event: DragEvent) => {
    if (!uploads.mayAttach || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') uploads.add(event.dataTransfer.files)
  }
  return (
    <div className={classes.composer}>
      {answeredMeanwhile && <AnsweredMeanwhile message={answeredMeanwhile} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a further way; the button beside it is for everybody */}
      <div className={classes.field} onDragLeave={drag} onDragOver={drag} onDrop={drag}>
        {isOver && (
          <div className={classes.dropHere}>
            <Trans>Drop files here to attach them</Trans>
          </div>
        )}
        <CannedList suggesting={suggesting} />
        {quoted && <Quoted message={quoted} onUnquote={onUnquote} />}
        <AttachedFiles uploads={uploads} />
        <Textarea
          aria-label={t`Your answer`}
          autosize
          classNames={{ input: classes.input }}
          maxLength={20_000}
          maxRows={9}
          minRows={1}
          onBlur={suggesting.leave}
          onChange={event => {
            write(event.currentTarget.value)
            suggesting.look()
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onSelect={suggesting.look}
          placeholder={t`Answer ${name} …`}
          ref={field}
          value={draft.text}
          variant="unstyled"
          {...suggesting.aria}
        />
        <OpenFields text={draft.text} />
        {choices && choiceBounds && <ChoicesField bounds={choiceBounds} onChange={setChoices} value={choices} />}
        <div className={classes.tools}>
          {uploads.mayAttach && (
            <FileButton multiple onChange={uploads.add}>
              {button => (
                <ActionIcon {...button} aria-label={t`Attach files`}>
                  <IconPaperclip aria-hidden size={20} stroke={1.75} />
                </ActionIcon>
              )}
            </FileButton>
          )}
          <EmojiButton onPick={insert} />
          <CannedButton begin={canned.begin} />
          {choiceBounds && uploads.items.length === 0 && (
            <ActionIcon
              aria-label={t`Offer choices`}
              aria-pressed={choices !== undefined}
              onClick={() => setChoices(choices ? undefined : [])}
              title={t`Offer choices`}
            >
              <IconListCheck aria-hidden size={20} stroke={1.75} />
            </ActionIcon>
          )}
          {onTemplate && (
            <ActionIcon aria-label={t`Send a template`} onClick={onTemplate} title={t`Send a template`}>
              <IconTemplate aria-hidden size={20} stroke={1.75} />
            </ActionIcon>
          )}
          <WindowClock conversation={conversation} />
          <span className={classes.keys}>
            <Trans>Enter sends, Shift+Enter begins a line</Trans>
          </span>
          {isSomething && !quoted && !choices && (
            <ActionIcon
              aria-label={t`Send later`}
              disabled={!isReady}
              onClick={() => setScheduling(true)}
              title={t`Send later`}
            >
              <IconClock aria-hidden size={20} stroke={1.75} />
            </ActionIcon>
          )}
          {answeredMeanwhile ? (
            <Button disabled={!isReady} onClick={send} size="compact-md">
              <Trans>Send anyway</Trans>
            </Button>
          ) : (
            <ActionIcon
              aria-label={t`Send`}
              color={undefined}
              disabled={!isReady}
              onClick={send}
              size={32}
              variant="filled"
            >
              <IconSend2 aria-hidden className={classes.mirrored} size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </div>
      </div>
      {isScheduling && (
        <Suspense>
          <ScheduleDialog
            attachments={uploads.items.flatMap(({ upload }) => upload?.id ?? [])}
            content={draft.text.trim()}
            conversation={conversation}
            onClose={() => setScheduling(false)}
            onDone={() => {
              draft.write('')
              uploads.take()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function Quoted({ message, onUnquote }: { message: Message; onUnquote: () => void }) {
  const { t } = useLingui()
  const { senderType, senderName, content, attachments } = message
  return (
    <div className={classes.quoted}>
      <span className={classes.quotedWords}>
        <strong>{senderType === 'agent' ? (senderName ?? t`Us`) : t`Customer`}</strong>
        <span dir="auto">{content || attachments[0]?.name || t`(no text)`}</span>
      </span>
      <ActionIcon aria-label={t`Do not quote it`} onClick={onUnquote} size={24}>
        <IconX aria-hidden size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}

// A warning, no lock: what was written may still be right.
function AnsweredMeanwhile({ message: { senderName, createdAt } }: { message: Message }) {
  const { time } = useFormats()
  return (
    <div className={classes.warning} role="status">
      <IconAlertTriangle aria-hidden size={16} stroke={1.75} />
      {senderName ? (
        <Trans>
          {senderName} answered at {time(createdAt)}, while you were writing.
        </Trans>
      ) : (
        <Trans>Somebody answered at {time(createdAt)}, while you were writing.</Trans>
      )}
    </div>
  )
}

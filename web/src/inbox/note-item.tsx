import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import type { Note } from '@steward/contract/inbox/notes.ts'
import { IconLock, IconPencil, IconTrash } from '@tabler/icons-react'
import { Fragment, memo, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { useFormats } from '../ui/formats.tsx'
import { callsOf } from './called.ts'
import { MessageText } from './message-text.tsx'
import { NoteField } from './note-field.tsx'
import classes from './notes.module.css'
import { useChangeNote, useMentionable, useRemoveNote } from './notes.ts'
import threadClasses from './thread.module.css'

/** What a colleague noted, between the messages and unlike them. */
export const NoteItem = memo(function NoteItem({ note, day }: { note: Note; day: string | undefined }) {
  const { t } = useLingui()
  const { time, fullInstant } = useFormats()
  const { employee } = useMe()
  const [isEditing, setEditing] = useState(false)
  const { id, authorId, authorName, createdAt, editedAt } = note
  const isOwn = authorId !== null && authorId === employee?.id
  return (
    <>
      {day && (
        <h3 className={threadClasses.day}>
          <span>{day}</span>
        </h3>
      )}
      <article
        aria-label={authorName ? t`Note by ${authorName}` : t`Note`}
        className={classes.note}
        data-editing={isEditing || undefined}
        data-message={id}
      >
        <div className={classes.author}>
          <IconLock aria-hidden size={13} stroke={1.75} />
          <span dir="auto">{authorName ?? <Trans>Note</Trans>}</span>
        </div>
        {isEditing ? (
          <Editor note={note} onClose={() => setEditing(false)} />
        ) : (
          <div className={classes.line}>
            {isOwn && <Own note={note} onEdit={() => setEditing(true)} />}
            <div className={classes.words} dir="auto">
              <Words note={note} />
            </div>
          </div>
        )}
        <div className={threadClasses.fate}>
          <time dateTime={createdAt} title={fullInstant(createdAt)}>
            {time(createdAt)}
          </time>
          {editedAt && <span title={fullInstant(editedAt)}> · {t`edited`}</span>}
        </div>
      </article>
    </>
  )
})

/** The words, with the names of those they call. */
function Words({ note: { content, mentions } }: { note: Note }) {
  const calls = callsOf(mentions)
  if (!calls) return <MessageText text={content} />
  const parts: { at: number; text: string; isCall: boolean }[] = []
  let end = 0
  for (const { index, 0: call } of content.matchAll(calls)) {
    parts.push({ at: end, text: content.slice(end, index), isCall: false })
    parts.push({ at: index, text: call, isCall: true })
    end = index + call.length
  }
  parts.push({ at: end, text: content.slice(end), isCall: false })
  return parts.map(({ at, text, isCall }) =>
    isCall ? (
      <strong className={classes.call} key={`call ${at}`}>
        {text}
      </strong>
    ) : (
      <Fragment key={at}>
        <MessageText text={text} />
      </Fragment>
    ),
  )
}

function Own({ note, onEdit }: { note: Note; onEdit: () => void }) {
  const { t } = useLingui()
  const remove = useRemoveNote()
  return (
    <DotsMenu className={classes.more} label={t`Change or delete this note`}>
      <Menu.Item leftSection={<IconPencil aria-hidden size={16} stroke={1.75} />} onClick={onEdit}>
        <Trans>Change</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />} onClick={() => remove(note.id)}>
        <Trans>Delete</Trans>
      </Menu.Item>
    </DotsMenu>
  )
}

function Editor({ note, onClose }: { note: Note; onClose: () => void }) {
  const [text, setText] = useState(note.content)
  const [isSaving, setSaving] = useState(false)
  const colleagues = useMentionable(note.conversationId, true)
  const change = useChangeNote(colleagues)
  const save = () => {
    const content = text.trim()
    if (!content || isSaving) return
    if (content === note.content) return onClose()
    setSaving(true)
    change(note, content).then(onClose, () => setSaving(false))
  }
  return (
    <NoteField
      colleagues={colleagues}
      isBusy={isSaving}
      onEscape={onClose}
      onSend={save}
      onWrite={setText}
      startsFocused
      text={text}
    >
      <span className={classes.private} />
      <Button onClick={onClose} size="compact-sm" variant="default">
        <Trans>Cancel</Trans>
      </Button>
      <Button disabled={!text.trim()} loading={isSaving} onClick={save} size="compact-sm">
        <Trans>Save</Trans>
      </Button>
    </NoteField>
  )
}

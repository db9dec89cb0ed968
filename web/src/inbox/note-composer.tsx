import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import composerClasses from './composer.module.css'
import type { useNoteDraft } from './drafts.ts'
import { NoteField } from './note-field.tsx'
import classes from './notes.module.css'
import { useMentionable, useWriteNote } from './notes.ts'

interface Props {
  conversationId: string
  draft: ReturnType<typeof useNoteDraft>
  startsFocused: boolean
}

/**
 * Where one writes to colleagues rather than to the customer. What was refused stays in the field. That somebody writes here is told to
 * nobody: a visitor of the web chat would see it as an answer to come.
 */
export function NoteComposer({ conversationId, draft, startsFocused }: Props) {
  const colleagues = useMentionable(conversationId, true)
  const { write, isPending } = useWriteNote(conversationId, colleagues)
  const send = () => {
    const content = draft.text.trim()
    if (!content || isPending) return
    write(content).then(
      () => draft.write(''),
      () => {
        // The refusal has been told.
      },
    )
  }
  return (
    <div className={composerClasses.composer}>
      <NoteField
        colleagues={colleagues}
        isBusy={isPending}
        onSend={send}
        onWrite={draft.write}
        startsFocused={startsFocused}
        text={draft.text}
      >
        <span className={classes.private}>
          <IconLock aria-hidden size={14} stroke={1.75} />
          <Trans>The customer never sees this</Trans>
        </span>
        <Button disabled={!draft.text.trim()} loading={isPending} onClick={send} size="compact-md">
          <Trans>Add note</Trans>
        </Button>
      </NoteField>
    </div>
  )
}

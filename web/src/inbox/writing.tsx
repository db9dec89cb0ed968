import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useShortcut } from '../ui/shortcut.tsx'
import { useNoteDraft } from './drafts.ts'
import { NoteComposer } from './note-composer.tsx'
import classes from './notes.module.css'

interface Props {
  conversationId: string
  hasAnswerDraft: boolean
  /** Somebody has chosen a message to answer. */
  isQuoting: boolean
  /** Where one answers, or why one cannot; `isAsked` when somebody has just turned to it from their note. */
  answer: (isAsked: boolean) => ReactNode
}

/** An answer to the customer or a note for colleagues: one field at a time, never to be mistaken for each other. */
export function Writing({ conversationId, hasAnswerDraft, isQuoting, answer }: Props) {
  const { t } = useLingui()
  const draft = useNoteDraft(conversationId)
  const [kind, setKind] = useState<'answer' | 'note'>(draft.text && !hasAnswerDraft ? 'note' : 'answer')
  const [turns, setTurns] = useState(0)
  const turnTo = (next: 'answer' | 'note') => {
    setTurns(turns + 1)
    setKind(next)
  }
  useEffect(() => {
    if (isQuoting) setKind('answer')
  }, [isQuoting])
  useShortcut('n', () => turnTo('note'), t`Write a note`)
  useShortcut('r', kind === 'note' && (() => turnTo('answer')), t`Answer`)
  return (
    <>
      <div className={classes.switch}>
        <SegmentedControl
          aria-label={t`What to write`}
          data={[
            { value: 'answer', label: t`Answer` },
            { value: 'note', label: t`Note` },
          ]}
          onChange={value => turnTo(value as 'answer' | 'note')}
          size="xs"
          value={kind}
        />
      </div>
      {kind === 'note' ? (
        <NoteComposer conversationId={conversationId} draft={draft} key={turns} startsFocused={turns > 0} />
      ) : (
        answer(turns > 0)
      )}
    </>
  )
}

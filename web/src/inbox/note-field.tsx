import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { folded } from '../ui/folded.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import composerClasses from './composer.module.css'
import classes from './notes.module.css'
import type { useMentionable } from './notes.ts'
import { Suggestions, useSuggesting } from './suggesting.tsx'

interface Props {
  text: string
  onWrite: (text: string) => void
  onSend: () => void
  onEscape?: () => void
  colleagues: ReturnType<typeof useMentionable>
  startsFocused: boolean
  /** What was written is on its way. */
  isBusy: boolean
  /** What stands below the words. */
  children: ReactNode
}

/** Where a note is written: amber, so that nobody takes it for an answer. `@` calls a colleague. */
export function NoteField({ text, colleagues, startsFocused, isBusy, children, ...on }: Props) {
  const { onWrite, onSend, onEscape } = on
  const { t } = useLingui()
  const field = useRef<HTMLTextAreaElement>(null)
  const begin = useEffectEvent(() => {
    if (!startsFocused) return
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  })
  useEffect(() => begin(), [])

  const suggesting = useSuggesting({
    field,
    text,
    sign: '@',
    find: words => {
      const start = folded(words)
      const begins = (name: string) => folded(name).startsWith(start) || folded(name).includes(` ${start}`)
      return colleagues?.filter(({ name }) => begins(name)) ?? []
    },
    onPick: ({ name }, from, to) => {
      onWrite(`${text.slice(0, from)}@${name} ${text.slice(to)}`)
      const caret = from + name.length + 2
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(caret, caret)
        suggesting.look()
      })
    },
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggesting.onKeyDown(event)) return
    if (event.key === 'Escape') {
      event.currentTarget.blur()
      onEscape?.()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    onSend()
  }
  return (
    <div className={`${composerClasses.field} ${classes.field}`}>
      <Suggestions label={t`Colleagues`} suggesting={suggesting}>
        {({ id, name }) => (
          <>
            <PersonAvatar decorative id={id} name={name} size={22} />
            <span dir="auto">{name}</span>
          </>
        )}
      </Suggestions>
      <Textarea
        aria-label={t`Your note`}
        autosize
        classNames={{ input: composerClasses.input }}
        maxLength={10_000}
        maxRows={9}
        minRows={1}
        onBlur={suggesting.leave}
        onChange={event => {
          onWrite(event.currentTarget.value)
          suggesting.look()
        }}
        onKeyDown={onKeyDown}
        onSelect={suggesting.look}
        readOnly={isBusy}
        placeholder={t`Only colleagues read this; @ calls one of them`}
        ref={field}
        value={text}
        variant="unstyled"
        {...suggesting.aria}
      />
      <div className={composerClasses.tools}>{children}</div>
    </div>
  )
}

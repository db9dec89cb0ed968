import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react'
import classes from './suggesting.module.css'

interface Options<Option> {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  /** What begins it, at the start of a word. */
  sign: '@' | '/'
  /** What there is to offer for the words after the sign. */
  find: (words: string) => readonly Option[]
  /** Puts the option in the place of the sign and its words. */
  onPick: (option: Option, from: number, to: number) => void
}

const LONGEST = 40
const MOST = 8

/** Where the sign stands that somebody is writing after, and what they wrote since. */
function asked(text: string, caret: number, sign: string) {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret)
  const at = before.lastIndexOf(sign)
  const words = before.slice(at + 1)
  const startsWord = at >= 0 && (at === 0 ? caret - before.length === 0 : /\s/.test(before[at - 1] as string))
  return startsWord && !words.includes('\n') ? { from: caret - words.length - 1, words } : undefined
}

/** Offers something while somebody writes, after a sign such as `@`: arrows walk, Enter and Tab take, Escape leaves it. */
export function useSuggesting<Option extends { id: string }>({ field, text, sign, find, onPick }: Options<Option>) {
  const id = useId()
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(0)
  const [left, setLeft] = useState<number>()
  const question = caret === undefined ? undefined : asked(text, Math.min(caret, text.length), sign)
  const options = question && question.from !== left ? find(question.words).slice(0, MOST) : []
  const current = options[Math.min(at, options.length - 1)]

  /** Called whenever text or caret may have moved. */
  const look = () => {
    const { selectionStart, selectionEnd } = field.current ?? {}
    setAt(0)
    setCaret(selectionStart === selectionEnd ? selectionStart : undefined)
  }
  const pick = (option: Option) => {
    if (!question || caret === undefined) return
    setAt(0)
    onPick(option, question.from, caret)
  }
  const walk = (by: 1 | -1) => setAt((Math.min(at, options.length - 1) + by + options.length) % options.length)
  /** True when the key was for the suggestions. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!current || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown') walk(1)
    else if (event.key === 'ArrowUp') walk(-1)
    else if (event.key === 'Escape') setLeft(question?.from)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) pick(current)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    id,
    /** What is looked for right now. */
    words: question && question.from !== left ? question.words : undefined,
    options,
    current,
    pick,
    look,
    leave: () => setCaret(undefined),
    onKeyDown,
    /** For the field, so that what is offered is read aloud. */
    aria: current && { 'aria-controls': id, 'aria-activedescendant': `${id}-${current.id}` },
  }
}

interface ListProps<Option extends { id: string }> {
  suggesting: ReturnType<typeof useSuggesting<Option>>
  label: string
  children: (option: Option) => ReactNode
}

/** Stands above the field. */
export function Suggestions<Option extends { id: string }>({ suggesting, label, children }: ListProps<Option>) {
  const { id, options, current, pick } = suggesting
  if (options.length === 0) return null
  return (
    <div aria-label={label} className={classes.list} id={id} role="listbox">
      {options.map(option => (
        <UnstyledButton
          aria-selected={option === current}
          className={classes.option}
          id={`${id}-${option.id}`}
          key={option.id}
          // The field keeps the focus.
          onMouseDown={event => event.preventDefault()}
          onClick={() => pick(option)}
          role="option"
          tabIndex={-1}
        >
          {children(option)}
        </UnstyledButton>
      ))}
    </div>
  )
}

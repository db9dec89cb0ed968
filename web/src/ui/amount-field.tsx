import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useFormats } from './formats.tsx'
import { groupNumber, readNumber, writeNumber } from './read-number.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** A decimal string, or '' for none. */
  value: string
  /** Called with a decimal string while it reads as a number, with '' when emptied. */
  onChange: (value: string) => void
  /** Digits after the comma that are taken. */
  digits?: number
  /** Shown at the end: a currency, "%", "h". */
  unit?: string
}

/** A number as people write it here: "1.200,50" and "1,200.50" both read. */
export function AmountField({ value, onChange, digits = 2, unit, error, ...input }: Props) {
  const { t } = useLingui()
  const { locale } = useFormats()
  const [typed, setTyped] = useState<string>()
  const { isEntered, enter, leave } = useEntered()
  const isWrong = typed !== undefined && typed.trim() !== '' && readNumber(typed, locale, digits) === undefined

  const type = (next: string) => {
    setTyped(next)
    const read = next.trim() === '' ? '' : readNumber(next, locale, digits)
    if (read !== undefined) onChange(read)
  }
  return (
    <TextInput
      inputMode="decimal"
      {...input}
      error={isWrong ? t`A number such as ${writeNumber('1200.50', locale)}` : error}
      onBlur={event => {
        if (!isWrong) setTyped(undefined)
        leave()
        input.onBlur?.(event)
      }}
      onChange={event => type(event.currentTarget.value)}
      onFocus={event => {
        input.onFocus?.(event)
        enter(event.currentTarget)
      }}
      rightSection={unit && <span style={{ fontSize: 12, color: 'var(--mantine-color-dimmed)' }}>{unit}</span>}
      rightSectionWidth={unit ? 44 : undefined}
      styles={{ wrapper: { textAlign: 'end' }, input: { fontVariantNumeric: 'tabular-nums' } }}
      value={typed ?? (isEntered ? writeNumber : groupNumber)(value, locale)}
    />
  )
}

/** Whether somebody is in the field: thousands stand apart only for reading, and what was marked stays marked as they close up. */
function useEntered() {
  const [isEntered, setEntered] = useState(false)
  const marked = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (isEntered) marked.current?.select()
    marked.current = null
  }, [isEntered])
  return {
    isEntered,
    enter(field: HTMLInputElement) {
      const isAllMarked = field.selectionStart === 0 && field.selectionEnd === field.value.length
      marked.current = isAllMarked ? field : null
      setEntered(true)
    },
    leave: () => setEntered(false),
  }
}

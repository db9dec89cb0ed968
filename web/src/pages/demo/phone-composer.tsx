import { useLingui } from '@lingui/react/macro'
import { ActionIcon, FileButton, Textarea } from '@mantine/core'
import type { PhoneMessage } from '@steward/contract/demo.ts'
import { IconPhoto, IconSend, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import classes from './phone.module.css'

interface Props {
  /** The message that is being answered. */
  answered: PhoneMessage | undefined
  onForget: () => void
  onSend: (text: string) => void
  onPhoto: (file: File) => void
}

/** Where the customer writes. */
export function PhoneComposer({ answered, onForget, onSend, onPhoto }: Props) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (answered) field.current?.focus()
  }, [answered])

  const send = () => {
    if (!text.trim()) return
    onSend(text.trim())
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onForget()
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={classes.composer}>
      {answered && (
        <div className={classes.answered}>
          <span dir="auto">{answered.text || t`Photo`}</span>
          <ActionIcon aria-label={t`Do not quote it`} onClick={onForget} size={24}>
            <IconX aria-hidden size={14} stroke={1.75} />
          </ActionIcon>
        </div>
      )}
      <div className={classes.writing}>
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={file => file && onPhoto(file)}>
          {props => (
            <ActionIcon {...props} aria-label={t`Send a photo`} size={40}>
              <IconPhoto aria-hidden size={22} stroke={1.75} />
            </ActionIcon>
          )}
        </FileButton>
        <Textarea
          aria-label={t`Message to the company`}
          autosize
          classNames={{ root: classes.field as string, input: classes.input as string }}
          maxLength={2000}
          maxRows={4}
          minRows={1}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={t`Message`}
          ref={field}
          value={text}
        />
        <ActionIcon aria-label={t`Send`} className={classes.send} disabled={!text.trim()} onClick={send} size={40}>
          <IconSend aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
      </div>
    </div>
  )
}

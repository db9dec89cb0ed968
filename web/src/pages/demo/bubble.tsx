import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Popover } from '@mantine/core'
import type { Phone, PhoneMessage } from '@steward/contract/demo.ts'
import { IconArrowBackUp, IconChecks, IconMoodSmile } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats } from '../../ui/formats.tsx'
import classes from './phone.module.css'
import { useReact } from './phones.ts'

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏']

interface Props {
  phone: Phone
  message: PhoneMessage
  quoted: PhoneMessage | undefined
  onAnswer: () => void
}

/** One message on the phone. The company's can be answered and reacted to. */
export function Bubble({ phone, message, quoted, onAnswer }: Props) {
  const { t } = useLingui()
  const { time } = useFormats()
  const { isMine, text, attachments, reactions, externalId, at } = message
  return (
    <div className={isMine ? classes.mine : classes.theirs}>
      <div className={classes.around}>
        <div className={classes.bubble} data-mine={isMine || undefined}>
          {quoted && (
            <div className={classes.quoted} dir="auto">
              {quoted.text || t`Photo`}
            </div>
          )}
          {attachments.map(({ id, type, url, name }) =>
            type === 'image' && url ? (
              <img alt={name ?? t`Photo`} className={classes.photo} key={id} src={url} />
            ) : url ? (
              <a download={name ?? true} href={url} key={id}>
                {name ?? t`File`}
              </a>
            ) : (
              <div key={id}>{name ?? t`Photo`}</div>
            ),
          )}
          {text && <div dir="auto">{text}</div>}
          {reactions.length > 0 && (
            <span className={classes.reactions}>{reactions.map(({ emoji }) => emoji).join(' ')}</span>
          )}
        </div>
        {!isMine && externalId && (
          <div className={classes.tools}>
            <React externalId={externalId} message={message} phone={phone} />
            <ActionIcon aria-label={t`Answer “${text}”`} onClick={onAnswer} size={32}>
              <IconArrowBackUp aria-hidden size={16} stroke={1.75} />
            </ActionIcon>
          </div>
        )}
      </div>
      <div className={classes.state}>
        {time(at)}
        {isMine && <IconChecks aria-label={t`delivered`} role="img" size={14} stroke={1.75} />}
      </div>
    </div>
  )
}

function React({ phone, message, externalId }: { phone: Phone; message: PhoneMessage; externalId: string }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const react = useReact(phone)
  const own = message.reactions.find(({ isMine }) => isMine)?.emoji
  return (
    <Popover onChange={setOpen} opened={isOpen} position="top" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t`React to “${message.text}”`} onClick={() => setOpen(!isOpen)} size={32}>
          <IconMoodSmile aria-hidden size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.emojis}>
        {emojis.map(emoji => (
          <ActionIcon
            aria-label={t`React with ${emoji}`}
            aria-pressed={own === emoji}
            key={emoji}
            onClick={() => {
              setOpen(false)
              react.mutate({ message: externalId, emoji: own === emoji ? null : emoji })
            }}
            size={40}
          >
            <span className={classes.emoji}>{emoji}</span>
          </ActionIcon>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

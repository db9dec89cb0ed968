import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconBolt } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { folded } from '../ui/folded.ts'
import classes from './canned.module.css'
import { useCannedReplies } from './canned-replies.ts'
import { useChannelName } from './channel-badge.tsx'
import { type FieldValues, filled, firstOpen, openFields } from './reply-fields.ts'
import { Suggestions, useSuggesting } from './suggesting.tsx'

interface Props {
  conversation: Conversation
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  onWrite: (text: string) => void
}

/** `/` in an answer offers canned replies; the chosen one comes in with its fields filled in. */
export function useCannedPicker({ conversation, field, text, onWrite }: Props) {
  const values = useFieldValues(conversation)
  const [words, setWords] = useState<string>()
  const [q] = useDebouncedValue(words, 150)
  const replies = useCannedReplies(q)
  const suggesting = useSuggesting({
    field,
    text,
    sign: '/',
    find: words => {
      const parts = folded(words).split(/\s+/)
      return (
        replies?.filter(({ name, content }) => parts.every(part => folded(`${name} ${content}`).includes(part))) ?? []
      )
    },
    onPick: ({ content }, from, to) => {
      const said = filled(content, values)
      onWrite(text.slice(0, from) + said + text.slice(to))
      const open = firstOpen(said)
      select(from + (open?.from ?? said.length), from + (open?.to ?? said.length))
    },
  })
  if (suggesting.words !== words) setWords(suggesting.words)

  const select = (from: number, to: number) =>
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from, to)
      suggesting.look()
    })
  /** For who has no key for it at hand. */
  const begin = () => {
    const caret = field.current?.selectionEnd ?? text.length
    const before = text.slice(0, caret)
    const sign = before && !/\s$/.test(before) ? ' /' : '/'
    onWrite(before + sign + text.slice(caret))
    select(caret + sign.length, caret + sign.length)
  }
  return { suggesting, begin }
}

type Picker = ReturnType<typeof useCannedPicker>

/** What there is to choose from, above the field. */
export function CannedList({ suggesting }: Pick<Picker, 'suggesting'>) {
  const { t } = useLingui()
  return (
    <Suggestions label={t`Canned replies`} suggesting={suggesting}>
      {({ name, content }) => (
        <span className={classes.option}>
          <strong dir="auto">{name}</strong>
          <span className="our-side" dir="auto">
            {content}
          </span>
        </span>
      )}
    </Suggestions>
  )
}

export function CannedButton({ begin }: Pick<Picker, 'begin'>) {
  const { t } = useLingui()
  return (
    <Tooltip label={t`Canned replies, also by /`}>
      <ActionIcon aria-label={t`Canned replies`} onClick={begin}>
        <IconBolt aria-hidden size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Said before an answer leaves with a field in braces. */
export function OpenFields({ text }: { text: string }) {
  const fields = openFields(text).join(', ')
  return fields ? (
    <span className={classes.open} role="status">
      <Trans>Still to be filled in: {fields}</Trans>
    </span>
  ) : null
}

function useFieldValues({ externalUserName, platform, channelName: page }: Conversation): FieldValues {
  const { employee, company } = useMe()
  const channelName = useChannelName()
  return {
    customer: externalUserName,
    first_name: externalUserName?.trim().split(/\s+/)[0],
    agent: employee?.name,
    company: company.name,
    channel: page ?? channelName(platform),
  }
}

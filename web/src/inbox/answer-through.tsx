import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { usePartName } from './channel-badge.tsx'
import classes from './inbox.module.css'

interface Props {
  conversation: Conversation
  value: string
  onChange: (partId: string | undefined) => void
}

/** Through which channel a merged conversation is answered; nothing where there is but one. */
export function AnswerThrough({ conversation: { parts }, value, onChange }: Props) {
  const { t } = useLingui()
  const nameOf = usePartName()
  if (parts.length === 0) return null
  return (
    <div className={classes.through}>
      <Select
        allowDeselect={false}
        aria-label={t`Answer through`}
        data={parts.map(part => ({ value: part.id, label: nameOf(part) }))}
        onChange={id => onChange(id ?? undefined)}
        size="xs"
        value={value}
        variant="unstyled"
      />
    </div>
  )
}

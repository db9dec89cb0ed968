import { useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'
import type { Channel } from '@steward/contract/inbox/conversations.ts'
import classes from './composer.module.css'

interface Props {
  value: string[]
  onChange: (choices: string[]) => void
  bounds: Channel['choices']
}

/** What the customer can press instead of writing. */
export function ChoicesField({ value, onChange, bounds: { atMost, length } }: Props) {
  const { t } = useLingui()
  return (
    <div className={classes.choices}>
      <TagsInput
        acceptValueOnBlur
        aria-label={t`What the customer can press`}
        autoFocus
        maxLength={length}
        maxTags={atMost}
        onChange={choices => onChange(choices.map(choice => choice.slice(0, length)))}
        placeholder={value.length < atMost ? t`A choice, then Enter` : ''}
        size="xs"
        value={value}
      />
    </div>
  )
}

import { Plural, Trans } from '@lingui/react/macro'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import classes from './password-field.module.css'

/** What the server asks of a new password. */
export const SHORTEST_PASSWORD = 15

/** A new password, with a line that says as one types how far it is. */
export function NewPasswordField({ value, error, ...input }: PasswordInputProps) {
  const length = [...String(value ?? '')].length
  const missing = SHORTEST_PASSWORD - length
  const isEnough = missing <= 0
  return (
    <div>
      <PasswordInput autoComplete="new-password" error={Boolean(error)} value={value} {...input} />
      <div aria-hidden className={classes.meter} data-enough={isEnough || undefined}>
        <span style={{ width: `${Math.min(100, (length / SHORTEST_PASSWORD) * 100)}%` }} />
      </div>
      <p
        aria-live="polite"
        className={classes.hint}
        data-enough={isEnough || undefined}
        data-error={Boolean(error) || undefined}
      >
        {isEnough && (
          <>
            <IconCheck aria-hidden size={14} stroke={2} /> <Trans>Long enough</Trans>
          </>
        )}
        {length === 0 && <Trans>At least 15 characters. A sentence only you would say is easy to remember.</Trans>}
        {length > 0 && !isEnough && <Plural one="One more character" other="# more characters" value={missing} />}
      </p>
    </div>
  )
}

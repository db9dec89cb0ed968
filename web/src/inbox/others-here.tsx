import { Trans, useLingui } from '@lingui/react/macro'
import { Tooltip } from '@mantine/core'
import type { Colleague } from '@steward/contract/inbox/conversations.ts'
import { useFormats } from '../ui/formats.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './inbox.module.css'

const IN_SIGHT = 3

/** Colleagues who have the conversation open, as pictures; who writes has a ring. */
export function OthersHere({ others }: { others: Colleague[] }) {
  const { t } = useLingui()
  if (others.length === 0) return null
  const rest = others.length - IN_SIGHT
  return (
    <span className={classes.others}>
      {others.slice(0, IN_SIGHT).map(({ id, name, doing }) => (
        <Tooltip key={id} label={doing === 'writing' ? t`${name} is writing` : t`${name} looks at this too`}>
          <span
            aria-label={doing === 'writing' ? t`${name} is writing` : t`${name} looks at this too`}
            className={classes.other}
            data-writing={doing === 'writing' || undefined}
            role="img"
          >
            <PersonAvatar decorative id={id} name={name} size={26} />
          </span>
        </Tooltip>
      ))}
      {rest > 0 && <span className={classes.rest}>+{rest}</span>}
    </span>
  )
}

/** "Mira is writing…", else who looks; nothing while one is alone. */
export function WhatOthersDo({ others }: { others: Colleague[] }) {
  const { list } = useFormats()
  const writing = others.filter(({ doing }) => doing === 'writing').map(({ name }) => name)
  if (writing.length === 1) {
    return (
      <span className={classes.writing}>
        <Trans>{writing[0]} is writing…</Trans>
      </span>
    )
  }
  if (writing.length > 1) {
    return (
      <span className={classes.writing}>
        <Trans>{list(writing)} are writing…</Trans>
      </span>
    )
  }
  return null
}

import { Plural, useLingui } from '@lingui/react/macro'
import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

interface Props {
  count: number
  actions: ReactNode
  onClear: () => void
}

/** Comes up from below while rows are chosen. */
export function BulkBar({ count, actions, onClear }: Props) {
  const { t } = useLingui()
  if (count === 0) return null
  return (
    <div aria-label={t`Chosen rows`} className={classes.bulk} role="toolbar">
      <span className={classes.bulkCount}>
        <Plural one="# chosen" other="# chosen" value={count} />
      </span>
      {actions}
      <CloseButton aria-label={t`Choose none`} onClick={onClear} />
    </div>
  )
}

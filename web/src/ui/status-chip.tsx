import type { ReactNode } from 'react'
import classes from './status-chip.module.css'

/** What a state means, everywhere the same: new blue, in progress amber, good green, bad red, quiet grey. */
export type Tone = 'new' | 'progress' | 'good' | 'bad' | 'quiet'

/** A dot and a word; never colour alone. `plain` leaves out the fill, for places that have many. */
export function StatusChip({ tone, plain, children }: { tone: Tone; plain?: boolean; children: ReactNode }) {
  return (
    <span className={classes.chip} data-tone={tone} data-plain={plain || undefined}>
      <ToneDot tone={tone} />
      {children}
    </span>
  )
}

export function ToneDot({ tone }: { tone: Tone }) {
  return <span aria-hidden className={classes.dot} style={{ background: `var(--tone-${tone})` }} />
}

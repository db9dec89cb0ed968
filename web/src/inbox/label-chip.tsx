import { useLingui } from '@lingui/react/macro'
import type { LabelColour } from '@steward/contract/inbox/label-colours.ts'
import type { LabelMark } from '@steward/contract/inbox/labels.ts'
import classes from './labels.module.css'

export const LabelDot = ({ colour }: { colour: LabelColour }) => (
  <span aria-hidden className={classes.dot} data-colour={colour} />
)

/** A label by its colour and its word. */
export const LabelChip = ({ label: { name, colour } }: { label: Pick<LabelMark, 'name' | 'colour'> }) => (
  <span className={classes.chip} data-colour={colour} title={name}>
    <LabelDot colour={colour} />
    <span className={classes.name} dir="auto">
      {name}
    </span>
  </span>
)

/** The first label and how many more there are, where there is little room. */
export function FirstLabels({ labels }: { labels: LabelMark[] }) {
  const { t } = useLingui()
  const [first, ...others] = labels
  if (!first) return null
  const names = labels.map(({ name }) => name).join(', ')
  return (
    <span aria-label={t`Labels: ${names}`} className={classes.first} role="img" title={names}>
      <LabelChip label={first} />
      {others.length > 0 && <span className={classes.more}>+{others.length}</span>}
    </span>
  )
}

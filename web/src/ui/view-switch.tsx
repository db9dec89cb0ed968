import { SegmentedControl, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import classes from './view-switch.module.css'

interface Props<View extends string> {
  /** Says what is switched: "View". */
  label: string
  views: { value: View; label: string; icon?: Icon }[]
  value: View
  onChange: (view: View) => void
}

/** Two to four ways of looking at the same things. With icons, the words become their names. */
export function ViewSwitch<View extends string>({ label, views, value, onChange }: Props<View>) {
  return (
    <SegmentedControl
      aria-label={label}
      className={classes.switch}
      data={views.map(({ value, label, icon: Sign }) => ({
        value,
        label: Sign ? (
          <Tooltip label={label}>
            <span className={classes.icon}>
              <Sign aria-hidden size={18} stroke={1.75} />
              <span className={classes.name}>{label}</span>
            </span>
          </Tooltip>
        ) : (
          label
        ),
      }))}
      onChange={next => onChange(next as View)}
      size="xs"
      value={value}
    />
  )
}

import type { ReactNode } from 'react'
import classes from './property-list.module.css'

/** What is known about something, one fact a line. Holds Property, TextProperty, ChoiceProperty, AmountProperty. */
export const PropertyList = ({ children }: { children: ReactNode }) => <dl className={classes.list}>{children}</dl>

/** A fact that isn't edited here. */
export function Property({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.property}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  )
}

/** What stands where nothing is known. */
export const Nothing = ({ children = '—' }: { children?: ReactNode }) => (
  <span className={classes.nothing}>{children}</span>
)

import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './bar-list.module.css'
import type { Tone } from './status-chip.tsx'

export interface Bar {
  key: string
  label: ReactNode
  /** How long it is beside the others. */
  size: number
  tone: Tone
  /** What it stands for, written at its end. */
  value: ReactNode
  /** Beside the value, quieter: how many. */
  note?: ReactNode
  link?: Pick<LinkProps, 'to' | 'params' | 'search'>
}

/** A few bars with their numbers beside them, each leading to what it counts. */
export function BarList({ label, bars }: { label: string; bars: Bar[] }) {
  const longest = Math.max(0, ...bars.map(({ size }) => size))
  return (
    <ul aria-label={label} className={classes.list}>
      {bars.map(bar => (
        <li key={bar.key}>
          <BarFrame link={bar.link}>
            <span className={classes.label}>{bar.label}</span>
            <span aria-hidden className={classes.track}>
              <span
                className={classes.bar}
                style={{
                  width: bar.size > 0 ? `max(2px, ${(bar.size / longest) * 100}%)` : 0,
                  background: `var(--tone-${bar.tone})`,
                }}
              />
            </span>
            <span className={`${classes.value} numbers`}>{bar.value}</span>
            {bar.note !== undefined && <span className={`${classes.note} numbers`}>{bar.note}</span>}
          </BarFrame>
        </li>
      ))}
    </ul>
  )
}

function BarFrame({ link, children }: { link: Bar['link']; children: ReactNode }) {
  if (!link) return <div className={classes.row}>{children}</div>
  return (
    <Link className={classes.row} {...(link as LinkProps)}>
      {children}
    </Link>
  )
}

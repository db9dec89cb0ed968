import { Link, type LinkProps } from '@tanstack/react-router'
import classes from './link-tabs.module.css'

interface Props {
  label: string
  tabs: { to: NonNullable<LinkProps['to']>; label: string }[]
}

/** The pages of one place, side by side above their tools. */
export function LinkTabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(tab => (
        <Link activeOptions={{ exact: true, includeSearch: false }} className={classes.tab} key={tab.to} to={tab.to}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

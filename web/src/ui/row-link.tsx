import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

/** The row's own link, so that it opens in a new tab and is heard as a link. The row takes the focus, not the link. */
export function RowLink({ children, ...link }: Pick<LinkProps, 'to' | 'params' | 'search'> & { children: ReactNode }) {
  return (
    <Link className={classes.link} tabIndex={-1} {...(link as LinkProps)}>
      {children}
    </Link>
  )
}

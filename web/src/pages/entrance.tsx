import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './entrance.module.css'

interface Props {
  title: string
  lead: ReactNode
  /** Wider, for more than a few fields. */
  isWide?: boolean
  children: ReactNode
}

/** The sheet before the shell: signing in, setting up. */
export function Entrance({ title, lead, isWide, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Steward`
  }, [title])
  return (
    <div className={classes.entrance}>
      <main className={classes.sheet} data-wide={isWide || undefined}>
        <p className={classes.product}>
          <img alt="" height={28} src="/favicon.svg" width={28} />
          Steward
        </p>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </main>
    </div>
  )
}

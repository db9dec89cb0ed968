import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './state.module.css'

interface Props {
  icon: Icon
  title: ReactNode
  /** What this place is for, in one sentence. */
  children?: ReactNode
  /** The first action. */
  action?: ReactNode
}

/** What a place says while there is nothing in it. */
export function EmptyState({ icon: Drawing, title, children, action }: Props) {
  return (
    <div className={classes.state}>
      <div aria-hidden className={classes.drawing}>
        <span />
        <span />
        <Drawing size={26} stroke={1.5} />
      </div>
      <h2 className={classes.title}>{title}</h2>
      {children && <p className={classes.words}>{children}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  )
}

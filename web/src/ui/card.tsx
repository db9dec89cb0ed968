import { type ReactNode, useId } from 'react'
import classes from './card.module.css'

interface Props {
  /** What it is about, small: "Money". */
  label: ReactNode
  /** The answer, in a sentence: "€3.2K more came in than went out". */
  title: ReactNode
  /** At the end of the head: a link or a small switch. */
  action?: ReactNode
  children: ReactNode
}

/** A quiet box that answers one question. */
export function Card({ label, title, action, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.card}>
      <div className={classes.head}>
        <div className={classes.words}>
          <span className={classes.label}>{label}</span>
          <h2 className={classes.title} id={id}>
            {title}
          </h2>
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      {children}
    </section>
  )
}

/** Cards side by side where there is room, one below the other where there isn't. */
export const CardGrid = ({ children }: { children: ReactNode }) => <div className={classes.grid}>{children}</div>

import { useLingui } from '@lingui/react/macro'
import type { ComponentProps, ReactNode } from 'react'
import { Page } from '../../ui/page.tsx'
import classes from './settings.module.css'

type Props = Omit<ComponentProps<typeof Page>, 'trail'> & {
  /** Steps between the settings and this page. */
  via?: NonNullable<ComponentProps<typeof Page>['trail']>
}

/** A page of the settings, with the way back to their list. */
export function SettingsPage({ via = [], ...page }: Props) {
  const { t } = useLingui()
  return <Page {...page} trail={[{ label: t`Settings`, to: '/settings' }, ...via]} />
}

interface CardProps {
  title: ReactNode
  /** One sentence about what follows from it. */
  hint?: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** Settings that belong together. */
export function SettingsCard({ title, hint, action, children }: CardProps) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <div>
          <h2>{title}</h2>
          {hint && <p>{hint}</p>}
        </div>
        {action}
      </div>
      <div className={classes.card}>{children}</div>
    </section>
  )
}

interface RowProps {
  title: ReactNode
  hint?: ReactNode
  children: ReactNode
}

/** What a setting is on the one side, its control on the other. */
export function SettingsRow({ title, hint, children }: RowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.rowWords}>
        <div>{title}</div>
        {hint && <p>{hint}</p>}
      </div>
      {children}
    </div>
  )
}

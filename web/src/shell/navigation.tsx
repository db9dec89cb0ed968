import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import { Hint } from '../ui/hint.tsx'
import { CompanyMark } from './company-mark.tsx'
import { NavLink } from './nav-link.tsx'
import classes from './navigation.module.css'
import { usePlaces } from './use-places.ts'
import { UserMenu } from './user-menu.tsx'

interface Props {
  isNarrow: boolean
  onNarrow: (isNarrow: boolean) => void
}

/** The company on top, places below it, settings and oneself at the bottom. */
export function Navigation({ isNarrow, onNarrow }: Props) {
  const { t } = useLingui()
  const { company } = useMe()
  const places = usePlaces()
  const words = isNarrow ? t`Widen navigation` : t`Narrow navigation`
  const Sign = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <aside className={classes.navigation}>
      <div className={classes.head}>
        <CompanyMark logo={company.logo} name={company.name} />
        {!isNarrow && (
          <span className={classes.company} dir="auto" title={company.name}>
            {company.name}
          </span>
        )}
        <Hint label={words} position="right">
          <ActionIcon aria-label={words} className={classes.fold} onClick={() => onNarrow(!isNarrow)} size="md">
            <Sign aria-hidden className={classes.mirrored} size={18} stroke={1.75} />
          </ActionIcon>
        </Hint>
      </div>
      <nav aria-label={t`Main`} className={classes.places}>
        <ul>
          {places
            .filter(place => !place.isLow)
            .map(place => (
              <NavLink isNarrow={isNarrow} key={place.to} place={place} />
            ))}
        </ul>
        <ul className={classes.low}>
          {places
            .filter(place => place.isLow)
            .map(place => (
              <NavLink isNarrow={isNarrow} key={place.to} place={place} />
            ))}
        </ul>
      </nav>
      <div className={classes.foot}>
        <UserMenu look={isNarrow ? 'avatar' : 'line'} position="top-start" />
      </div>
    </aside>
  )
}

import { useLingui } from '@lingui/react/macro'
import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Hint } from '../ui/hint.tsx'
import classes from './navigation.module.css'
import { PlaceBadge } from './place-badge.tsx'
import type { Place } from './places.ts'

export function NavLink({ place, isNarrow }: { place: Place; isNarrow: boolean }) {
  const { i18n } = useLingui()
  const label = i18n._(place.label)
  const Sign = place.icon
  return (
    <li>
      <Hint disabled={!isNarrow} label={label} position="right">
        <Link activeOptions={{ exact: place.to === '/', includeSearch: false }} className={classes.link} to={place.to}>
          <Sign aria-hidden size={18} stroke={1.75} />
          {isNarrow ? <VisuallyHidden>{label}</VisuallyHidden> : <span className={classes.word}>{label}</span>}
          <PlaceBadge place={place} />
        </Link>
      </Hint>
    </li>
  )
}

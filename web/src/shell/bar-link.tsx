import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import classes from './bottom-bar.module.css'
import { PlaceBadge } from './place-badge.tsx'
import type { Place } from './places.ts'

export function BarLink({ place, onClick }: { place: Place; onClick?: () => void }) {
  const { i18n } = useLingui()
  const Sign = place.icon
  return (
    <Link
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      className={classes.link}
      onClick={onClick}
      to={place.to}
    >
      <Sign aria-hidden size={22} stroke={1.75} />
      <PlaceBadge isOnIcon place={place} />
      <span>{i18n._(place.label)}</span>
    </Link>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './navigation.module.css'
import type { Place } from './places.ts'

export function NavLink({ place, isNarrow }: { place: Place; isNarrow: boolean }) {
  const { i18n } = useLingui()
  const label = i18n._(place.label)
  const Sign = place.icon
  return (
    <li>
      <Tooltip disabled={!isNarrow} label={label} position="right">
        <Link
          activeOptions={{ exact: place.to === '/', includeSearch: false }}
          aria-label={isNarrow ? label : undefined}
          className={classes.link}
          to={place.to}
        >
          <Sign aria-hidden size={18} stroke={1.75} />
          {!isNarrow && <span className={classes.word}>{label}</span>}
        </Link>
      </Tooltip>
    </li>
  )
}

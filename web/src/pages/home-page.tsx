import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { nameOf, useMe } from '../platform/session.ts'
import { usePlaces } from '../shell/use-places.ts'
import { useFormats } from '../ui/formats.tsx'
import { Page } from '../ui/page.tsx'
import classes from './home-page.module.css'

/** Where the day begins. */
export function HomePage() {
  const { t, i18n } = useLingui()
  const me = useMe()
  const { fullDay } = useFormats()
  const places = usePlaces().filter(place => place.to !== '/')
  const [firstName] = nameOf(me).split(/[\s@]/)
  return (
    <Page title={t`Home`} width={960}>
      <h2 className={classes.greeting}>{t`Hello, ${firstName}`}</h2>
      <p className={classes.day}>{fullDay(me.today)}</p>
      <ul className={classes.places}>
        {places.map(({ to, label, icon: Sign }) => (
          <li key={to}>
            <Link className={classes.place} to={to}>
              <Sign aria-hidden size={20} stroke={1.75} />
              {i18n._(label)}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

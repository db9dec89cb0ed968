import { useLingui } from '@lingui/react/macro'
import { IconChevronRight } from '@tabler/icons-react'
import { Link, Navigate } from '@tanstack/react-router'
import { AllowedOutlet } from '../../shell/allowed-outlet.tsx'
import { Page } from '../../ui/page.tsx'
import { useIsPhone } from '../../ui/use-is-phone.ts'
import classes from './settings.module.css'
import { useSettingsGroups } from './settings-places.ts'

/** The list of settings beside the one that is open; on a phone one after the other. */
export function SettingsLayout() {
  const { t } = useLingui()
  const isPhone = useIsPhone()
  return (
    <div className={classes.layout}>
      {!isPhone && (
        <nav aria-label={t`Settings`} className={classes.side}>
          <Places />
        </nav>
      )}
      <div className={classes.pane}>
        <AllowedOutlet />
      </div>
    </div>
  )
}

/** `/settings` itself: the list on a phone, elsewhere the first of it. */
export function SettingsIndex() {
  const { t } = useLingui()
  const isPhone = useIsPhone()
  const [first] = useSettingsGroups().flatMap(({ places }) => places)
  if (!isPhone && first) return <Navigate replace to={first.to} />
  return (
    <Page title={t`Settings`}>
      <nav aria-label={t`Settings`} className={classes.list}>
        <Places isLong />
      </nav>
    </Page>
  )
}

function Places({ isLong }: { isLong?: boolean }) {
  const { i18n } = useLingui()
  return useSettingsGroups().map(({ title, places }) => (
    <section className={classes.group} key={title.id}>
      <h2>{i18n._(title)}</h2>
      <ul>
        {places.map(({ to, label, words, icon: Sign }) => (
          <li key={to}>
            <Link activeOptions={{ includeSearch: false }} className={classes.place} to={to}>
              <Sign aria-hidden size={isLong ? 22 : 18} stroke={1.75} />
              <span className={classes.placeWords}>
                {i18n._(label)}
                {isLong && <small>{i18n._(words)}</small>}
              </span>
              {isLong && <IconChevronRight aria-hidden className={classes.mirrored} size={18} stroke={1.75} />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}

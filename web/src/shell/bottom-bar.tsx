import { Trans, useLingui } from '@lingui/react/macro'
import { Drawer, UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import classes from './bottom-bar.module.css'
import type { Place } from './places.ts'
import { usePlaces } from './use-places.ts'

/** On a phone: four places and "More". */
export function BottomBar() {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  const places = usePlaces()
  const rest = places.slice(4)
  const close = () => setOpened(false)
  if (places.length < 2) return null
  return (
    <>
      <nav aria-label={t`Main`} className={classes.bar}>
        {places.slice(0, 4).map(place => (
          <BarLink key={place.to} place={place} />
        ))}
        {rest.length > 0 && (
          <UnstyledButton aria-expanded={opened} className={classes.link} onClick={() => setOpened(true)}>
            <IconDots aria-hidden size={22} stroke={1.75} />
            <span>
              <Trans>More</Trans>
            </span>
          </UnstyledButton>
        )}
      </nav>
      <Drawer
        onClose={close}
        opened={opened}
        position="bottom"
        size="auto"
        styles={{ content: { borderRadius: '16px 16px 0 0' } }}
        title={t`More places`}
      >
        <nav aria-label={t`More places`} className={classes.more}>
          {rest.map(place => (
            <BarLink key={place.to} onClick={close} place={place} />
          ))}
        </nav>
      </Drawer>
    </>
  )
}

function BarLink({ place, onClick }: { place: Place; onClick?: () => void }) {
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
      <span>{i18n._(place.label)}</span>
    </Link>
  )
}

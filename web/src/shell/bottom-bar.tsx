import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { BarLink } from './bar-link.tsx'
import classes from './bottom-bar.module.css'
import { usePlaces } from './use-places.ts'

const MorePlaces = lazy(() => import('./more-places.tsx'))

/** On a phone: four places and "More". */
export function BottomBar() {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  const places = usePlaces()
  const rest = places.slice(4)
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
      {opened && (
        <Suspense>
          <MorePlaces onClose={() => setOpened(false)} places={rest} />
        </Suspense>
      )}
    </>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Drawer } from '@mantine/core'
import { BarLink } from './bar-link.tsx'
import classes from './bottom-bar.module.css'
import type { Place } from './places.ts'

/** What a phone's bar has no room for. */
export default function MorePlaces({ places, onClose }: { places: Place[]; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Drawer
      onClose={onClose}
      opened
      position="bottom"
      size="auto"
      styles={{ inner: { alignItems: 'flex-end' }, content: { height: 'auto', borderRadius: '16px 16px 0 0' } }}
      title={t`More places`}
    >
      <nav aria-label={t`More places`} className={classes.more}>
        {places.map(place => (
          <BarLink key={place.to} onClick={onClose} place={place} />
        ))}
      </nav>
    </Drawer>
  )
}

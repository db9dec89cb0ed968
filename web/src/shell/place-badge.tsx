import { Plural } from '@lingui/react/macro'
import { VisuallyHidden } from '@mantine/core'
import { useFormats } from '../ui/formats.tsx'
import classes from './place-badge.module.css'
import type { Place } from './places.ts'

const MOST = 99
const useNothing = () => undefined

/** How much waits for you in a place; nothing while nothing does. */
export function PlaceBadge({ place, isOnIcon }: { place: Place; isOnIcon?: boolean }) {
  const { useWaiting = useNothing } = place
  const { number } = useFormats()
  const count = useWaiting()
  if (!count) return null
  return (
    <span className={classes.badge} data-on-icon={isOnIcon || undefined}>
      <span aria-hidden className="numbers">
        {count > MOST ? `${number(MOST)}+` : number(count)}
      </span>
      <VisuallyHidden>
        <Plural one="# waits for you" other="# wait for you" value={count} />
      </VisuallyHidden>
    </span>
  )
}

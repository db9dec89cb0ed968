import type { FloatingPosition } from '@mantine/core'
import { lazy, type ReactElement, Suspense } from 'react'

// What places tooltips weighs as much as all of the shell; the first screen doesn't wait for it.
const Tooltip = lazy(() => import('./tooltip.ts'))

interface Props {
  label: string
  disabled?: boolean
  position?: FloatingPosition
  children: ReactElement
}

/** A tooltip for what stands on the first screen. */
export function Hint({ children, disabled, ...rest }: Props) {
  if (disabled) return children
  return (
    <Suspense fallback={children}>
      <Tooltip {...rest}>{children}</Tooltip>
    </Suspense>
  )
}

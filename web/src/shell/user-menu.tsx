import type { FloatingPosition } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { type Look, UserButton } from './user-button.tsx'

// Menus weigh more than the shell around them: fetched when a pointer comes near, or a key opens it.
const load = () => import('./open-user-menu.tsx')
const OpenUserMenu = lazy(load)

/** Oneself: light or dark, language, signing out. */
export function UserMenu({ look, position }: Look & { position: FloatingPosition }) {
  const [isAsked, setAsked] = useState(false)
  const button = <UserButton look={look} onClick={() => setAsked(true)} onPointerEnter={() => void load()} />
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <OpenUserMenu look={look} position={position} />
    </Suspense>
  )
}

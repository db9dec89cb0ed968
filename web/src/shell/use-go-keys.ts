import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { isOverlayOpen, isTyping } from '../ui/shortcut.tsx'
import { usePlaces } from './use-places.ts'

const PATIENCE_MS = 1_200

/** `g`, then a place's letter: `g i` opens the inbox. */
export function useGoKeys(): void {
  const navigate = useNavigate()
  const places = usePlaces()
  const go = useEffectEvent((letter: string) => {
    const place = places.find(place => place.letter === letter)
    if (place) void navigate({ to: place.to })
  })
  useEffect(() => {
    let pressedAt = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOverlayOpen()) return
      if (event.timeStamp - pressedAt < PATIENCE_MS) {
        pressedAt = Number.NEGATIVE_INFINITY
        // The letter was the second half of a pair: whatever it means alone on this screen stays undone.
        event.stopImmediatePropagation()
        go(event.key)
      } else if (event.key === 'g') pressedAt = event.timeStamp
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

import { useHotkeys } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef } from 'react'
import { offer } from './commands.ts'
import classes from './shortcut.module.css'

const isMac = /mac|iphone|ipad/i.test(navigator.platform)
const signs: Record<string, string> = isMac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵', escape: 'esc' }
  : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', escape: 'Esc' }

const nothing = () => {}

/**
 * Runs on a key such as `n` or `mod+K`, except while somebody is typing or something lies over the screen; `false` where it is not to
 * be had right now. With words it also stands in the palette and on the sheet of keys.
 */
export function useShortcut(keys: string, run: (() => void) | false, words?: string): void {
  const latest = useRef(run || nothing)
  latest.current = run || nothing
  const isOffered = run !== false
  useHotkeys(isOffered ? [[keys, () => !isOverlayOpen() && run()]] : [])
  useEffect(() => {
    if (!isOffered || !words) return
    return offer({ keys, words, run: () => latest.current() })
  }, [isOffered, keys, words])
}

/** Escape for the page itself: asked before any dialog has closed by the same key, so that one press ends one thing. */
export function useEscape(run: () => void) {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isTyping(event.target) && !isOverlayOpen()) run()
  })
  useEffect(() => {
    window.addEventListener('keydown', onEscape, { capture: true })
    return () => window.removeEventListener('keydown', onEscape, { capture: true })
  }, [])
}

/** Something lies over the screen that the keys belong to: a dialog, a menu, a list of options. */
export const isOverlayOpen = () =>
  document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]:not([hidden])') !== null

/** Is somebody writing into this? Then letters are letters. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keys beside an action: `<ShortcutHint keys="mod+K" />`; `g h` is one after the other. Not shown on touch screens. */
export function ShortcutHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden className={classes.hint} dir="ltr">
      {keys.split(/[+ ]/).map(key => (
        <kbd key={key}>{signs[key.toLowerCase()] ?? key.toUpperCase()}</kbd>
      ))}
    </span>
  )
}

import { useHotkeys } from '@mantine/hooks'
import classes from './shortcut.module.css'

const isMac = /mac|iphone|ipad/i.test(navigator.platform)
const signs: Record<string, string> = isMac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵' }
  : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter' }

/** Runs on a key such as `n` or `mod+K`, except while somebody is typing. */
export function useShortcut(keys: string, run: () => void): void {
  useHotkeys([[keys, run]])
}

/** The keys beside an action: `<ShortcutHint keys="mod+K" />`. Not shown on touch screens. */
export function ShortcutHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden className={classes.hint} dir="ltr">
      {keys.split('+').map(key => (
        <kbd key={key}>{signs[key.toLowerCase()] ?? key.toUpperCase()}</kbd>
      ))}
    </span>
  )
}

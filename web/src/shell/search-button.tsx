import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { isTyping, ShortcutHint, useShortcut } from '../ui/shortcut.tsx'
import classes from './top-bar.module.css'

// Fetched once the page stands: whoever presses Ctrl-K goes on typing at once.
const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)
const KeySheet = lazy(() => import('./key-sheet.tsx'))

/** Looks like a field, opens the palette; Ctrl-K from anywhere, also while typing. `?` shows every key. */
export function SearchButton() {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const [areKeysShown, setKeysShown] = useState(false)
  const typed = useTypedAhead()
  const open = () => {
    typed.listen()
    setWasOpened(true)
    setOpened(true)
  }
  useHotkeys([['mod+K', open]], [])
  useShortcut('shift+?', () => setKeysShown(true))
  useEffect(() => {
    const timer = setTimeout(() => navigator.onLine && void loadPalette(), 1_500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <UnstyledButton
        aria-keyshortcuts="Control+K"
        aria-label={t`Search or jump to…`}
        className={classes.search}
        onClick={open}
      >
        <IconSearch aria-hidden size={18} stroke={1.75} />
        <span className={classes.words}>
          <Trans>Search or jump to…</Trans>
        </span>
        <ShortcutHint keys="mod+K" />
      </UnstyledButton>
      {wasOpened && (
        <Suspense>
          <Palette
            onClose={() => setOpened(false)}
            onKeys={() => setKeysShown(true)}
            opened={opened}
            typedAhead={typed.take}
          />
        </Suspense>
      )}
      {areKeysShown && (
        <Suspense>
          <KeySheet onClose={() => setKeysShown(false)} />
        </Suspense>
      )}
    </>
  )
}

/**
 * Letters typed before the palette has the focus belong to it, and not to the screen behind, where single letters do things.
 */
function useTypedAhead() {
  const letters = useRef('')
  const stop = useRef(() => {})
  return {
    listen() {
      stop.current()
      letters.current = ''
      const onKey = (event: KeyboardEvent) => {
        if (isTyping(event.target) || event.key === 'Escape') return stop.current()
        const isEnter = event.key === 'Enter'
        if ((event.key.length > 1 && !isEnter) || event.ctrlKey || event.metaKey || event.altKey) return
        letters.current += isEnter ? '\n' : event.key
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      window.addEventListener('keydown', onKey, { capture: true })
      const timer = setTimeout(() => stop.current(), 5_000)
      stop.current = () => {
        clearTimeout(timer)
        window.removeEventListener('keydown', onKey, { capture: true })
      }
    },
    take() {
      stop.current()
      const words = letters.current
      letters.current = ''
      return words
    },
  }
}

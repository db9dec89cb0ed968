import { Trans, useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { ShortcutHint } from '../ui/shortcut.tsx'
import classes from './top-bar.module.css'

// Fetched once the page stands: whoever presses Ctrl-K goes on typing at once.
const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)

/** Looks like a field, opens the palette; Ctrl-K from anywhere, also while typing. */
export function SearchButton() {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const open = () => {
    setWasOpened(true)
    setOpened(true)
  }
  useHotkeys([['mod+K', open]], [])
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1_500)
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
          <Palette onClose={() => setOpened(false)} opened={opened} />
        </Suspense>
      )}
    </>
  )
}

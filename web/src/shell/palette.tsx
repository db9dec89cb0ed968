import { useLingui } from '@lingui/react/macro'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import {
  type Icon,
  IconBolt,
  IconKeyboard,
  IconLogout,
  IconMessage,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useEffect, useLayoutEffect, useState } from 'react'
import { useMe, useSignOut } from '../platform/session.ts'
import { runOnceOffered, useCommands } from '../ui/commands.ts'
import { ShortcutHint } from '../ui/shortcut.tsx'
import { creations } from './creations.ts'
import { useFound } from './found.ts'
import { usePlaces } from './use-places.ts'

interface Props {
  opened: boolean
  onClose: () => void
  /** Shows the sheet of keys. */
  onKeys: () => void
  /** What was typed since it was asked for and before it had the focus; once. */
  typedAhead: () => string
}

type Action = Omit<SpotlightActionData, 'onClick'> & {
  label: string
  onClick: (event?: MouseEvent<HTMLButtonElement>) => void
}

interface Group {
  group: string
  actions: Action[]
}

const shown = (label: string, Sign: Icon) => ({ label, leftSection: <Sign aria-hidden size={18} stroke={1.75} /> })

/** Every place, every action and everything on record, by a few letters of its name. */
export default function Palette({ opened, onClose, onKeys, typedAhead }: Props) {
  const { t, i18n } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const places = usePlaces()
  const { hits, said, isLooking } = useFound(words)
  const commands = useScreenCommands()
  const general = useGeneral(onKeys)

  const wanted = words.trim().toLocaleLowerCase()
  const named = (label: string) => label.toLocaleLowerCase().includes(wanted)
  const groups: Group[] = [
    {
      group: t`Found`,
      actions: hits.map(({ id, noun, title, subtitle, icon, link }) => ({
        id: `${noun}-${id}`,
        description: subtitle ?? undefined,
        ...shown(title, icon),
        onClick: () => void navigate(link(id) as Parameters<typeof navigate>[0]),
      })),
    },
    {
      group: t`Said in conversations`,
      actions: said.slice(0, 5).map(({ id, title, subtitle, to }) => ({
        id: `message-${id}`,
        description: subtitle ?? undefined,
        ...shown(title, IconMessage),
        onClick: () => void navigate(to),
      })),
    },
    { group: t`On this screen`, actions: commands.filter(({ label }) => named(label)) },
    {
      group: t`Begin`,
      actions: creations
        .filter(({ needs, words }) => can(needs) && named(i18n._(words)))
        .filter(({ words }) => !commands.some(({ label }) => label === i18n._(words)))
        .map(({ words, icon, on }) => ({
          id: `new-${on}`,
          ...shown(i18n._(words), icon),
          onClick: () => void navigate({ to: on }).then(() => runOnceOffered('n')),
        })),
    },
    {
      group: t`Go to`,
      actions: places
        .filter(({ label }) => named(i18n._(label)))
        .map(({ to, label, icon, letter }) => ({
          id: to,
          ...shown(i18n._(label), icon),
          rightSection: letter && <ShortcutHint keys={`g ${letter}`} />,
          onClick: () => void navigate({ to }),
        })),
    },
    { group: t`Steward`, actions: general.filter(({ label }) => named(label)) },
  ]
  // Emptied here and not once it has faded: it may be asked for again before.
  const close = () => {
    setWords('')
    onClose()
  }
  // Enter takes the first, also of what came in after the last letter, from the moment it is seen.
  const first = groups.find(({ actions }) => actions.length > 0)?.actions[0]
  const firstId = first?.id
  useLayoutEffect(() => {
    if (opened && firstId) markFirst()
  }, [opened, firstId])
  const awaitFirst = useAwaited(words, isLooking, first && (() => closing(first, close).onClick()))
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t`Search or jump to…` } }}
      actions={groups
        .filter(group => group.actions.length > 0)
        .map(group => ({ ...group, actions: group.actions.map(action => closing(action, close)) }))}
      centered={false}
      clearQueryOnClose
      filter={(_query, actions) => actions}
      forceOpened={opened}
      maxHeight={480}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      nothingFound={isLooking ? t`Looking…` : t`Nothing by that name`}
      onQueryChange={setWords}
      onSpotlightClose={close}
      query={words}
      radius="lg"
      scrollable
      searchProps={{
        'aria-label': t`Search or jump to…`,
        onFocus: () => {
          const ahead = typedAhead()
          if (ahead) setWords(words => ahead.replaceAll('\n', '') + words)
          if (ahead.endsWith('\n')) awaitFirst(ahead.replaceAll('\n', ''))
        },
        onKeyDown: event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && !first) awaitFirst(words)
        },
        leftSection: <IconSearch aria-hidden size={18} stroke={1.75} />,
        placeholder: t`Search or jump to…`,
      }}
      shortcut={null}
      yOffset="14vh"
    />
  )
}

function useScreenCommands(): Action[] {
  return useCommands().map(({ keys, words, run }) => ({
    id: `key-${keys}`,
    ...shown(words, IconBolt),
    rightSection: <ShortcutHint keys={keys} />,
    // Only once the palette has given the focus back.
    onClick: () => setTimeout(run),
  }))
}

function useGeneral(onKeys: () => void): Action[] {
  const { t } = useLingui()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme() === 'dark'
  const signOut = useSignOut()
  return [
    {
      id: 'keys',
      ...shown(t`Keys`, IconKeyboard),
      rightSection: <ShortcutHint keys="?" />,
      onClick: () => setTimeout(onKeys),
    },
    isDark
      ? { id: 'light', ...shown(t`Light`, IconSun), onClick: () => setColorScheme('light') }
      : { id: 'dark', ...shown(t`Dark`, IconMoon), onClick: () => setColorScheme('dark') },
    { id: 'sign-out', ...shown(t`Sign out`, IconLogout), onClick: () => signOut.mutate({}) },
  ]
}

// The palette is ours to open and close, so whatever is chosen closes it first.
const closing = ({ onClick, ...action }: Action, onClose: () => void) => ({
  ...action,
  onClick: (event?: MouseEvent<HTMLButtonElement>) => {
    onClose()
    onClick(event)
  },
})

/** Enter before anything was found opens the first of what these words find. Another letter, and it is forgotten. */
function useAwaited(words: string, isLooking: boolean, openFirst: (() => void) | undefined) {
  const [awaited, setAwaited] = useState<string>()
  useEffect(() => {
    if (awaited === undefined) return
    if (awaited === words && isLooking && !openFirst) return
    setAwaited(undefined)
    if (awaited === words) openFirst?.()
  }, [awaited, words, isLooking, openFirst])
  return setAwaited
}

// Spotlight marks an action when a letter is typed, and knows nothing of what is found a moment later.
function markFirst() {
  const actions = document.querySelectorAll('.mantine-Spotlight-content [data-action]')
  for (const [place, action] of actions.entries()) action.toggleAttribute('data-selected', place === 0)
}

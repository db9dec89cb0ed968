import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import { useCommands } from '../ui/commands.ts'
import { ShortcutHint } from '../ui/shortcut.tsx'
import classes from './key-sheet.module.css'
import { usePlaces } from './use-places.ts'

/** Every key that does something: on this screen, and everywhere. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const commands = useCommands()
  const places = usePlaces()
  const groups = [
    { title: t`On this screen`, keys: commands.map(({ keys, words }) => ({ keys, words })) },
    {
      title: t`Everywhere`,
      keys: [
        { keys: 'mod+K', words: t`Search or jump to…` },
        { keys: '?', words: t`This sheet` },
        { keys: 'Escape', words: t`Close what is open` },
      ],
    },
    {
      title: t`In lists`,
      keys: [
        { keys: 'j', words: t`Down` },
        { keys: 'k', words: t`Up` },
        { keys: 'enter', words: t`Open` },
        { keys: 'x', words: t`Choose` },
      ],
    },
    {
      title: t`Go to`,
      keys: places.flatMap(({ letter, label }) => (letter ? [{ keys: `g ${letter}`, words: i18n._(label) }] : [])),
    },
  ]
  return (
    <Modal onClose={onClose} opened size={640} title={t`Keys`}>
      <div className={classes.sheet}>
        {groups
          .filter(group => group.keys.length > 0)
          .map(({ title, keys }) => (
            <section key={title}>
              <h3>{title}</h3>
              <ul>
                {keys.map(({ keys, words }) => (
                  <li key={keys + words}>
                    <span>{words}</span>
                    <ShortcutHint keys={keys} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </Modal>
  )
}

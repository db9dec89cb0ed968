import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { IconAlarmSnooze } from '@tabler/icons-react'
import { useState } from 'react'
import { useShortcut } from '../ui/shortcut.tsx'
import classes from './inbox.module.css'
import { useClockChoices, useClockWords, useSnooze } from './snooze.ts'

interface Props {
  id: string
  /** It is put away; what comes next? */
  onMoveOn: () => void
  /** A time of one's own is asked for in a dialog. */
  onOwn: () => void
}

/** Later today, tomorrow, next week, or a time of one's own. */
export function SnoozeMenu({ id, onMoveOn, onOwn }: Props) {
  const { t } = useLingui()
  const words = useClockWords()
  const choices = useClockChoices()
  const [isOpen, setOpen] = useState(false)
  const { snooze, isPending } = useSnooze()
  useShortcut('z', () => setOpen(true), t`Snooze`)
  return (
    <Menu onChange={setOpen} opened={isOpen} position="bottom-end" trapFocus width={240} withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t`Snooze`} className={classes.roomy} loading={isPending} size={36} title={t`Snooze`}>
          <IconAlarmSnooze aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ words: name, at }) => (
          <Menu.Item
            key={name}
            onClick={() => snooze(id, at, onMoveOn)}
            rightSection={<span className={classes.when}>{words(at)}</span>}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onOwn}>
          <Trans>Choose a time …</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

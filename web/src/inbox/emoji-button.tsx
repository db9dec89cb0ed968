import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Popover } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'

const EmojiPicker = lazy(() => import('./emoji-picker.tsx'))

/** Opens the little faces. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  return (
    <Popover onChange={setOpened} opened={opened} position="top-start" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t`Emoji`} onClick={() => setOpened(!opened)}>
          <IconMoodSmile aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Emoji`} p={8}>
        <Suspense>
          <EmojiPicker
            onPick={emoji => {
              setOpened(false)
              onPick(emoji)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

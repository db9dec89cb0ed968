import { Trans } from '@lingui/react/macro'
import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  opened: boolean
  onClose: () => void
  /** Names the thing: "Issue invoice 2026-0042 for €1,200.50?" */
  title: ReactNode
  /** What follows from it, and that it cannot be taken back. */
  children?: ReactNode
  /** The verb: "Issue invoice". */
  verb: ReactNode
  onConfirm: () => void
  isWorking?: boolean
  /** Something is lost by it. */
  isDangerous?: boolean
}

/** Only for what can't be undone; everything else happens at once and offers "Undo". */
export function ConfirmDialog({ opened, onClose, title, children, verb, onConfirm, isWorking, isDangerous }: Props) {
  return (
    <Modal
      onClose={onClose}
      opened={opened}
      size={440}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      title={title}
      withCloseButton={false}
    >
      <div style={{ color: 'var(--mantine-color-dimmed)' }}>{children}</div>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button disabled={isWorking} onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button color={isDangerous ? 'red' : undefined} data-autofocus loading={isWorking} onClick={onConfirm}>
          {verb}
        </Button>
      </Group>
    </Modal>
  )
}

import { Trans } from '@lingui/react/macro'
import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'

interface Props {
  title: string
  verb: string
  isWorking: boolean
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
}

/** A small dialog with one question and one verb. */
export function Question({ title, verb, isWorking, onClose, onSubmit, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal onClose={onClose} opened size={440} title={title}>
      <form onSubmit={submit}>
        <Stack gap={12}>{children}</Stack>
        <Group gap={8} justify="flex-end" mt={24}>
          <Button onClick={onClose} variant="default">
            <Trans>Cancel</Trans>
          </Button>
          <Button loading={isWorking} type="submit">
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

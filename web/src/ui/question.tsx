import { Trans } from '@lingui/react/macro'
import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'

interface Props {
  title: string
  verb: string
  isWorking: boolean
  /** Something was chosen that the verb can be done with. */
  isReady?: boolean
  /** In pixels; 440 unless told. */
  width?: number
  onClose: () => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** A small dialog with one question and one verb. */
export function Question({ title, verb, isWorking, isReady = true, width = 440, onClose, onSubmit, children }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(event)
  }
  return (
    <Modal onClose={onClose} opened size={width} styles={{ title: { fontWeight: 600, fontSize: 16 } }} title={title}>
      <form onSubmit={submit}>
        <Stack gap={12}>{children}</Stack>
        <Group gap={8} justify="flex-end" mt={24}>
          <Button onClick={onClose} variant="default">
            <Trans>Cancel</Trans>
          </Button>
          <Button disabled={!isReady} loading={isWorking} type="submit">
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

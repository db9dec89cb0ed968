import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'

interface Props {
  onClose: (isConfirmed: boolean) => void
}

/** Asks for the password again before a sensitive change. */
export default function PasswordDialog({ onClose }: Props) {
  const { t } = useLingui()
  const { user } = useMe()
  const [password, setPassword] = useState('')
  const confirm = useMutation(
    api.identity.auth.confirm.mutationOptions({ meta: { quiet: true }, onSuccess: () => onClose(true) }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ password })
  }
  return (
    <Modal onClose={() => onClose(false)} opened size={400} title={t`Is it you?`} withCloseButton={false}>
      <form onSubmit={submit}>
        <input autoComplete="username" hidden readOnly value={user.email} />
        <PasswordInput
          autoComplete="current-password"
          data-autofocus
          description={t`This change is a sensitive one. You are asked once in 15 minutes.`}
          error={confirm.error && sentenceOf(confirm.error)}
          label={t`Your password`}
          onChange={event => setPassword(event.currentTarget.value)}
          value={password}
        />
        <Group gap={8} justify="flex-end" mt={24}>
          <Button onClick={() => onClose(false)} variant="default">
            <Trans>Cancel</Trans>
          </Button>
          <Button disabled={!password} loading={confirm.isPending} type="submit">
            <Trans>Go on</Trans>
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

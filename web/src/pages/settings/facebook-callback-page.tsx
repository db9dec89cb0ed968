import { Trans } from '@lingui/react/macro'
import { Button, Group, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { ErrorState } from '../../ui/error-state.tsx'

/** Where Facebook sends people back to: hands on what they bring, and goes to the channels. */
export function FacebookCallbackPage() {
  const navigate = useNavigate()
  const answer = useMutation(
    api.inbox.facebookLogins.answer.mutationOptions({
      meta: { quiet: true },
      // In place of this address, which holds what is good only once.
      onSuccess: ({ id }) => navigate({ to: '/settings/channels', search: { login: id }, replace: true }),
    }),
  )
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const brought = new URLSearchParams(location.search)
    answer.mutate({ state: brought.get('state') ?? '', code: brought.get('code') })
  }, [answer])
  if (answer.error)
    return (
      <ErrorState
        action={
          <Button onClick={() => void navigate({ to: '/settings/channels', replace: true })} variant="default">
            <Trans>Back to the channels</Trans>
          </Button>
        }
        title={<Trans>Nothing was connected</Trans>}
      >
        {sentenceOf(answer.error)}
      </ErrorState>
    )
  return (
    <Group gap={12} justify="center" py={64} role="status">
      <Loader size="sm" />
      <Trans>Coming back from Facebook …</Trans>
    </Group>
  )
}

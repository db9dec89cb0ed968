import { Trans, useLingui } from '@lingui/react/macro'
import { PasswordInput } from '@mantine/core'
import type { Integration } from '@steward/contract/inbox/integrations.ts'
import { useState } from 'react'
import { fieldErrors } from '../platform/error-toast.ts'
import { Question } from '../ui/question.tsx'
import { toast } from '../ui/toast.tsx'
import { ChannelGuide } from './channel-guide.tsx'
import { useChangeIntegration } from './integrations.ts'

interface Props {
  channel: Integration
  name: string
  onClose: () => void
}

/** A new token for a channel whose old one ended. */
export function TokenDialog({ channel, name, onClose }: Props) {
  const { t } = useLingui()
  const change = useChangeIntegration(channel)
  const [token, setToken] = useState('')
  const [error, setError] = useState<string>()
  const [isWorking, setWorking] = useState(false)
  const save = async () => {
    if (!token.trim()) return
    setWorking(true)
    try {
      await change({ accessToken: token.trim() })
      toast(t`${name} has a new token and is being checked`)
      onClose()
    } catch (refusal) {
      setError(fieldErrors(refusal).accessToken)
    } finally {
      setWorking(false)
    }
  }
  return (
    <Question isWorking={isWorking} onClose={onClose} onSubmit={() => void save()} title={name} verb={t`Save token`}>
      <PasswordInput
        autoComplete="off"
        data-autofocus
        description={<Trans>Kept encrypted, and never shown again.</Trans>}
        error={error}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        label={t`New token`}
        maxLength={4000}
        onChange={event => {
          setToken(event.currentTarget.value)
          setError(undefined)
        }}
        required
        value={token}
      />
      <ChannelGuide provider={channel.provider} />
    </Question>
  )
}

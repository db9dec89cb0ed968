import { useLingui } from '@lingui/react/macro'
import { Modal, SegmentedControl, Stack } from '@mantine/core'
import type { Integration, Provider } from '@steward/contract/inbox/integrations.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { toast } from '../ui/toast.tsx'
import { AccountForm } from './account-form.tsx'
import { channelKinds, providers } from './channel-kinds.ts'
import { WebChatForm } from './web-chat-form.tsx'

/** A further channel: a page or a number, or a chat of one's own. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [provider, setProvider] = useState<Provider>('facebook')
  const onDone = ({ health }: Integration) => {
    void cache.invalidateQueries({ queryKey: api.inbox.integrations.key() })
    toast(health === 'ok' ? t`Connected. It works.` : t`Connected. It is being checked.`)
    onClose()
  }
  return (
    <Modal onClose={onClose} opened size={480} title={t`Connect a channel`}>
      <Stack gap={12}>
        <SegmentedControl
          aria-label={t`Kind of channel`}
          data={providers.map(value => ({ value, label: t(channelKinds[value].name) }))}
          onChange={value => setProvider(value as Provider)}
          value={provider}
        />
        {provider === 'webchat' ? (
          <WebChatForm onClose={onClose} onDone={onDone} />
        ) : (
          <AccountForm key={provider} onClose={onClose} onDone={onDone} provider={provider} />
        )}
      </Stack>
    </Modal>
  )
}

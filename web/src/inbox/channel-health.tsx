import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Integration } from '@steward/contract/inbox/integrations.ts'
import { StatusChip, type Tone } from '../ui/status-chip.tsx'

const looks: Record<Integration['health'] | 'off', [Tone, MessageDescriptor]> = {
  ok: ['good', msg`Works`],
  reconnect: ['bad', msg`Reconnect needed`],
  failing: ['progress', msg`In trouble`],
  unchecked: ['quiet', msg`Being checked`],
  off: ['quiet', msg`Switched off`],
}

/** How a channel is, in a word. */
export function ChannelHealth({
  channel: { isActive, health },
}: {
  channel: Pick<Integration, 'isActive' | 'health'>
}) {
  const { i18n } = useLingui()
  const [tone, words] = looks[isActive ? health : 'off']
  return <StatusChip tone={tone}>{i18n._(words)}</StatusChip>
}

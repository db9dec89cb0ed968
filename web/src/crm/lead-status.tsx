import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { LeadStatus } from '@steward/contract/crm/leads.ts'
import { StatusChip, type Tone } from '../ui/status-chip.tsx'

export const leadWords: Record<LeadStatus, MessageDescriptor> = {
  new: msg({ message: 'New', context: 'lead' }),
  negotiation: msg`Negotiation`,
  won: msg`Won`,
  lost: msg`Lost`,
}

export const leadTones: Record<LeadStatus, Tone> = { new: 'new', negotiation: 'progress', won: 'good', lost: 'bad' }

export function LeadStatusChip({ status }: { status: LeadStatus }) {
  const { i18n } = useLingui()
  return <StatusChip tone={leadTones[status]}>{i18n._(leadWords[status])}</StatusChip>
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { InvoiceRow, InvoiceStatus } from '@steward/contract/finance/invoices.ts'
import { StatusChip, type Tone } from '../ui/status-chip.tsx'
import { isMoreThanZero, minus } from './invoice-totals.ts'

export const statusWords: Record<InvoiceStatus, MessageDescriptor> = {
  draft: msg`Draft`,
  unpaid: msg`Unpaid`,
  overdue: msg`Overdue`,
  paid: msg`Paid`,
  void: msg`Void`,
}

export const statusTones: Record<InvoiceStatus, Tone> = {
  draft: 'quiet',
  unpaid: 'new',
  overdue: 'bad',
  paid: 'good',
  void: 'quiet',
}

export function InvoiceStatusChip({ invoice: { kind, status } }: { invoice: Pick<InvoiceRow, 'kind' | 'status'> }) {
  const { t, i18n } = useLingui()
  if (kind === 'credit') return <StatusChip tone="quiet">{t`Credit note`}</StatusChip>
  return <StatusChip tone={statusTones[status]}>{i18n._(statusWords[status])}</StatusChip>
}

/** What the client still owes; nothing on drafts, void invoices and credit notes. */
export function dueOn({ kind, status, totalAmount, paidAmount, currency }: InvoiceRow): string {
  const isOwed = kind === 'invoice' && (status === 'unpaid' || status === 'overdue')
  return isOwed ? minus(totalAmount, paidAmount, currency) : minus('0', '0', currency)
}

export const isOwing = (invoice: InvoiceRow) => isMoreThanZero(dueOn(invoice))

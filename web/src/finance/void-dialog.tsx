import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import { useVoidInvoice } from './invoices.ts'

interface Props {
  invoice: InvoiceRow
  opened: boolean
  onClose: () => void
}

/** Nobody owes it any more; number and paper stay. */
export function VoidDialog({ invoice, opened, onClose }: Props) {
  const { t } = useLingui()
  const { money } = useFormats()
  const [reason, setReason] = useState('')
  const declare = useVoidInvoice(invoice.version)
  const { number } = invoice
  const confirm = () =>
    declare.mutate(
      { id: invoice.id, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSettled: onClose,
        onSuccess: () => toast(t`Invoice ${number} is void`),
      },
    )
  return (
    <ConfirmDialog
      isDangerous
      isWorking={declare.isPending}
      onClose={onClose}
      onConfirm={confirm}
      opened={opened}
      title={t`Void invoice ${number} of ${money(invoice.totalAmount, invoice.currency)}?`}
      verb={t`Void invoice`}
    >
      <Trans>{invoice.clientName} owes it no longer. The number stays taken, and this cannot be undone.</Trans>
      <TextInput
        data-autofocus
        label={t`Reason`}
        maxLength={500}
        mt={16}
        onChange={event => setReason(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && confirm()}
        placeholder={t`Sent to the wrong address`}
        value={reason}
      />
    </ConfirmDialog>
  )
}

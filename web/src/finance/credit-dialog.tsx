import { Trans, useLingui } from '@lingui/react/macro'
import type { Invoice, InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import { useCreditInvoice } from './invoices.ts'

interface Props {
  invoice: InvoiceRow
  opened: boolean
  onClose: () => void
  onCredited: (note: Invoice) => void
}

/** Takes the whole invoice back by a credit note of its own number. */
export function CreditDialog({ invoice, opened, onClose, onCredited }: Props) {
  const { t } = useLingui()
  const { money } = useFormats()
  const credit = useCreditInvoice(invoice.version)
  const { number } = invoice
  const confirm = () =>
    credit.mutate(
      { id: invoice.id },
      {
        onSettled: onClose,
        onSuccess: note => {
          toast(t`Credit note ${note.number} issued`)
          onCredited(note)
        },
      },
    )
  return (
    <ConfirmDialog
      isDangerous
      isWorking={credit.isPending}
      onClose={onClose}
      onConfirm={confirm}
      opened={opened}
      title={t`Credit invoice ${number} of ${money(invoice.totalAmount, invoice.currency)} in full?`}
      verb={t`Issue credit note`}
    >
      <Trans>{invoice.clientName} gets a credit note over the same amount. Once issued, it stays.</Trans>
    </ConfirmDialog>
  )
}

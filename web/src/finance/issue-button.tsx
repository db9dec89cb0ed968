import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import { useIssueInvoice } from './invoices.ts'

interface Props {
  invoice: Pick<InvoiceRow, 'id' | 'version' | 'clientName' | 'totalAmount' | 'currency'>
  disabled?: boolean
  /** Says whether all that was typed is saved. */
  beforeIssue?: () => Promise<boolean>
}

/** Gives the draft its number, after asking once: that can't be undone. */
export function IssueButton({ invoice, disabled, beforeIssue = async () => true }: Props) {
  const { t } = useLingui()
  const { money } = useFormats()
  const [isAsking, setAsking] = useState(false)
  const issue = useIssueInvoice(invoice.version)
  const amount = money(invoice.totalAmount, invoice.currency)
  const ask = async () => {
    if (await beforeIssue()) setAsking(true)
  }
  const confirm = () =>
    issue.mutate(
      { id: invoice.id },
      {
        onSettled: () => setAsking(false),
        onSuccess: ({ number }) => toast(t`Invoice ${number} issued`),
      },
    )
  return (
    <>
      <Button disabled={disabled} onClick={() => void ask()}>
        <Trans>Issue invoice</Trans>
      </Button>
      <ConfirmDialog
        isWorking={issue.isPending}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
        opened={isAsking}
        title={t`Issue an invoice of ${amount} to ${invoice.clientName}?`}
        verb={t`Issue invoice`}
      >
        <Trans>
          It gets the next number and today's date. After that it can be voided or credited, but not changed.
        </Trans>
      </ConfirmDialog>
    </>
  )
}

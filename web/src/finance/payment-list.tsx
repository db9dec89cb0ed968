import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import type { Payment } from '@steward/contract/finance/payments.ts'
import { useState } from 'react'
import { useMe } from '../platform/session.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Day } from '../ui/day.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import { PageSection } from '../ui/page.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './finance.module.css'
import { usePayments, useReversePayment } from './invoices.ts'

/** What came in on an invoice; one that was a mistake can be reversed. Nothing while nothing came. */
export function PaymentList({ invoice }: { invoice: InvoiceRow }) {
  const { can } = useMe()
  const { data } = usePayments(invoice.id)
  const [wrong, setWrong] = useState<Payment>()
  if (!data?.items.length) return null
  return (
    <PageSection title={<Trans>Payments</Trans>}>
      <ul className={classes.payments}>
        {data.items.map(payment => (
          <li data-reversed={payment.reversedAt !== null || undefined} key={payment.id}>
            <span className={classes.paymentDay}>
              <Day value={payment.date} />
            </span>
            <span className={classes.method}>{payment.method}</span>
            <span className={classes.paid}>
              <Money amount={payment.amount} currency={invoice.currency} />
            </span>
            <span className={classes.paymentEnd}>
              {payment.reversedAt && (
                <StatusChip tone="quiet">
                  <Trans context="payment">Reversed</Trans>
                </StatusChip>
              )}
              {!payment.reversedAt && can('can_record_payments') && (
                <Button color="gray" onClick={() => setWrong(payment)} size="compact-sm" variant="subtle">
                  <Trans>Reverse</Trans>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {wrong && <ReverseDialog invoice={invoice} onClose={() => setWrong(undefined)} payment={wrong} />}
    </PageSection>
  )
}

function ReverseDialog({ invoice, payment, onClose }: { invoice: InvoiceRow; payment: Payment; onClose: () => void }) {
  const { t } = useLingui()
  const { money, day } = useFormats()
  const reverse = useReversePayment()
  const amount = money(payment.amount, invoice.currency)
  const confirm = () =>
    reverse.mutate(
      { id: payment.id },
      {
        onSettled: onClose,
        onSuccess: () => toast(t`Payment of ${amount} reversed`),
      },
    )
  return (
    <ConfirmDialog
      isDangerous
      isWorking={reverse.isPending}
      onClose={onClose}
      onConfirm={confirm}
      opened
      title={t`Reverse the payment of ${amount} from ${day(payment.date)}?`}
      verb={t`Reverse payment`}
    >
      <Trans>The amount is due again, and the ledger gets an opposite entry. Both stay on record.</Trans>
    </ConfirmDialog>
  )
}

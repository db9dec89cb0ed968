import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { PaymentSeen, SentInvoice } from '@steward/contract/inbox/conversations.ts'
import { IconArrowBackUp, IconCircleCheck, IconFileInvoice } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { InvoiceStatusChip } from '../finance/invoice-status.tsx'
import { isMoreThanZero, minus } from '../finance/invoice-totals.ts'
import type { Happening } from '../inbox/notes.ts'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Day } from '../ui/day.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Money } from '../ui/money.tsx'
import classes from './sent-invoices.module.css'

/** Invoices that were sent in a conversation, as they stand now, each below its message; and what came in on them. */
export function useSentInvoices(id: string, onThank: ((words: string) => void) | undefined) {
  const { can } = useMe()
  const { data } = useQuery(
    api.inbox.conversations.invoices.queryOptions({ input: { id }, enabled: can('can_view_invoices') }),
  )
  const last = data?.payments.findLast(({ isLast }) => isLast)
  return {
    below: (messageId: string) => {
      const invoice = data?.items.find(item => item.messageId === messageId)
      return invoice && <InvoiceCard invoice={invoice} />
    },
    happenings: (data?.payments ?? []).flatMap((payment): Happening[] => [
      {
        id: payment.id,
        createdAt: payment.createdAt,
        shown: <Paid onThank={payment === last ? onThank : undefined} payment={payment} />,
      },
      ...(payment.reversedAt
        ? [{ id: `${payment.id} reversed`, createdAt: payment.reversedAt, shown: <Reversed payment={payment} /> }]
        : []),
    ]),
  }
}

function InvoiceCard({ invoice }: { invoice: SentInvoice }) {
  const { invoiceId, kind, number, currency, totalAmount, paidAmount, dueDate, status } = invoice
  const isOwed = kind === 'invoice' && (status === 'unpaid' || status === 'overdue')
  return (
    <Link className={classes.card} params={{ id: invoiceId }} to="/invoices/$id">
      <IconFileInvoice aria-hidden className={classes.icon} size={22} stroke={1.5} />
      <span className={classes.words}>
        <span className={classes.line}>
          <strong>{number}</strong>
          <InvoiceStatusChip invoice={invoice} />
        </span>
        <span className={classes.line}>
          <span className={classes.quiet}>
            {isOwed && isMoreThanZero(paidAmount) ? (
              <Trans>
                <Money amount={minus(totalAmount, paidAmount, currency)} currency={currency} /> of{' '}
                <Money amount={totalAmount} currency={currency} /> left
              </Trans>
            ) : (
              <Money amount={totalAmount} currency={currency} />
            )}
          </span>
          {isOwed && (
            <span className={classes.quiet}>
              <Trans>
                due <Day value={dueDate} />
              </Trans>
            </span>
          )}
        </span>
      </span>
    </Link>
  )
}

function Reversed({ payment: { invoiceId, number, amount, currency, reversedAt } }: { payment: PaymentSeen }) {
  const { time, fullInstant, money } = useFormats()
  const name = (
    <Link params={{ id: invoiceId }} to="/invoices/$id">
      {number}
    </Link>
  )
  const sum = money(amount, currency)
  if (!reversedAt) return null
  return (
    <div className={classes.paid} data-reversed role="note">
      <IconArrowBackUp aria-hidden size={15} stroke={1.75} />
      <span>
        <Trans>
          {sum} on invoice {name} were taken back
        </Trans>
      </span>
      <time dateTime={reversedAt} title={fullInstant(reversedAt)}>
        {time(reversedAt)}
      </time>
    </div>
  )
}

function Paid({ payment, onThank }: { payment: PaymentSeen; onThank: ((words: string) => void) | undefined }) {
  const { t } = useLingui()
  const { time, fullInstant, money } = useFormats()
  const { invoiceId, number, amount, currency, isLast, createdAt } = payment
  const name = (
    <Link params={{ id: invoiceId }} to="/invoices/$id">
      {number}
    </Link>
  )
  const sum = money(amount, currency)
  return (
    <div className={classes.paid} role="note">
      <IconCircleCheck aria-hidden size={15} stroke={1.75} />
      <span>
        {isLast ? (
          <Trans>Invoice {name} is paid</Trans>
        ) : (
          <Trans>
            {sum} came in on invoice {name}
          </Trans>
        )}
      </span>
      <time dateTime={createdAt} title={fullInstant(createdAt)}>
        {time(createdAt)}
      </time>
      {onThank && (
        <Button
          onClick={() => onThank(t`Thank you, your payment on invoice ${number ?? ''} has arrived.`)}
          size="compact-xs"
          variant="subtle"
        >
          <Trans>Say thank you</Trans>
        </Button>
      )}
    </div>
  )
}

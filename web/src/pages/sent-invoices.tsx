import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { PaymentSeen, SentInvoice } from '@steward/contract/inbox/conversations.ts'
import { type Icon, IconArrowBackUp, IconCircleCheck, IconFileInvoice } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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
        ? [
            {
              id: `${payment.id} reversed`,
              createdAt: payment.reversedAt,
              shown: <Reversed at={payment.reversedAt} payment={payment} />,
            },
          ]
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

/** What happened to an invoice, between the messages; what can be done about it stands behind. */
function Line({ sign: Sign, at, isBad, words, children }: LineProps) {
  const { time, fullInstant } = useFormats()
  return (
    <div className={classes.paid} data-reversed={isBad || undefined} role="note">
      <Sign aria-hidden size={15} stroke={1.75} />
      <span>{words}</span>
      <time dateTime={at} title={fullInstant(at)}>
        {time(at)}
      </time>
      {children}
    </div>
  )
}

interface LineProps {
  sign: Icon
  at: string
  isBad?: boolean
  words: ReactNode
  children?: ReactNode
}

const InvoiceLink = ({ invoiceId, number }: Pick<PaymentSeen, 'invoiceId' | 'number'>) => (
  <Link params={{ id: invoiceId }} to="/invoices/$id">
    {number}
  </Link>
)

function Reversed({ payment, at }: { payment: PaymentSeen; at: string }) {
  const { money } = useFormats()
  const name = <InvoiceLink {...payment} />
  const sum = money(payment.amount, payment.currency)
  const words = (
    <Trans>
      {sum} on invoice {name} were taken back
    </Trans>
  )
  return <Line at={at} isBad sign={IconArrowBackUp} words={words} />
}

function Paid({ payment, onThank }: { payment: PaymentSeen; onThank: ((words: string) => void) | undefined }) {
  const { t } = useLingui()
  const { money } = useFormats()
  const { number, amount, currency, isLast, createdAt } = payment
  const name = <InvoiceLink {...payment} />
  const sum = money(amount, currency)
  const words = isLast ? (
    <Trans>Invoice {name} is paid</Trans>
  ) : (
    <Trans>
      {sum} came in on invoice {name}
    </Trans>
  )
  return (
    <Line at={createdAt} sign={IconCircleCheck} words={words}>
      {onThank && (
        <Button
          onClick={() => onThank(t`Thank you, your payment on invoice ${number ?? ''} has arrived.`)}
          size="compact-xs"
          variant="subtle"
        >
          <Trans>Say thank you</Trans>
        </Button>
      )}
    </Line>
  )
}

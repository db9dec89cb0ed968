import { Trans, useLingui } from '@lingui/react/macro'
import type { Invoice } from '@steward/contract/finance/invoices.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { dueOn, InvoiceStatusChip, isOwing } from '../finance/invoice-status.tsx'
import { isMoreThanZero } from '../finance/invoice-totals.ts'
import { invoiceQuery } from '../finance/invoices.ts'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Day } from '../ui/day.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './invoice-page.module.css'

/** The one number people come for, and how it stands. */
export function InvoiceSummary({ invoice }: { invoice: Invoice }) {
  const { currency, totalAmount, paidAmount, dueDate, status } = invoice
  const owing = isOwing(invoice)
  return (
    <header className={classes.summary}>
      <div>
        <p className={classes.amountLabel}>
          {owing ? (
            <span className={status === 'overdue' ? classes.late : undefined}>
              <Trans>
                Due <RelativeTime short={false} value={dueDate} />
              </Trans>
            </span>
          ) : (
            <Trans>Total</Trans>
          )}
        </p>
        <p className={classes.amount}>
          <Money amount={owing ? dueOn(invoice) : totalAmount} currency={currency} />
        </p>
        {owing && isMoreThanZero(paidAmount) && (
          <p className={classes.partly}>
            <Trans>
              <Money amount={paidAmount} currency={currency} /> of <Money amount={totalAmount} currency={currency} /> is
              paid
            </Trans>
            <span aria-hidden className={classes.share}>
              <span style={{ width: `${(100 * Number(paidAmount)) / Number(totalAmount)}%` }} />
            </span>
          </p>
        )}
      </div>
      <InvoiceStatusChip invoice={invoice} />
    </header>
  )
}

/** For whom, from when, and what it belongs to. */
export function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui()
  const { kind, clientName, issueDate, dueDate, voidReason, leadId, creditOf } = invoice
  return (
    <div className={classes.facts}>
      <PropertyList>
        <Property label={t`Client`}>
          <ClientLink id={invoice.clientId}>{clientName}</ClientLink>
        </Property>
        {leadId && <LeadProperty id={leadId} />}
        {issueDate && (
          <Property label={t`Issued`}>
            <Day value={issueDate} />
          </Property>
        )}
        {kind === 'invoice' && (
          <Property label={t`Due`}>
            <Day value={dueDate} />
          </Property>
        )}
        {creditOf && <CreditedProperty id={creditOf} />}
        {voidReason && <Property label={t`Why void`}>{voidReason}</Property>}
      </PropertyList>
    </div>
  )
}

function ClientLink({ id, children }: { id: string; children: ReactNode }) {
  const { can } = useMe()
  if (!can('can_view_clients')) return <bdi>{children}</bdi>
  return (
    <TextLink fz="inherit" params={{ id }} to="/clients/$id">
      <bdi>{children}</bdi>
    </TextLink>
  )
}

// A lead of somebody else reads as not found; then nothing is said of it.
function LeadProperty({ id }: { id: string }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { data: lead } = useQuery({
    ...api.crm.leads.find.queryOptions({ input: { id } }),
    enabled: can('can_view_leads'),
  })
  if (!lead) return null
  return (
    <Property label={t`Lead`}>
      <TextLink fz="inherit" params={{ id }} to="/leads/$id">
        <bdi>{lead.title}</bdi>
      </TextLink>
    </Property>
  )
}

function CreditedProperty({ id }: { id: string }) {
  const { t } = useLingui()
  const { data: invoice } = useQuery(invoiceQuery(id))
  return (
    <Property label={t`Credits`}>
      <TextLink fz="inherit" params={{ id }} to="/invoices/$id">
        {invoice?.number ?? '…'}
      </TextLink>
    </Property>
  )
}

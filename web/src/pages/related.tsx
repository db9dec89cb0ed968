import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LeadStatusChip } from '../crm/lead-status.tsx'
import { dueOn, InvoiceStatusChip, isOwing } from '../finance/invoice-status.tsx'
import { useCustomerName } from '../inbox/channel-badge.tsx'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { PageSection } from '../ui/page.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import classes from './record-page.module.css'

/** What belongs to a lead or a client, each list as far as one may see it. */
interface Of {
  leadId?: string
  clientId?: string
}

const FEW = 10

export function RelatedLeads({ clientId }: { clientId: string }) {
  const { can } = useMe()
  const { data } = useQuery(
    api.crm.leads.list.queryOptions({ input: { clientId, limit: FEW }, enabled: can('can_view_leads') }),
  )
  return (
    <Related isShown={can('can_view_leads')} title={<Trans>Leads</Trans>}>
      {data?.items.map(({ id, title, status }) => (
        <li key={id}>
          <TextLink dir="auto" params={{ id }} to="/leads/$id">
            {title}
          </TextLink>
          <LeadStatusChip status={status} />
        </li>
      ))}
    </Related>
  )
}

export function RelatedConversations(of: Of) {
  const { can } = useMe()
  const nameOf = useCustomerName()
  const { data } = useQuery(
    api.inbox.conversations.list.queryOptions({ input: { ...of, limit: FEW }, enabled: can('can_view_social') }),
  )
  return (
    <Related isShown={can('can_view_social')} title={<Trans>Conversations</Trans>}>
      {data?.items.map(conversation => (
        <li key={conversation.id}>
          <TextLink dir="auto" params={{ id: conversation.id }} to="/inbox/$id">
            {nameOf(conversation)}
          </TextLink>
          <RelativeTime value={conversation.lastMessageAt} />
        </li>
      ))}
    </Related>
  )
}

export function RelatedInvoices({ leadId, clientId, billTo }: Of & { billTo: string | null }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { data } = useQuery(
    api.finance.invoices.list.queryOptions({
      input: { ...(leadId ? { leadId } : { clientId }), limit: FEW },
      enabled: can('can_view_invoices'),
    }),
  )
  return (
    <Related
      action={
        can('can_create_invoices') &&
        billTo && (
          <ButtonLink
            params={{ id: 'new' }}
            search={{ client: billTo, ...(leadId && { lead: leadId }) }}
            size="compact-sm"
            to="/invoices/$id"
            variant="default"
          >
            <Trans>New invoice</Trans>
          </ButtonLink>
        )
      }
      isShown={can('can_view_invoices')}
      title={<Trans>Invoices</Trans>}
    >
      {data?.items.map(invoice => (
        <li key={invoice.id}>
          <TextLink params={{ id: invoice.id }} to="/invoices/$id">
            {invoice.number ?? t`Draft`}
          </TextLink>
          <InvoiceStatusChip invoice={invoice} />
          <Money amount={isOwing(invoice) ? dueOn(invoice) : invoice.totalAmount} currency={invoice.currency} />
        </li>
      ))}
    </Related>
  )
}

export function RelatedTasks(of: Of) {
  const { t } = useLingui()
  const { can } = useMe()
  const { data } = useQuery(
    api.tasks.tasks.list.queryOptions({ input: { ...of, limit: FEW }, enabled: can('can_view_tasks') }),
  )
  const words = { todo: t`To do`, in_progress: t`In progress`, done: t`Done` }
  const tones = { todo: 'quiet', in_progress: 'progress', done: 'good' } as const
  return (
    <Related isShown={can('can_view_tasks')} title={<Trans>Tasks</Trans>}>
      {data?.items.map(({ id, title, status }) => (
        <li key={id}>
          <span dir="auto">{title}</span>
          <StatusChip plain tone={tones[status]}>
            {words[status]}
          </StatusChip>
        </li>
      ))}
    </Related>
  )
}

interface RelatedProps {
  title: ReactNode
  isShown: boolean
  action?: ReactNode
  children: ReactNode[] | undefined
}

function Related({ title, isShown, action, children }: RelatedProps) {
  if (!isShown) return null
  return (
    <PageSection action={action} title={title}>
      {children?.length ? (
        <ul className={classes.records}>{children}</ul>
      ) : (
        <p className={classes.nothing}>
          <Trans>None yet.</Trans>
        </p>
      )}
    </PageSection>
  )
}

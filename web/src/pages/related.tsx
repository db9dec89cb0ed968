import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LeadStatusChip } from '../crm/lead-status.tsx'
import { NewLeadDialog } from '../crm/new-lead-dialog.tsx'
import { dueOn, InvoiceStatusChip, isOwing } from '../finance/invoice-status.tsx'
import { useCustomerName } from '../inbox/channel-badge.tsx'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { useFormats } from '../ui/formats.tsx'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { PageSection } from '../ui/page.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './record-page.module.css'
import { RelatedTask, TaskAdder } from './related-tasks.tsx'

/** What belongs to a lead, a client or a person, each list as far as one may see it. */
interface Of {
  leadId?: string
  clientId?: string
  assignedTo?: string
}

const FEW = 5
const MANY = 100

export function RelatedLeads({ client, assignedTo }: { client?: { id: string; name: string }; assignedTo?: string }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [limit, setLimit] = useState(FEW)
  const [isAdding, setAdding] = useState(false)
  const { data } = useQuery(
    api.crm.leads.list.queryOptions({
      input: { ...(client && { clientId: client.id }), ...(assignedTo && { assignedTo }), limit },
      enabled: can('can_view_leads'),
    }),
  )
  return (
    <Related
      action={client && can('can_create_leads') && <Add onClick={() => setAdding(true)}>{t`New lead`}</Add>}
      isShown={can('can_view_leads')}
      onAll={() => setLimit(MANY)}
      page={data}
      title={<Trans>Leads</Trans>}
    >
      {data?.items.map(({ id, title, status, value }) => (
        <li key={id}>
          <TextLink dir="auto" params={{ id }} to="/leads/$id">
            {title}
          </TextLink>
          <span className={classes.aside}>
            <Money amount={value} />
            <LeadStatusChip status={status} />
          </span>
        </li>
      ))}
      {isAdding && client && (
        <NewLeadDialog
          client={client}
          key="dialog"
          onAdded={({ title }) => {
            setAdding(false)
            toast(t`${title} added`)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Related>
  )
}

export function RelatedConversations(of: Of) {
  const { can } = useMe()
  const nameOf = useCustomerName()
  const [limit, setLimit] = useState(FEW)
  const { data } = useQuery(
    api.inbox.conversations.list.queryOptions({ input: { ...of, limit }, enabled: can('can_view_social') }),
  )
  return (
    <Related
      isShown={can('can_view_social')}
      onAll={() => setLimit(MANY)}
      page={data}
      title={<Trans>Conversations</Trans>}
    >
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
  const [limit, setLimit] = useState(FEW)
  const { data } = useQuery(
    api.finance.invoices.list.queryOptions({
      input: { ...(leadId ? { leadId } : { clientId }), limit },
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
      onAll={() => setLimit(MANY)}
      page={data}
      title={<Trans>Invoices</Trans>}
    >
      {data?.items.map(invoice => (
        <li key={invoice.id}>
          <TextLink params={{ id: invoice.id }} to="/invoices/$id">
            {invoice.number ?? t`Draft`}
          </TextLink>
          <span className={classes.aside}>
            <Money amount={isOwing(invoice) ? dueOn(invoice) : invoice.totalAmount} currency={invoice.currency} />
            <InvoiceStatusChip invoice={invoice} />
          </span>
        </li>
      ))}
    </Related>
  )
}

export function RelatedTasks(of: Of) {
  const { t } = useLingui()
  const { can } = useMe()
  const [limit, setLimit] = useState(FEW)
  const [isAdding, setAdding] = useState(false)
  const { data } = useQuery(
    api.tasks.tasks.list.queryOptions({
      // Of a lead or client what was done matters too; somebody's own list would drown in it.
      input: { ...of, ...(of.assignedTo && { done: 'false' as const }), sort: 'dueDate', limit },
      enabled: can('can_view_tasks'),
    }),
  )
  return (
    <Related
      action={can('can_create_tasks') && <Add onClick={() => setAdding(true)}>{t`Add task`}</Add>}
      isShown={can('can_view_tasks')}
      onAll={() => setLimit(MANY)}
      page={data}
      title={<Trans>Tasks</Trans>}
    >
      {data?.items.map(task => (
        <RelatedTask key={task.id} task={task} />
      ))}
      {isAdding && <TaskAdder key="adder" of={of} onClose={() => setAdding(false)} />}
    </Related>
  )
}

const Add = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button onClick={onClick} size="compact-sm" variant="default">
    {children}
  </Button>
)

interface RelatedProps {
  title: ReactNode
  isShown: boolean
  action?: ReactNode
  page: { items: unknown[]; total: number | null } | undefined
  /** Shows more than the first few. */
  onAll: () => void
  children: ReactNode
}

function Related({ title, isShown, action, page, onAll, children }: RelatedProps) {
  const { number } = useFormats()
  if (!isShown) return null
  const total = page?.total ?? 0
  const hasMore = page && total > page.items.length && page.items.length < MANY
  return (
    <PageSection action={action} title={title}>
      <ul className={classes.records}>{children}</ul>
      {page?.items.length === 0 && (
        <p className={classes.nothing}>
          <Trans>None yet.</Trans>
        </p>
      )}
      {hasMore && (
        <Button color="gray" mt={4} onClick={onAll} size="compact-sm" variant="subtle">
          <Trans>Show all {number(total)}</Trans>
        </Button>
      )}
    </PageSection>
  )
}

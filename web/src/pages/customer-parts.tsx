import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { IconSend2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { WinDialog } from '../crm/close-lead.tsx'
import { LeadStatusChip } from '../crm/lead-status.tsx'
import { dueOn, InvoiceStatusChip } from '../finance/invoice-status.tsx'
import { useCustomerName, usePartName } from '../inbox/channel-badge.tsx'
import { useMerging } from '../inbox/merging.ts'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Due } from '../tasks/due.tsx'
import { TaskTick } from '../tasks/task-tick.tsx'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import type { Ask } from './conversation-head.tsx'
import classes from './customer-panel.module.css'

interface Props {
  conversation: Conversation
  onAsk: (ask: Ask) => void
}

const FEW = 5
const SendInvoiceDialog = lazy(() => import('./send-invoice-dialog.tsx'))

export function ClientPart({ conversation: { clientId, clientName }, onAsk }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { data: client } = useQuery(
    api.crm.clients.find.queryOptions({
      input: { id: clientId ?? '' },
      enabled: clientId !== null && can('can_view_clients'),
    }),
  )
  if (!can('can_view_clients')) return null
  return (
    <Part
      action={!clientId && <Step onClick={() => onAsk('client')}>{t`Link a client`}</Step>}
      none={t`Not linked to a client yet.`}
      title={t`Client`}
    >
      {clientId && [
        <li className={classes.record} data-tall key={clientId}>
          <TextLink dir="auto" params={{ id: clientId }} to="/clients/$id">
            {client?.name ?? clientName ?? t`Client`}
          </TextLink>
          {client?.contactInfo && <Contact text={client.contactInfo} />}
          {client?.address && (
            <span className={classes.aside} dir="auto">
              {client.address}
            </span>
          )}
        </li>,
      ]}
    </Part>
  )
}

// What is known of how to reach somebody is free text: a lone address or number of it can be pressed.
function Contact({ text }: { text: string }) {
  return text.split(/\n|,|;/).map(line => {
    const word = line.trim()
    const isMail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)
    const isPhone = /^\+?[\d\s()/-]{6,20}$/.test(word)
    if (!isMail && !isPhone) {
      return (
        <span className={classes.aside} dir="auto" key={word}>
          {word}
        </span>
      )
    }
    return (
      <a
        className={classes.aside}
        dir="ltr"
        href={isMail ? `mailto:${word}` : `tel:${word.replaceAll(/[^\d+]/g, '')}`}
        key={word}
      >
        {word}
      </a>
    )
  })
}

export function LeadPart({ conversation: { leadId, clientId }, onAsk }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const maySee = can('can_view_leads')
  const { data: own } = useQuery(
    api.crm.leads.find.queryOptions({ input: { id: leadId ?? '' }, enabled: leadId !== null && maySee }),
  )
  const { data: ofClient } = useQuery(
    api.crm.leads.list.queryOptions({
      input: { clientId: clientId ?? '', limit: FEW },
      enabled: clientId !== null && maySee,
    }),
  )
  const [isWinning, setWinning] = useState(false)
  if (!maySee) return null
  const others = ofClient?.items.filter(({ id }) => id !== leadId) ?? []
  const isOpen = own?.status === 'new' || own?.status === 'negotiation'
  const step = !leadId
    ? can('can_create_leads') && <Step onClick={() => onAsk('lead')}>{t`Make a lead`}</Step>
    : isOpen && can('can_close_leads') && <Step onClick={() => setWinning(true)}>{t`Win`}</Step>
  return (
    <>
      <Part action={step} none={t`No lead yet.`} title={others.length > 0 ? t`Leads` : t`Lead`}>
        {[...(own ? [own] : []), ...others].map(({ id, title, status, value }) => (
          <li className={classes.record} key={id}>
            <TextLink dir="auto" params={{ id }} to="/leads/$id">
              {title}
            </TextLink>
            <Money amount={value} whole />
            <LeadStatusChip status={status} />
          </li>
        ))}
      </Part>
      {isWinning && own && <WinDialog lead={own} onClose={() => setWinning(false)} />}
    </>
  )
}

export function InvoicesPart({ conversation: { id, clientId, leadId, mayReply }, onAsk }: Props) {
  const [sending, setSending] = useState<InvoiceRow>()
  const { t } = useLingui()
  const { can } = useMe()
  const maySee = can('can_view_invoices')
  const owed = (status: 'overdue' | 'unpaid') =>
    api.finance.invoices.list.queryOptions({
      input: { clientId: clientId ?? '', status, sort: 'dueDate', limit: FEW },
      enabled: clientId !== null && maySee,
    })
  const [overdue, unpaid] = [useQuery(owed('overdue')).data, useQuery(owed('unpaid')).data]
  if (!maySee) return null
  const maySend = mayReply && can('can_reply_social')
  const mayDraft = can('can_create_invoices') && can('can_view_clients')
  const step =
    mayDraft &&
    (clientId ? (
      <ButtonLink
        params={{ id: 'new' }}
        search={{ client: clientId, ...(leadId && { lead: leadId }) }}
        size="compact-sm"
        to="/invoices/$id"
        variant="default"
      >
        <Trans>Draft an invoice</Trans>
      </ButtonLink>
    ) : (
      <Step onClick={() => onAsk('invoice')}>{t`Draft an invoice`}</Step>
    ))
  return (
    <>
      {sending && (
        <Suspense>
          <SendInvoiceDialog conversationId={id} invoice={sending} onClose={() => setSending(undefined)} />
        </Suspense>
      )}
      <Part action={step} none={clientId ? t`Nothing is due.` : t`None yet.`} title={t`Open invoices`}>
        {[...(overdue?.items ?? []), ...(unpaid?.items ?? [])].map(invoice => (
          <li className={classes.record} key={invoice.id}>
            <TextLink params={{ id: invoice.id }} to="/invoices/$id">
              {invoice.number ?? t`Draft`}
            </TextLink>
            <Money amount={dueOn(invoice)} currency={invoice.currency} />
            <InvoiceStatusChip invoice={invoice} />
            {maySend && (
              <ActionIcon
                aria-label={t`Send invoice ${invoice.number ?? ''}`}
                onClick={() => setSending(invoice)}
                size={24}
                title={t`Send to the customer`}
              >
                <IconSend2 aria-hidden className={classes.mirrored} size={16} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </Part>
    </>
  )
}

export function TasksPart({ conversation: { id }, onAsk }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { data } = useQuery(
    api.tasks.tasks.list.queryOptions({
      input: { conversationId: id, limit: 2 * FEW },
      enabled: can('can_view_tasks'),
    }),
  )
  if (!can('can_view_tasks')) return null
  return (
    <Part
      action={can('can_create_tasks') && <Step onClick={() => onAsk('task')}>{t`Make a task`}</Step>}
      none={t`Nothing to be done.`}
      title={t`Tasks`}
    >
      {data?.items.map(task => (
        <li className={classes.record} data-done={task.status === 'done' || undefined} key={task.id}>
          <TaskTick task={task} />
          <TextLink c="inherit" className={classes.grows} dir="auto" params={{ id: task.id }} to="/tasks/$id">
            {task.title}
          </TextLink>
          <Due task={task} />
        </li>
      ))}
    </Part>
  )
}

/** What the conversation is made of, where some were merged. */
export function MergedConversations({ conversation: { id, parts } }: Pick<Props, 'conversation'>) {
  const { t } = useLingui()
  const { can } = useMe()
  const partName = usePartName()
  const { split, isPending } = useMerging(id)
  if (parts.length === 0) return null
  return (
    <Part title={t`Merged conversations`}>
      {parts.map(part => (
        <li className={classes.record} key={part.id}>
          <span className={classes.merged} dir="auto">
            {partName(part)}
          </span>
          {part.id !== id && can('can_reply_social') && (
            <Button disabled={isPending} onClick={() => split(part.id)} size="compact-sm" variant="subtle">
              <Trans>Take out</Trans>
            </Button>
          )}
        </li>
      ))}
    </Part>
  )
}

export function OtherConversations({ conversation: { id, clientId } }: Pick<Props, 'conversation'>) {
  const { t } = useLingui()
  const nameOf = useCustomerName()
  const { data } = useQuery(
    api.inbox.conversations.list.queryOptions({
      input: { clientId: clientId ?? '', limit: FEW + 1 },
      enabled: clientId !== null,
    }),
  )
  const others = data?.items.filter(other => other.id !== id) ?? []
  if (others.length === 0) return null
  return (
    <Part title={t`Other conversations of this client`}>
      {others.map(other => (
        <li className={classes.record} key={other.id}>
          <TextLink dir="auto" params={{ id: other.id }} search={true} to="/inbox/$id">
            {nameOf(other)}
          </TextLink>
          <RelativeTime value={other.lastMessageAt} />
        </li>
      ))}
    </Part>
  )
}

interface PartProps {
  title: string
  action?: ReactNode
  /** What stands there while there is nothing. */
  none?: string
  children: ReactNode[] | false | null | undefined | ''
}

function Part({ title, action, none, children }: PartProps) {
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h3>{title}</h3>
        {action}
      </div>
      {children && children.length > 0 ? (
        <ul className={classes.records}>{children}</ul>
      ) : (
        none && <p className={classes.nothing}>{none}</p>
      )}
    </section>
  )
}

const Step = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button onClick={onClick} size="compact-sm" variant="default">
    {children}
  </Button>
)

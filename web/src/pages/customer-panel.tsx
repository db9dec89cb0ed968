import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ClientSelect } from '../crm/client-select.tsx'
import { usePeopleOptions } from '../crm/people.ts'
import { useChannelName } from '../inbox/channel-badge.tsx'
import { useAssign, useRefresh } from '../inbox/conversations.ts'
import classes from '../inbox/inbox.module.css'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { Question } from '../ui/question.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { toast } from '../ui/toast.tsx'

/** Everything known about whoever is writing, and the next step for each. */
export function CustomerPanel({ conversation, name }: { conversation: Conversation; name: string }) {
  const channelName = useChannelName()
  return (
    <div className={classes.panel}>
      <PropertyList>
        <Property label={<Trans>Customer</Trans>}>
          <span dir="auto">{name}</span>
        </Property>
        <Property label={<Trans>Channel</Trans>}>{channelName(conversation.platform)}</Property>
        <Assignee conversation={conversation} />
      </PropertyList>
      <TakeIt conversation={conversation} />
      <LeadPart conversation={conversation} name={name} />
      <ClientPart conversation={conversation} />
      <TaskPart conversation={conversation} />
    </div>
  )
}

function Assignee({ conversation: { id, assignedTo, assignedName } }: { conversation: Conversation }) {
  const { t } = useLingui()
  const { can } = useMe()
  const people = usePeopleOptions({ id: assignedTo, name: assignedName })
  const assign = useAssign()
  return (
    <ChoiceProperty
      clearable
      label={t`Assigned to`}
      onSave={can('can_reply_social') ? employeeId => assign.mutateAsync({ id, employeeId }) : undefined}
      onSearch={people.onSearch}
      options={people.options}
      placeholder={t`Nobody yet`}
      shown={assignedName}
      value={assignedTo}
    />
  )
}

function TakeIt({ conversation: { id, assignedTo } }: { conversation: Conversation }) {
  const { can, employee } = useMe()
  const assign = useAssign()
  if (assignedTo || !employee || !can('can_reply_social')) return null
  return (
    <Button mt={8} onClick={() => assign.mutate({ id, employeeId: employee.id })} size="compact-sm" variant="default">
      <Trans>Take it</Trans>
    </Button>
  )
}

function LeadPart({ conversation, name }: { conversation: Conversation; name: string }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [isAsking, setAsking] = useState(false)
  const { leadId, leadTitle } = conversation
  const { data: lead } = useQuery(
    api.crm.leads.find.queryOptions({ input: { id: leadId ?? '' }, enabled: Boolean(leadId) && can('can_view_leads') }),
  )
  const refresh = useRefresh()
  const win = useMutation(api.crm.leads.win.mutationOptions({ onSuccess: refresh }))
  if (!can('can_view_leads')) return null
  const isOpen = lead?.status === 'new' || lead?.status === 'negotiation'
  return (
    <>
      <h2>
        <Trans>Lead</Trans>
      </h2>
      {leadId ? (
        <div className={classes.record}>
          <TextLink params={{ id: leadId }} to="/leads/$id">
            {lead?.title ?? leadTitle ?? t`Lead`}
          </TextLink>
          {lead && <Money amount={lead.value} />}
        </div>
      ) : (
        can('can_create_leads') && (
          <Button onClick={() => setAsking(true)} size="compact-sm" variant="default">
            <Trans>Make a lead</Trans>
          </Button>
        )
      )}
      {lead && isOpen && can('can_close_leads') && (
        <Button loading={win.isPending} mt={8} onClick={() => win.mutate({ id: lead.id })} size="compact-sm">
          <Trans>Win</Trans>
        </Button>
      )}
      {isAsking && <LeadDialog conversationId={conversation.id} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}

function LeadDialog({ conversationId, name, onClose }: { conversationId: string; name: string; onClose: () => void }) {
  const { t } = useLingui()
  const [title, setTitle] = useState(name)
  const [value, setValue] = useState('')
  const refresh = useRefresh()
  const make = useMutation(
    api.inbox.conversations.lead.mutationOptions({
      onSuccess: async () => {
        await refresh()
        toast(t`Lead made`)
        onClose()
      },
    }),
  )
  return (
    <Question
      isWorking={make.isPending}
      onClose={onClose}
      onSubmit={() => make.mutate({ id: conversationId, title, ...(value && { value }) })}
      title={t`Make a lead`}
      verb={t`Make a lead`}
    >
      <TextInput
        data-autofocus
        label={t`Title`}
        maxLength={200}
        onChange={event => setTitle(event.currentTarget.value)}
        required
        value={title}
      />
      <AmountField label={t`Value`} onChange={setValue} value={value} />
    </Question>
  )
}

function ClientPart({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { clientId, clientName, leadId } = conversation
  const { data: invoices } = useQuery(
    api.finance.invoices.list.queryOptions({
      input: { clientId: clientId ?? '', limit: 5 },
      enabled: Boolean(clientId) && can('can_view_invoices'),
    }),
  )
  if (!can('can_view_clients')) return null
  if (!clientId) {
    return (
      <>
        <h2>
          <Trans>Client</Trans>
        </h2>
        <LinkClient conversationId={conversation.id} />
      </>
    )
  }
  return (
    <>
      <h2>
        <Trans>Client</Trans>
      </h2>
      <div className={classes.record}>
        <TextLink params={{ id: clientId }} to="/clients/$id">
          {clientName ?? t`Client`}
        </TextLink>
      </div>
      {can('can_view_invoices') && (
        <>
          <h2>
            <Trans>Invoices</Trans>
          </h2>
          <ul className={classes.records}>
            {invoices?.items.map(invoice => (
              <li className={classes.record} key={invoice.id}>
                <TextLink params={{ id: invoice.id }} to="/invoices/$id">
                  {invoice.number ?? t`Draft`}
                </TextLink>
                <Money amount={invoice.totalAmount} currency={invoice.currency} />
              </li>
            ))}
          </ul>
        </>
      )}
      {can('can_create_invoices') && (
        <ButtonLink
          params={{ id: 'new' }}
          search={{ client: clientId, ...(leadId && { lead: leadId }) }}
          size="compact-sm"
          to="/invoices/$id"
          variant="default"
        >
          <Trans>New invoice</Trans>
        </ButtonLink>
      )}
    </>
  )
}

function LinkClient({ conversationId }: { conversationId: string }) {
  const refresh = useRefresh()
  const link = useMutation(api.inbox.conversations.client.mutationOptions({ onSuccess: refresh }))
  return <ClientSelect onChange={clientId => clientId && link.mutate({ id: conversationId, clientId })} value={null} />
}

function TaskPart({ conversation: { id } }: { conversation: Conversation }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [title, setTitle] = useState<string>()
  const refresh = useRefresh()
  const { data, refetch } = useQuery(
    api.tasks.tasks.list.queryOptions({ input: { conversationId: id, limit: 10 }, enabled: can('can_view_tasks') }),
  )
  const make = useMutation(
    api.inbox.conversations.task.mutationOptions({
      onSuccess: async () => {
        setTitle(undefined)
        await Promise.all([refresh(), refetch()])
      },
    }),
  )
  if (!can('can_view_tasks')) return null
  const words = { todo: t`To do`, in_progress: t`In progress`, done: t`Done` }
  const tones = { todo: 'quiet', in_progress: 'progress', done: 'good' } as const
  return (
    <>
      <h2>
        <Trans>Tasks</Trans>
      </h2>
      <ul className={classes.records}>
        {data?.items.map(task => (
          <li className={classes.record} key={task.id}>
            <span dir="auto">{task.title}</span>
            <StatusChip plain tone={tones[task.status]}>
              {words[task.status]}
            </StatusChip>
          </li>
        ))}
      </ul>
      {can('can_create_tasks') && (
        <Button onClick={() => setTitle('')} size="compact-sm" variant="default">
          <Trans>Make a task</Trans>
        </Button>
      )}
      {title !== undefined && (
        <Question
          isWorking={make.isPending}
          onClose={() => setTitle(undefined)}
          onSubmit={() => title.trim() && make.mutate({ id, title: title.trim() })}
          title={t`Make a task`}
          verb={t`Make a task`}
        >
          <TextInput
            data-autofocus
            label={t`What is to be done?`}
            maxLength={200}
            onChange={event => setTitle(event.currentTarget.value)}
            required
            value={title}
          />
        </Question>
      )}
    </>
  )
}

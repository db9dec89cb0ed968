import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Anchor, Button } from '@mantine/core'
import type { Conversation, Customer } from '@steward/contract/inbox/conversations.ts'
import { IconArrowLeft, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CustomerAvatar, useChannelName } from '../inbox/channel-badge.tsx'
import { channelKinds } from '../inbox/channel-kinds.ts'
import { useAssign, useGive } from '../inbox/conversations.ts'
import type { InboxFilters } from '../inbox/inbox-filters.ts'
import { LabelsProperty } from '../inbox/labels-property.tsx'
import { TeamProperty } from '../inbox/team-property.tsx'
import { usePeopleOptions } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { Day } from '../ui/day.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Person } from '../ui/person.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import type { Ask } from './conversation-head.tsx'
import classes from './customer-panel.module.css'
import {
  ClientPart,
  InvoicesPart,
  LeadPart,
  MergedConversations,
  OtherConversations,
  TasksPart,
} from './customer-parts.tsx'

interface Props {
  conversation: Conversation
  customer: Customer | undefined
  name: string
  onAsk: (ask: Ask) => void
}

/** Everything known about whoever is writing, each with its next step. */
export function CustomerPanel({ conversation, customer, name, onAsk }: Props) {
  return (
    <>
      <Top conversation={conversation} name={name} />
      <div className={classes.panel}>
        <Facts conversation={conversation} customer={customer} />
        <ClientPart conversation={conversation} onAsk={onAsk} />
        <LeadPart conversation={conversation} onAsk={onAsk} />
        <InvoicesPart conversation={conversation} onAsk={onAsk} />
        <TasksPart conversation={conversation} onAsk={onAsk} />
        <MergedConversations conversation={conversation} />
        <OtherConversations conversation={conversation} />
      </div>
    </>
  )
}

function Top({ conversation: { id, platform }, name }: Pick<Props, 'conversation' | 'name'>) {
  const { t } = useLingui()
  const away = (icon: ReactNode, label: string, className: string | undefined) => (
    <ActionIcon
      aria-label={label}
      className={className}
      renderRoot={props => (
        <Link
          {...props}
          params={{ id }}
          search={before => ({ ...(before as InboxFilters), who: undefined })}
          to="/inbox/$id"
        />
      )}
    >
      {icon}
    </ActionIcon>
  )
  return (
    <header className={classes.top}>
      {away(
        <IconArrowLeft aria-hidden className={classes.mirrored} size={20} stroke={1.75} />,
        t`Back to the conversation`,
        classes.back,
      )}
      <CustomerAvatar id={id} name={name} platform={platform} size={40} />
      <h2 className={classes.name} dir="auto">
        {name}
      </h2>
      {away(<IconX aria-hidden size={18} stroke={1.75} />, t`Close`, classes.close)}
    </header>
  )
}

function Facts({ conversation, customer }: Pick<Props, 'conversation' | 'customer'>) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const channelName = useChannelName()
  const { dayOf } = useFormats()
  const { id, platform, assignedTo, assignedName, channelName: page, createdAt } = conversation
  const people = usePeopleOptions({ id: assignedTo, name: assignedName })
  const assign = useAssign()
  const give = useGive(conversation)
  const mayAnswer = can('can_reply_social')
  const mayGive = mayAnswer && can('can_view_all_conversations')
  const branch = customer?.channel?.branchName
  const otherIds = customer?.identities.filter(({ id }) => `+${id}` !== customer.phone) ?? []
  return (
    <>
      <PropertyList>
        <Property label={<Trans>Channel</Trans>}>
          {[channelName(platform), page, branch].filter(Boolean).join(' · ')}
        </Property>
        {customer?.phone && (
          <Property label={<Trans>Phone</Trans>}>
            <Anchor dir="ltr" fz={13} href={`tel:${customer.phone}`}>
              {customer.phone}
            </Anchor>
          </Property>
        )}
        {customer?.email && (
          <Property label={<Trans>E-mail</Trans>}>
            <Anchor dir="ltr" fz={13} href={`mailto:${customer.email}`}>
              {customer.email}
            </Anchor>
          </Property>
        )}
        {customer?.page && (
          <Property label={<Trans>Wrote from</Trans>}>
            <Anchor dir="ltr" fz={13} href={customer.page} rel="noreferrer" target="_blank">
              {customer.page.replace(/^https?:\/\//, '')}
            </Anchor>
          </Property>
        )}
        {otherIds.map(known => (
          <Property key={known.id} label={t(channelKinds[known.platform].customerId)}>
            <CopyText>{known.id}</CopyText>
          </Property>
        ))}
        <Property label={<Trans>Known since</Trans>}>
          <Day value={dayOf(createdAt)} />
        </Property>
        <ChoiceProperty
          clearable
          label={t`Assigned to`}
          onSave={mayGive ? give : undefined}
          onSearch={people.onSearch}
          options={people.options}
          placeholder={t`Nobody yet`}
          shown={assignedTo && assignedName && <Person id={assignedTo} name={assignedName} />}
          value={assignedTo}
        />
        <TeamProperty conversation={conversation} mayGive={mayAnswer} />
        <LabelsProperty conversation={conversation} />
      </PropertyList>
      {!assignedTo && employee && mayAnswer && (
        <Button
          loading={assign.isPending}
          mt={8}
          onClick={() => assign.mutate({ id, employeeId: employee.id })}
          size="compact-sm"
          variant="default"
        >
          <Trans>Take it</Trans>
        </Button>
      )}
    </>
  )
}

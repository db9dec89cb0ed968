import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Lead } from '@steward/contract/crm/leads.ts'
import { usePeopleOptions } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { AmountProperty } from '../ui/amount-property.tsx'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { ContactText } from '../ui/contact-text.tsx'
import { Instant } from '../ui/instant.tsx'
import { TextLink } from '../ui/link.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import { BranchProperty } from './branch-property.tsx'
import { useClientOptions } from './client-select.tsx'
import { useChangeLead, useSources } from './leads.ts'

/** What is known about a lead, each fact edited in place. */
export function LeadProperties({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeLead(lead)
  const mayEdit = can('can_edit_leads')
  const sources = useSources(mayEdit)
  const save = (field: keyof Lead) =>
    mayEdit ? (value: string | null) => change({ [field]: value } as Parameters<typeof change>[0]) : undefined
  return (
    <PropertyList>
      <TextProperty label={t`Title`} onSave={save('title')} required value={lead.title} />
      <AmountProperty label={t`Value`} onSave={save('value')} value={lead.value} />
      <TextProperty label={t`Source`} onSave={save('source')} required suggestions={sources} value={lead.source} />
      <AssigneeProperty lead={lead} />
      <ClientProperty lead={lead} />
      <BranchProperty onSave={save('branchId')} value={lead.branchId} />
      <TextProperty
        label={t`Contact`}
        long
        onSave={save('contactInfo')}
        placeholder={t`Phone, e-mail …`}
        shown={lead.contactInfo ? <ContactText>{lead.contactInfo}</ContactText> : undefined}
        value={lead.contactInfo}
      />
      <TextProperty
        label={t`Notes`}
        long
        onSave={save('notes')}
        placeholder={t`What else is worth knowing`}
        value={lead.notes}
      />
      {lead.lostReason && <Property label={t`Why lost`}>{lead.lostReason}</Property>}
      {lead.closedAt && (
        <Property label={lead.status === 'won' ? t`Won on` : t`Lost on`}>
          <Instant value={lead.closedAt} />
        </Property>
      )}
      <Property label={t`Created`}>
        <Instant value={lead.createdAt} />
      </Property>
    </PropertyList>
  )
}

function AssigneeProperty({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const change = useChangeLead(lead)
  const { assignedTo, assignedName } = lead
  const people = usePeopleOptions({ id: assignedTo, name: assignedName })
  const mayGive = can('can_edit_leads') && can('can_assign_leads')
  if (!assignedTo && employee && can('can_edit_leads') && !mayGive) {
    return (
      <Property label={t`Assigned to`}>
        <Button
          onClick={() => void change({ assignedTo: employee.id }).catch(() => {})}
          size="compact-xs"
          variant="default"
        >
          <Trans>Take it</Trans>
        </Button>
      </Property>
    )
  }
  return (
    <ChoiceProperty
      clearable
      label={t`Assigned to`}
      onSave={mayGive ? id => change({ assignedTo: id }) : undefined}
      onSearch={people.onSearch}
      options={people.options}
      placeholder={t`Nobody yet`}
      shown={
        assignedTo &&
        assignedName && (
          <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
            <PersonAvatar decorative id={assignedTo} name={assignedName} size={18} />
            <bdi>{assignedName}</bdi>
          </span>
        )
      }
      value={assignedTo}
    />
  )
}

function ClientProperty({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeLead(lead)
  const { clientId, clientName } = lead
  const maySee = can('can_view_clients')
  const clients = useClientOptions({ id: clientId, name: clientName }, maySee)
  return (
    <ChoiceProperty
      clearable
      hasLinks={maySee}
      label={t`Client`}
      onSave={maySee && can('can_edit_leads') ? id => change({ clientId: id }) : undefined}
      onSearch={clients.onSearch}
      options={clients.options}
      placeholder={t`None yet`}
      shown={
        clientId && maySee ? (
          <TextLink dir="auto" fz="inherit" params={{ id: clientId }} to="/clients/$id">
            {clientName}
          </TextLink>
        ) : (
          clientName
        )
      }
      value={clientId}
    />
  )
}

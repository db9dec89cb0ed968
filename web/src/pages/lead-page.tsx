import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Lead } from '@steward/contract/crm/leads.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { LeadActions } from '../crm/lead-actions.tsx'
import { LeadStatusChip } from '../crm/lead-status.tsx'
import { leadQuery, useChangeLead } from '../crm/leads.ts'
import { usePeopleOptions } from '../crm/people.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { Timeline } from '../platform/timeline.tsx'
import { AmountProperty } from '../ui/amount-property.tsx'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { Nothing, Property, PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import classes from './record-page.module.css'
import { RelatedConversations, RelatedInvoices, RelatedTasks } from './related.tsx'

/** A lead: what happened, what is known, and what comes next. */
export function LeadPage() {
  const { t } = useLingui()
  const { id } = useParams({ from: '/shell/leads/$id' })
  const { data: lead, error, refetch } = useQuery(leadQuery(id))
  const trail = [{ label: t`Leads`, to: '/leads' as const }]
  if (!lead) {
    return (
      <Page title={t`Lead`} trail={trail}>
        {error ? (
          <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
        ) : (
          <Skeleton height={120} radius="md" />
        )}
      </Page>
    )
  }
  return (
    <Page action={<LeadActions lead={lead} />} title={lead.title} trail={trail}>
      <div className={classes.record}>
        <div>
          <div className={classes.state}>
            <LeadStatusChip status={lead.status} />
            <span className={classes.amount}>
              <Money amount={lead.value} />
            </span>
          </div>
          <PageSection title={<Trans>What happened</Trans>}>
            <Timeline subject={`lead:${id}`} />
          </PageSection>
        </div>
        <div className={classes.side}>
          <LeadProperties lead={lead} />
          <div>
            <RelatedConversations leadId={id} />
            <RelatedInvoices billTo={lead.clientId} leadId={id} />
            <RelatedTasks leadId={id} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function LeadProperties({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeLead(lead)
  const people = usePeopleOptions({ id: lead.assignedTo, name: lead.assignedName })
  const mayEdit = can('can_edit_leads')
  const save =
    <Value,>(field: string) =>
    (value: Value) =>
      change({ [field]: value } as Parameters<typeof change>[0])
  return (
    <PropertyList>
      <TextProperty label={t`Title`} onSave={mayEdit ? save('title') : undefined} required value={lead.title} />
      <AmountProperty label={t`Value`} onSave={mayEdit ? save('value') : undefined} value={lead.value} />
      <TextProperty label={t`Source`} onSave={mayEdit ? save('source') : undefined} required value={lead.source} />
      <ChoiceProperty
        clearable
        label={t`Assigned to`}
        onSave={mayEdit && can('can_assign_leads') ? save('assignedTo') : undefined}
        onSearch={people.onSearch}
        options={people.options}
        placeholder={t`Nobody yet`}
        shown={lead.assignedName}
        value={lead.assignedTo}
      />
      <Property label={t`Client`}>
        {lead.clientId ? (
          <TextLink dir="auto" fz="inherit" params={{ id: lead.clientId }} to="/clients/$id">
            {lead.clientName}
          </TextLink>
        ) : (
          <Nothing />
        )}
      </Property>
      <TextProperty
        label={t`Contact`}
        long
        onSave={mayEdit ? save('contactInfo') : undefined}
        placeholder={t`Phone, e-mail …`}
        value={lead.contactInfo}
      />
      <TextProperty
        label={t`Notes`}
        long
        onSave={mayEdit ? save('notes') : undefined}
        placeholder={t`What else is worth knowing`}
        value={lead.notes}
      />
      {lead.lostReason && <Property label={t`Why lost`}>{lead.lostReason}</Property>}
    </PropertyList>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Lead } from '@steward/contract/crm/leads.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { LeadActions } from '../crm/lead-actions.tsx'
import { useLeadClosing } from '../crm/lead-closing.tsx'
import { LeadProperties } from '../crm/lead-properties.tsx'
import { LeadSteps } from '../crm/lead-steps.tsx'
import { leadQuery } from '../crm/leads.ts'
import type { Ahead } from '../platform/ahead.ts'
import { useMe } from '../platform/session.ts'
import { Timeline, timelineQuery } from '../platform/timeline.tsx'
import { Together } from '../platform/together.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import classes from './record-page.module.css'
import { RecordWaiting, WaitingRecord } from './record-waiting.tsx'
import { RelatedConversations, RelatedInvoices, RelatedTasks } from './related.tsx'

export const ahead: Ahead = (cache, _me, { id }) => {
  void cache.prefetchQuery(leadQuery(id))
  void cache.prefetchInfiniteQuery(timelineQuery(`lead:${id}`))
}

/** A lead: what happened, what is known, and what comes next. */
export function LeadPage() {
  const { t } = useLingui()
  const { id } = useParams({ from: '/shell/leads/$id' })
  const { data: lead, error, refetch } = useQuery(leadQuery(id))
  const trail = [{ label: t`Leads`, to: '/leads' as const }]
  if (lead) return <FoundLead key={id} lead={lead} />
  return <WaitingRecord error={error} onRetry={() => void refetch()} title={t`Lead`} trail={trail} />
}

function FoundLead({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { close, closingDialog } = useLeadClosing()
  const { id, clientId } = lead
  return (
    <Page
      action={<LeadActions afterWon={<DraftInvoice lead={lead} />} close={close} lead={lead} />}
      title={lead.title}
      trail={[{ label: t`Leads`, to: '/leads' }]}
    >
      <Together waiting={<RecordWaiting />}>
        <div className={classes.record}>
          <div className={classes.head}>
            <span className={classes.amount}>
              <Money amount={lead.value} />
            </span>
            <LeadSteps close={close} lead={lead} />
          </div>
          <div className={classes.thread}>
            <PageSection title={<Trans>What happened</Trans>}>
              <Timeline subject={`lead:${id}`} />
            </PageSection>
          </div>
          <div className={classes.side}>
            <LeadProperties lead={lead} />
            <div>
              <RelatedTasks leadId={id} />
              <RelatedInvoices billTo={clientId} leadId={id} />
              <RelatedConversations leadId={id} />
            </div>
          </div>
        </div>
      </Together>
      {closingDialog}
    </Page>
  )
}

function DraftInvoice({ lead: { id, clientId } }: { lead: Lead }) {
  const { can } = useMe()
  if (!clientId || !can('can_create_invoices')) return null
  return (
    <ButtonLink params={{ id: 'new' }} search={{ client: clientId, lead: id }} to="/invoices/$id">
      <Trans>Draft invoice</Trans>
    </ButtonLink>
  )
}

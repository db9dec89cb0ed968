import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Client } from '@steward/contract/crm/clients.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { clientQuery, useChangeClient } from '../crm/clients.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { Timeline } from '../platform/timeline.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { PropertyList } from '../ui/property-list.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import classes from './record-page.module.css'
import { RelatedConversations, RelatedInvoices, RelatedLeads, RelatedTasks } from './related.tsx'

/** A client: what happened, what is known, and everything that belongs to them. */
export function ClientPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const { id } = useParams({ from: '/shell/clients/$id' })
  const { data: client, error, refetch } = useQuery(clientQuery(id))
  const trail = [{ label: t`Clients`, to: '/clients' as const }]
  if (!client) {
    return (
      <Page title={t`Client`} trail={trail}>
        {error ? (
          <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
        ) : (
          <Skeleton height={120} radius="md" />
        )}
      </Page>
    )
  }
  return (
    <Page
      action={
        can('can_create_invoices') && (
          <ButtonLink params={{ id: 'new' }} search={{ client: id }} to="/invoices/$id">
            <Trans>New invoice</Trans>
          </ButtonLink>
        )
      }
      title={client.name}
      trail={trail}
    >
      <div className={classes.record}>
        <div>
          <RelatedInvoices billTo={null} clientId={id} />
          <RelatedLeads clientId={id} />
          <PageSection title={<Trans>What happened</Trans>}>
            <Timeline subject={`client:${id}`} />
          </PageSection>
        </div>
        <div className={classes.side}>
          <ClientProperties client={client} />
          <div>
            <RelatedConversations clientId={id} />
            <RelatedTasks clientId={id} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function ClientProperties({ client }: { client: Client }) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeClient(client)
  const save = (field: keyof Client) =>
    can('can_edit_clients')
      ? (value: string | null) => change({ [field]: value } as Parameters<typeof change>[0])
      : undefined
  return (
    <PropertyList>
      <TextProperty label={t`Name`} onSave={save('name')} required value={client.name} />
      <TextProperty
        label={t`Contact`}
        long
        onSave={save('contactInfo')}
        placeholder={t`Phone, e-mail …`}
        value={client.contactInfo}
      />
      <TextProperty
        label={t`Address`}
        long
        onSave={save('address')}
        placeholder={t`As it stands on invoices`}
        value={client.address}
      />
      <TextProperty label={t`Tax number`} onSave={save('taxNumber')} value={client.taxNumber} />
      <TextProperty label={t`Notes`} long onSave={save('notes')} value={client.notes} />
    </PropertyList>
  )
}

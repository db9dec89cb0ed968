import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import type { Client } from '@steward/contract/crm/clients.ts'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ClientProperties } from '../crm/client-properties.tsx'
import { clientQuery, useStanding } from '../crm/clients.ts'
import { useDeleteClients } from '../crm/delete-clients.ts'
import { isMoreThanZero } from '../finance/invoice-totals.ts'
import type { Ahead } from '../platform/ahead.ts'
import { useMe } from '../platform/session.ts'
import { Timeline, timelineQuery } from '../platform/timeline.tsx'
import { Together } from '../platform/together.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import classes from './record-page.module.css'
import { RecordWaiting, WaitingRecord } from './record-waiting.tsx'
import { RelatedConversations, RelatedInvoices, RelatedLeads, RelatedTasks } from './related.tsx'

export const ahead: Ahead = (cache, _me, { id }) => {
  void cache.prefetchQuery(clientQuery(id))
  void cache.prefetchInfiniteQuery(timelineQuery(`client:${id}`))
}

/** A client: what is due, what happened, what is known, and everything that belongs to them. */
export function ClientPage() {
  const { t } = useLingui()
  const { id } = useParams({ from: '/shell/clients/$id' })
  const { data: client, error, refetch } = useQuery(clientQuery(id))
  const trail = [{ label: t`Clients`, to: '/clients' as const }]
  if (client) return <FoundClient client={client} key={id} />
  return <WaitingRecord error={error} onRetry={() => void refetch()} title={t`Client`} trail={trail} />
}

function FoundClient({ client }: { client: Client }) {
  const { t } = useLingui()
  const { id, name } = client
  return (
    <Page action={<Actions client={client} />} title={name} trail={[{ label: t`Clients`, to: '/clients' }]}>
      <Together waiting={<RecordWaiting />}>
        <div className={classes.record}>
          <Balance id={id} />
          <div className={classes.thread}>
            <RelatedInvoices billTo={id} clientId={id} />
            <RelatedLeads client={client} />
            <PageSection title={<Trans>What happened</Trans>}>
              <Timeline subject={`client:${id}`} />
            </PageSection>
          </div>
          <div className={classes.side}>
            <ClientProperties client={client} />
            <div>
              <RelatedTasks clientId={id} />
              <RelatedConversations clientId={id} />
            </div>
          </div>
        </div>
      </Together>
    </Page>
  )
}

/** What the client owes, and how much of it is late. */
function Balance({ id }: { id: string }) {
  const standing = useStanding(id)
  if (!standing?.due || !standing.overdue) return null
  return (
    <dl className={classes.balance}>
      <div>
        <dt>
          <Trans context="amount">Due</Trans>
        </dt>
        <dd className={classes.amount}>
          <Money amount={standing.due} />
        </dd>
      </div>
      {isMoreThanZero(standing.overdue) && (
        <div data-late>
          <dt>
            <Trans>Overdue</Trans>
          </dt>
          <dd className={classes.amount}>
            <Money amount={standing.overdue} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Actions({ client }: { client: Client }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const remove = useDeleteClients()
  const drop = async () => {
    if (await remove([client])) void navigate({ to: '/clients' })
  }
  return (
    <>
      {can('can_create_invoices') && (
        <ButtonLink params={{ id: 'new' }} search={{ client: client.id }} to="/invoices/$id">
          <Trans>New invoice</Trans>
        </ButtonLink>
      )}
      {can('can_delete_clients') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t`More actions`} style={{ flex: 'none' }}>
              <IconDots aria-hidden size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="red"
              leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
              onClick={() => void drop()}
            >
              <Trans>Delete client</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

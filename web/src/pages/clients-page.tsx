import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Menu } from '@mantine/core'
import type { ClientStanding } from '@steward/contract/crm/clients.ts'
import { IconBuildingStore, IconFileInvoice, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type ClientFilters,
  type ClientRow,
  clientInput,
  clientsQuery,
  standingQuery,
  useClients,
  useStandings,
} from '../crm/clients.ts'
import { useDeleteClients } from '../crm/delete-clients.ts'
import { NewClientDialog } from '../crm/new-client-dialog.tsx'
import { isMoreThanZero } from '../finance/invoice-totals.ts'
import type { Ahead } from '../platform/ahead.ts'
import { useBranches, useBranchFilter } from '../platform/branches.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ExportLink } from '../ui/export-link.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'
import { ImportLink } from '../ui/import-link.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { StatusChip } from '../ui/status-chip.tsx'

export const ahead: Ahead<ClientFilters> = async (cache, _me, { search }) => {
  await cache.prefetchInfiniteQuery(clientsQuery(search))
  const [first] = cache.getQueryData(clientsQuery(search).queryKey)?.pages ?? []
  if (first?.items.length) void cache.prefetchQuery(standingQuery(first.items.map(({ id }) => id)))
}

/** Everybody we do business with, and how they stand. */
export function ClientsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/clients' })
  const filters = useSearch({ from: '/shell/clients' })
  const { rows, pages, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useClients(filters)
  const standings = useStandings(pages)
  const branches = useBranchFilter(filters.branch)
  const remove = useDeleteClients()
  const [isAdding, setAdding] = useState(false)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const narrow = (change: Record<string, string | undefined>) =>
    void navigate({ search: before => ({ ...before, ...change }) as ClientFilters, replace: true })

  const mayAdd = can('can_create_clients')
  useShortcut('n', mayAdd && (() => setAdding(true)), t`New client`)
  const chosen = rows?.filter(({ id }) => ids.has(id)) ?? []
  const removeChosen = () => {
    setIds(new Set())
    void remove(chosen)
  }
  return (
    <Page
      action={mayAdd && <NewClientButton onClick={() => setAdding(true)} />}
      body="fill"
      count={total}
      title={t`Clients`}
      tools={
        <>
          <SearchField
            label={t`Search clients`}
            onChange={q => narrow({ q: q || undefined })}
            value={filters.q ?? ''}
          />
          {branches && <FilterChips filters={[branches]} onChange={(key, value) => narrow({ [key]: value })} />}
          <Group gap={8} ms="auto">
            {can('can_import_data') && can('can_create_clients') && (
              <ImportLink label={t`Import clients`} to="/clients/import" />
            )}
            {can('can_export_data') && <ExportLink input={clientInput(filters)} path="/api/v1/clients/export.csv" />}
          </Group>
        </>
      }
    >
      <DataTable
        columns={useClientColumns(standings)}
        empty={
          <NoClients
            isNarrowed={Boolean(filters.q ?? filters.branch)}
            onAdd={mayAdd ? () => setAdding(true) : undefined}
            onAll={() => void navigate({ search: {} })}
          />
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Clients`}
        linkTo={({ id }) => ({ to: '/clients/$id', params: { id } })}
        name="clients"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        quickActions={client => <RowMenu client={client} onDelete={() => void remove([client])} />}
        rowKey={({ id }) => id}
        rows={rows}
        selection={
          can('can_delete_clients')
            ? {
                // What others deleted meanwhile is no longer chosen.
                ids: new Set(chosen.map(({ id }) => id)),
                onChange: setIds,
                actions: (
                  <Button
                    color="red"
                    leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
                    onClick={removeChosen}
                    size="compact-sm"
                    variant="light"
                  >
                    <Trans>Delete</Trans>
                  </Button>
                ),
              }
            : undefined
        }
        sort={filters.sort ?? 'name'}
      />
      {isAdding && <NewClientDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

const NewClientButton = ({ onClick }: { onClick: () => void }) => (
  <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={onClick}>
    <Trans>New client</Trans>
  </Button>
)

interface NoClientsProps {
  isNarrowed: boolean
  onAdd: (() => void) | undefined
  onAll: () => void
}

function NoClients({ isNarrowed, onAdd, onAll }: NoClientsProps) {
  const firstSteps = onAdd && (
    <>
      <NewClientButton onClick={onAdd} />
      <ImportButton />
    </>
  )
  const showAll = (
    <Button onClick={onAll} variant="default">
      <Trans>Show all clients</Trans>
    </Button>
  )
  return (
    <EmptyState
      action={isNarrowed ? showAll : firstSteps}
      icon={IconBuildingStore}
      title={isNarrowed ? <Trans>No client matches</Trans> : <Trans>No clients yet</Trans>}
    >
      {!isNarrowed && <Trans>A lead that is won becomes a client. You can also add one by hand.</Trans>}
    </EmptyState>
  )
}

function RowMenu({ client, onDelete }: { client: ClientRow; onDelete: () => void }) {
  const { t } = useLingui()
  const { can } = useMe()
  if (!can('can_create_invoices') && !can('can_delete_clients')) return null
  return (
    <DotsMenu label={t`Actions for ${client.name}`}>
      {can('can_create_invoices') && (
        <Menu.Item
          component={Link}
          leftSection={<IconFileInvoice aria-hidden size={16} stroke={1.75} />}
          {...({ to: '/invoices/$id', params: { id: 'new' }, search: { client: client.id } } as object)}
        >
          <Trans>New invoice</Trans>
        </Menu.Item>
      )}
      {can('can_delete_clients') && (
        <Menu.Item color="red" leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />} onClick={onDelete}>
          <Trans>Delete</Trans>
        </Menu.Item>
      )}
    </DotsMenu>
  )
}

function useClientColumns(standings: Map<string, ClientStanding>): Column<ClientRow>[] {
  const { t } = useLingui()
  const { can } = useMe()
  const { number } = useFormats()
  const { branches } = useBranches()
  const branchNames = new Map(branches.map(({ id, name }) => [id, name]))
  const columns: (Column<ClientRow> | false)[] = [
    { key: 'name', title: t`Name`, cell: ({ name }) => name, sort: 'name' },
    {
      key: 'contact',
      title: t`Contact`,
      cell: ({ contactInfo }) => contactInfo?.replace(/\s*\n\s*/g, ', ') ?? '',
    },
    {
      key: 'address',
      title: t`Address`,
      cell: ({ address }) => address?.replace(/\s*\n\s*/g, ', ') ?? '',
      extra: true,
      phone: 'hidden',
    },
    branches.length > 0 && {
      key: 'branch',
      title: t`Branch`,
      cell: ({ branchId }) => (branchId && branchNames.get(branchId)) ?? '',
      width: 130,
      phone: 'hidden',
    },
    can('can_view_leads') && {
      key: 'openLeads',
      title: t`Open leads`,
      cell: ({ id }) => {
        const count = standings.get(id)?.openLeads
        return count ? <span className="numbers">{number(count)}</span> : null
      },
      align: 'end',
      width: 120,
      phone: 'hidden',
    },
    can('can_view_invoices') && {
      key: 'due',
      title: t({ message: 'Due', context: 'amount' }),
      cell: ({ id }) => <Owed standing={standings.get(id)} />,
      align: 'end',
      width: 220,
      phone: 'aside',
    },
    {
      key: 'createdAt',
      title: t`Client since`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 130,
      phone: 'hidden',
    },
  ]
  return columns.filter(column => column !== false)
}

function Owed({ standing }: { standing: ClientStanding | undefined }) {
  if (!standing?.due || !isMoreThanZero(standing.due)) return null
  const isLate = standing.overdue && isMoreThanZero(standing.overdue)
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 12 }}>
      {isLate && (
        <StatusChip plain tone="bad">
          <Trans>Overdue</Trans>
        </StatusChip>
      )}
      <Money amount={standing.due} />
    </span>
  )
}

function ImportButton() {
  const { can } = useMe()
  if (!can('can_import_data')) return null
  return (
    <ButtonLink to="/clients/import" variant="default">
      <Trans>Import</Trans>
    </ButtonLink>
  )
}

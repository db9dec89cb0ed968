import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea, TextInput } from '@mantine/core'
import type { Client } from '@steward/contract/crm/clients.ts'
import { IconBuildingStore, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type ClientFilters, useClients } from '../crm/clients.ts'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'

type Row = Omit<Client, 'notes'>

/** Everybody we do business with. */
export function ClientsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/clients' })
  const filters = useSearch({ from: '/shell/clients' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useClients(filters)
  const [isAdding, setAdding] = useState(false)
  const narrow = (change: Record<string, string | undefined>) =>
    void navigate({ search: before => ({ ...before, ...change }) as ClientFilters, replace: true })
  const mayAdd = can('can_create_clients')
  useShortcut('n', () => mayAdd && setAdding(true))
  const add = mayAdd && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      <Trans>New client</Trans>
    </Button>
  )
  return (
    <Page
      action={add}
      body="fill"
      count={total}
      title={t`Clients`}
      tools={
        <SearchField label={t`Search clients`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
      }
    >
      <DataTable
        columns={useClientColumns()}
        empty={
          <EmptyState
            action={!filters.q && add}
            icon={IconBuildingStore}
            title={filters.q ? <Trans>No client matches</Trans> : <Trans>No clients yet</Trans>}
          >
            {!filters.q && <Trans>A lead that is won becomes a client. You can also add one by hand.</Trans>}
          </EmptyState>
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Clients`}
        linkTo={({ id }) => ({ to: '/clients/$id', params: { id } })}
        name="clients"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? 'name'}
      />
      {isAdding && <NewClientDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function NewClientDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const create = useMutation(
    api.crm.clients.create.mutationOptions({
      onSuccess: ({ id }) => void navigate({ to: '/clients/$id', params: { id } }),
    }),
  )
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={() => name.trim() && create.mutate({ name: name.trim(), address })}
      title={t`New client`}
      verb={t`Add client`}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        maxLength={200}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <Textarea
        autosize
        label={t`Address`}
        maxLength={1000}
        minRows={2}
        onChange={event => setAddress(event.currentTarget.value)}
        value={address}
      />
    </Question>
  )
}

function useClientColumns(): Column<Row>[] {
  const { t } = useLingui()
  return [
    { key: 'name', title: t`Name`, cell: ({ name }) => name, sort: 'name' },
    { key: 'contact', title: t`Contact`, cell: ({ contactInfo }) => contactInfo ?? '', phone: 'hidden' },
    { key: 'address', title: t`Address`, cell: ({ address }) => address ?? '', phone: 'hidden' },
    {
      key: 'createdAt',
      title: t`Client since`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 140,
      phone: 'aside',
    },
  ]
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import type { LeadRow } from '@steward/contract/crm/leads.ts'
import { IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { LeadStatusChip, leadTones, leadWords } from '../crm/lead-status.tsx'
import { type LeadFilters, useKeepLead, useLeads } from '../crm/leads.ts'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { AmountField } from '../ui/amount-field.tsx'
import type { Column } from '../ui/columns.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { ToneDot } from '../ui/status-chip.tsx'

/** All leads one may see. */
export function LeadsPage() {
  const { t, i18n } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/leads' })
  const filters = useSearch({ from: '/shell/leads' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useLeads(filters)
  const [isAdding, setAdding] = useState(false)
  const narrow = (change: Record<string, string | undefined>) =>
    void navigate({ search: before => ({ ...before, ...change }) as LeadFilters, replace: true })
  const mayAdd = can('can_create_leads')
  useShortcut('n', () => mayAdd && setAdding(true))
  const add = mayAdd && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      <Trans>New lead</Trans>
    </Button>
  )
  const isNarrowed = Boolean(filters.status ?? filters.whose ?? filters.q)
  return (
    <Page
      action={add}
      body="fill"
      count={total}
      title={t`Leads`}
      tools={
        <>
          <SearchField label={t`Search leads`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
          <FilterChips
            filters={[
              {
                key: 'status',
                label: t`Status`,
                value: filters.status,
                options: Object.entries(leadWords).map(([value, word]) => ({
                  value,
                  label: i18n._(word),
                  icon: <ToneDot tone={leadTones[value as LeadRow['status']]} />,
                })),
              },
              {
                key: 'whose',
                label: t`Whose`,
                value: filters.whose,
                options: [
                  { value: 'mine', label: t`Mine` },
                  { value: 'nobodys', label: t`Nobody’s` },
                ],
              },
            ]}
            onChange={(key, value) => narrow({ [key]: value })}
          />
        </>
      }
    >
      <DataTable
        columns={useLeadColumns()}
        empty={
          <EmptyState
            action={
              isNarrowed ? (
                <Button onClick={() => void navigate({ search: {} })} variant="default">
                  <Trans>Show all leads</Trans>
                </Button>
              ) : (
                add
              )
            }
            icon={IconTargetArrow}
            title={isNarrowed ? <Trans>No lead matches</Trans> : <Trans>No leads yet</Trans>}
          >
            {!isNarrowed && <Trans>Whoever might buy from you stands here, from the first word to won or lost.</Trans>}
          </EmptyState>
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Leads`}
        linkTo={({ id }) => ({ to: '/leads/$id', params: { id } })}
        name="leads"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? '-createdAt'}
      />
      {isAdding && <NewLeadDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function NewLeadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const keep = useKeepLead()
  const [title, setTitle] = useState('')
  const [value, setValue] = useState('')
  const create = useMutation(
    api.crm.leads.create.mutationOptions({
      onSuccess: lead => {
        keep(lead)
        void navigate({ to: '/leads/$id', params: { id: lead.id } })
      },
    }),
  )
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={() => title.trim() && create.mutate({ title: title.trim(), ...(value && { value }) })}
      title={t`New lead`}
      verb={t`Add lead`}
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

function useLeadColumns(): Column<LeadRow>[] {
  const { t } = useLingui()
  return [
    { key: 'title', title: t`Title`, cell: ({ title }) => title, sort: 'title' },
    { key: 'status', title: t`Status`, cell: ({ status }) => <LeadStatusChip status={status} />, width: 140 },
    {
      key: 'assigned',
      title: t`Assigned to`,
      cell: ({ assignedName }) => assignedName ?? '',
      width: 160,
      phone: 'hidden',
    },
    { key: 'client', title: t`Client`, cell: ({ clientName }) => clientName ?? '', width: 180, phone: 'hidden' },
    { key: 'source', title: t`Source`, cell: ({ source }) => source, width: 120, phone: 'hidden' },
    {
      key: 'value',
      title: t`Value`,
      cell: ({ value }) => <Money amount={value} />,
      align: 'end',
      sort: 'value',
      width: 140,
      phone: 'aside',
    },
    {
      key: 'createdAt',
      title: t`Created`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 120,
      phone: 'hidden',
    },
  ]
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLayoutKanban, IconPlus, IconTable, IconTargetArrow } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { useLeadFilterChips } from '../crm/lead-filter-chips.ts'
import {
  type LeadFilters,
  type LeadView,
  leadColumnQuery,
  leadsQuery,
  pipelineQuery,
  sourcesQuery,
  statuses,
  useLeadInput,
  usePipeline,
} from '../crm/leads.ts'
import { LeadsTable } from '../crm/leads-table.tsx'
import { NewLeadDialog } from '../crm/new-lead-dialog.tsx'
import type { Ahead } from '../platform/ahead.ts'
import { apart } from '../platform/apart.tsx'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ExportLink } from '../ui/export-link.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { ImportLink } from '../ui/import-link.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { useView, ViewSwitch, viewAhead } from '../ui/view-switch.tsx'

// Whoever looks at the table never loads what moves cards.
const LeadsBoard = apart(() => import('../crm/leads-board.tsx').then(({ LeadsBoard }) => LeadsBoard))

export const ahead: Ahead<LeadFilters> = (cache, me, { search }) => {
  void cache.prefetchQuery(pipelineQuery(me, search))
  void cache.prefetchQuery(sourcesQuery())
  if (viewAhead<LeadView>('leads', search.view, 'board') === 'table') {
    void cache.prefetchInfiniteQuery(leadsQuery(me, search))
    return
  }
  LeadsBoard.fetch()
  for (const status of statuses) void cache.prefetchInfiniteQuery(leadColumnQuery(me, status, search))
}

/** All leads one may see, as a board or as a table. */
export function LeadsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/leads' })
  const filters = useSearch({ from: '/shell/leads' })
  const { view, remember } = useView<LeadView>('leads', filters.view, 'board')
  const { data: sums, error, refetch } = usePipeline(filters)
  const [isAdding, setAdding] = useState(false)
  const narrow = (change: { [Key in keyof LeadFilters]?: LeadFilters[Key] | string | undefined }) =>
    void navigate({ search: before => ({ ...before, ...change }) as LeadFilters, replace: true })
  const input = useLeadInput(filters)
  const chips = useLeadFilterChips(filters, view)

  const add = useCallback(() => setAdding(true), [])
  const open = can('can_create_leads') ? add : undefined
  useShortcut('n', open ?? false, t`New lead`)
  const isNarrowed = chips.isNarrowed || Boolean(filters.q)
  const count = sums?.reduce(
    (sum, one) => sum + (view === 'table' && filters.status && filters.status !== one.status ? 0 : one.count),
    0,
  )
  const empty = (
    <NoLeads
      isNarrowed={isNarrowed}
      onAll={() => void navigate({ search: view === 'board' ? {} : { view } })}
      onAdd={open}
    />
  )
  return (
    <Page
      action={open && <NewLeadButton onClick={open} />}
      body="fill"
      count={count}
      title={t`Leads`}
      tools={
        <>
          <SearchField label={t`Search leads`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
          <FilterChips filters={chips.filters} onChange={(key, value) => narrow(chips.changeOf(key, value))} />
          <ViewSwitch
            onChange={next => {
              remember(next)
              narrow({ view: next, ...(next === 'board' && { status: undefined }) })
            }}
            value={view}
            views={[
              { value: 'board', label: t`Board`, icon: IconLayoutKanban },
              { value: 'table', label: t`Table`, icon: IconTable },
            ]}
          />
          {can('can_import_data') && can('can_create_leads') && (
            <ImportLink label={t`Import leads`} to="/leads/import" />
          )}
          {can('can_export_data') && (
            <ExportLink
              input={{ ...input, sort: filters.sort, ...(view === 'table' && { status: filters.status }) }}
              path="/api/v1/leads/export.csv"
            />
          )}
        </>
      }
    >
      {view === 'table' ? (
        <LeadsTable empty={empty} filters={filters} onSort={sort => narrow({ sort })} />
      ) : error && !sums ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : count === 0 ? (
        empty
      ) : (
        <LeadsBoard filters={filters} onAdd={open} />
      )}
      {isAdding && <NewLeadDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

const NewLeadButton = ({ onClick }: { onClick: () => void }) => (
  <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={onClick}>
    <Trans>New lead</Trans>
  </Button>
)

interface NoLeadsProps {
  isNarrowed: boolean
  onAll: () => void
  onAdd: (() => void) | undefined
}

function NoLeads({ isNarrowed, onAll, onAdd }: NoLeadsProps) {
  const action: ReactNode = isNarrowed ? (
    <Button onClick={onAll} variant="default">
      <Trans>Show all leads</Trans>
    </Button>
  ) : (
    onAdd && (
      <>
        <NewLeadButton onClick={onAdd} />
        <ImportButton />
      </>
    )
  )
  return (
    <EmptyState
      action={action}
      icon={IconTargetArrow}
      title={isNarrowed ? <Trans>No lead matches</Trans> : <Trans>No leads yet</Trans>}
    >
      {!isNarrowed && <Trans>Whoever might buy from you stands here, from the first word to won or lost.</Trans>}
    </EmptyState>
  )
}

function ImportButton() {
  const { can } = useMe()
  if (!can('can_import_data')) return null
  return (
    <ButtonLink to="/leads/import" variant="default">
      <Trans>Import</Trans>
    </ButtonLink>
  )
}

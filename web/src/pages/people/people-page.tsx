import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Select } from '@mantine/core'
import { IconLayoutGrid, IconPlus, IconTable, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { linesOf, treeOf } from '../../company/department-tree.ts'
import { useDepartments } from '../../company/departments.ts'
import { type PeopleFilters, type PeopleView, peopleInput, peopleQuery, usePeople } from '../../company/people.ts'
import type { Ahead } from '../../platform/ahead.ts'
import { useBranchFilter } from '../../platform/branches.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { useIsPhone } from '../../ui/use-is-phone.ts'
import { useView, ViewSwitch } from '../../ui/view-switch.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { PeopleCards } from './people-cards.tsx'
import classes from './people-page.module.css'
import { PeopleTable } from './people-table.tsx'
import { PeopleTabs } from './people-tabs.tsx'

export const ahead: Ahead<PeopleFilters> = (cache, _me, { search }) =>
  void cache.prefetchInfiniteQuery(peopleQuery(search))

/** Everybody who works here. */
export function PeoplePage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/people' })
  const filters = useSearch({ from: '/shell/people' })
  const isPhone = useIsPhone()
  const { view: chosen, remember } = useView<PeopleView>('people', filters.view, 'cards')
  const view = isPhone ? 'cards' : chosen
  const list = usePeople(filters)
  const [isAdding, setAdding] = useState(false)
  const narrow = (change: Partial<Record<keyof PeopleFilters, string | undefined>>) =>
    void navigate({ search: before => ({ ...before, ...change }) as PeopleFilters, replace: true })
  const mayAdd = can('can_create_employees')
  useShortcut('n', mayAdd && (() => setAdding(true)), t`Add a person`)
  const add = mayAdd && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      <Trans>Add person</Trans>
    </Button>
  )
  const shared = {
    rows: list.rows,
    isPlaceholderData: list.isPlaceholderData,
    hasNextPage: list.hasNextPage,
    fetchNextPage: list.fetchNextPage,
    empty: <NobodyThere add={add} isNarrowed={Boolean(filters.department ?? filters.branch ?? filters.q)} />,
    error: list.error && <ErrorState onRetry={() => void list.refetch()}>{sentenceOf(list.error)}</ErrorState>,
  }
  return (
    <Page
      action={add}
      body="fill"
      count={list.total}
      title={t`People`}
      tools={
        <>
          <PeopleTabs />
          <SearchField label={t`Search people`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
          <FilterChips filters={usePlaceChips(filters)} onChange={(key, value) => narrow({ [key]: value })} />
          {view === 'cards' && <Sort onChange={sort => narrow({ sort })} value={filters.sort ?? 'name'} />}
          {/* A phone has room for cards alone. */}
          {!isPhone && (
            <ViewSwitch
              onChange={next => {
                remember(next)
                narrow({ view: next })
              }}
              value={view}
              views={[
                { value: 'cards', label: t`Cards`, icon: IconLayoutGrid },
                { value: 'table', label: t`Table`, icon: IconTable },
              ]}
            />
          )}
          {!isPhone && can('can_export_data') && (
            <ExportLink input={peopleInput(filters)} path="/api/v1/employees/export.csv" />
          )}
        </>
      }
    >
      {view === 'table' ? (
        <PeopleTable {...shared} onSort={sort => narrow({ sort })} sort={filters.sort ?? 'name'} />
      ) : (
        <PeopleCards {...shared} />
      )}
      {isAdding && <AddPersonDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function usePlaceChips({ department, branch }: PeopleFilters) {
  const { t } = useLingui()
  const { data: departments } = useDepartments()
  const byBranch = useBranchFilter(branch)
  const lines = linesOf(treeOf(departments ?? []))
  return [
    ...(lines.length
      ? [
          {
            key: 'department',
            label: t`Department`,
            value: department,
            options: lines.map(({ item, level }) => ({
              value: item.id,
              label: item.name,
              ...(level > 1 && { icon: <span className={classes.indent} style={{ width: (level - 1) * 12 }} /> }),
            })),
          },
        ]
      : []),
    ...(byBranch ? [byBranch] : []),
  ]
}

function Sort({ value, onChange }: { value: string; onChange: (sort: string) => void }) {
  const { t } = useLingui()
  return (
    <Select
      allowDeselect={false}
      aria-label={t`Order`}
      className={classes.sort}
      data={[
        { value: 'name', label: t`By name` },
        { value: '-joinDate', label: t`Newest here first` },
        { value: 'joinDate', label: t`Longest here first` },
      ]}
      onChange={sort => sort && onChange(sort)}
      size="xs"
      value={value}
    />
  )
}

function NobodyThere({ isNarrowed, add }: { isNarrowed: boolean; add: React.ReactNode }) {
  const navigate = useNavigate({ from: '/people' })
  return (
    <EmptyState
      action={
        isNarrowed ? (
          <Button onClick={() => void navigate({ search: ({ view }) => ({ view }) })} variant="default">
            <Trans>Show everybody</Trans>
          </Button>
        ) : (
          add
        )
      }
      icon={IconUsers}
      title={isNarrowed ? <Trans>Nobody matches</Trans> : <Trans>Nobody is here yet</Trans>}
    >
      {!isNarrowed && <Trans>Everybody who works here, with or without a login.</Trans>}
    </EmptyState>
  )
}

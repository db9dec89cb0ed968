import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import type { Branch } from '@steward/contract/company/branches.ts'
import { IconBuilding, IconPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type BranchFilters, useBranchActions, useBranches } from '../../company/branches.ts'
import { sentenceOf, showProblem } from '../../platform/error-toast.ts'
import { isProblem } from '../../platform/problem.ts'
import { useMe } from '../../platform/session.ts'
import type { Column } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { toast, toastError } from '../../ui/toast.tsx'
import { BranchDialog } from './branch-dialog.tsx'
import { useHeldSentence } from './held-sentence.ts'
import { PeopleTabs } from './people-tabs.tsx'

/** Where the company is. */
export function BranchesPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/people/branches' })
  const filters = useSearch({ from: '/shell/people/branches' })
  const { rows, total, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = useBranches(filters)
  const [isAdding, setAdding] = useState(false)
  const remove = useRemoveBranch()
  const narrow = (change: Partial<Record<keyof BranchFilters, string | undefined>>) =>
    void navigate({ search: before => ({ ...before, ...change }) as BranchFilters, replace: true })
  const mayAdd = can('can_create_branches')
  const opened = rows?.find(({ id }) => id === filters.open)
  useShortcut('n', mayAdd && (() => setAdding(true)), t`New branch`)
  const add = mayAdd && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      <Trans>New branch</Trans>
    </Button>
  )
  return (
    <Page
      action={add}
      body="fill"
      count={total}
      title={t`Branches`}
      tools={
        <>
          <PeopleTabs />
          <SearchField
            label={t`Search branches`}
            onChange={q => narrow({ q: q || undefined })}
            value={filters.q ?? ''}
          />
        </>
      }
    >
      <DataTable
        columns={useBranchColumns()}
        empty={
          <EmptyState
            action={
              filters.q ? (
                <Button onClick={() => void navigate({ search: {} })} variant="default">
                  <Trans>Show all branches</Trans>
                </Button>
              ) : (
                add
              )
            }
            icon={IconBuilding}
            title={filters.q ? <Trans>No branch matches</Trans> : <Trans>No branches yet</Trans>}
          >
            {!filters.q && <Trans>Shops, offices, warehouses: wherever people of the company work.</Trans>}
          </EmptyState>
        }
        error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
        hasMore={hasNextPage}
        isRefreshing={isPlaceholderData}
        label={t`Branches`}
        linkTo={({ id }) => ({ to: '/people/branches', search: { ...filters, open: id } })}
        name="branches"
        onMore={() => void fetchNextPage()}
        onSort={sort => narrow({ sort })}
        quickActions={
          can('can_delete_branches')
            ? branch => (
                <Tooltip label={<Trans>Delete</Trans>}>
                  <ActionIcon aria-label={t`Delete ${branch.name}`} onClick={() => void remove(branch)} size="md">
                    <IconTrash aria-hidden size={16} stroke={1.75} />
                  </ActionIcon>
                </Tooltip>
              )
            : undefined
        }
        rowKey={({ id }) => id}
        rows={rows}
        sort={filters.sort ?? 'name'}
      />
      {isAdding && <BranchDialog onClose={() => setAdding(false)} />}
      {opened && (
        <BranchDialog
          branch={opened}
          key={opened.id}
          onClose={() => narrow({ open: undefined })}
          onRemove={
            can('can_delete_branches')
              ? () => void remove(opened).then(isGone => isGone && narrow({ open: undefined }))
              : undefined
          }
        />
      )}
    </Page>
  )
}

function useRemoveBranch() {
  const { t } = useLingui()
  const held = useHeldSentence()
  const { remove, restore } = useBranchActions()
  return async ({ id, name }: Branch): Promise<boolean> => {
    try {
      await remove.mutateAsync({ id })
      toast(t`${name} is deleted`, { undo: () => restore.mutate({ id }) })
      return true
    } catch (error) {
      if (isProblem(error, 'STILL_IN_USE')) toastError(held(name, error.data))
      else showProblem(error)
      return false
    }
  }
}

function useBranchColumns(): Column<Branch>[] {
  const { t } = useLingui()
  const { number } = useFormats()
  return [
    { key: 'name', title: t`Name`, cell: ({ name }) => name, sort: 'name' },
    { key: 'address', title: t`Address`, cell: ({ address }) => address?.replaceAll('\n', ', ') ?? '' },
    {
      key: 'people',
      title: t`People`,
      cell: ({ id, peopleCount }) =>
        peopleCount ? (
          <TextLink fz="inherit" search={{ branch: id }} tabIndex={-1} to="/people">
            {number(peopleCount)}
          </TextLink>
        ) : (
          number(0)
        ),
      align: 'end',
      width: 110,
      phone: 'hidden',
    },
    {
      key: 'createdAt',
      title: t`Added`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 130,
      phone: 'hidden',
    },
  ]
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { IconPlus, IconSitemap } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { treeOf } from '../../company/department-tree.ts'
import { useDepartments } from '../../company/departments.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { useMe } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { AddDepartmentDialog } from './add-department-dialog.tsx'
import { DepartmentDialog } from './department-dialog.tsx'
import { DepartmentTree } from './department-tree.tsx'
import classes from './departments-page.module.css'
import { PeopleTabs } from './people-tabs.tsx'

/** How the company is divided, and who leads what. */
export function DepartmentsPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/people/departments' })
  const { q, open } = useSearch({ from: '/shell/people/departments' })
  const { data: departments, error, refetch } = useDepartments()
  const [adding, setAdding] = useState<{ below: string | null }>()
  const mayAdd = can('can_create_departments')
  const opened = departments?.find(({ id }) => id === open)
  const show = (id: string | undefined) => void navigate({ search: before => ({ ...before, open: id }), replace: true })
  useShortcut('n', mayAdd && (() => setAdding({ below: null })), t`New department`)
  const add = mayAdd && (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setAdding({ below: null })}>
      <Trans>New department</Trans>
    </Button>
  )
  return (
    <Page
      action={add}
      body="fill"
      count={departments?.length}
      title={t`Departments`}
      tools={
        <>
          <PeopleTabs />
          <SearchField
            label={t`Search departments`}
            onChange={words => void navigate({ search: { q: words || undefined }, replace: true })}
            value={q ?? ''}
          />
        </>
      }
    >
      {error && !departments && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !departments && (
        <div className={classes.waiting}>
          <Skeleton height={160} radius="md" />
        </div>
      )}
      {departments?.length === 0 && (
        <EmptyState action={add} icon={IconSitemap} title={<Trans>No departments yet</Trans>}>
          <Trans>Departments stand below one another, each with a manager and its people.</Trans>
        </EmptyState>
      )}
      {departments && departments.length > 0 && (
        <DepartmentTree
          onAdd={mayAdd ? below => setAdding({ below }) : undefined}
          onOpen={show}
          tree={treeOf(departments)}
          words={q}
        />
      )}
      {adding && <AddDepartmentDialog below={adding.below} onClose={() => setAdding(undefined)} />}
      {opened && (
        <DepartmentDialog
          department={opened}
          key={opened.id}
          onAdd={mayAdd ? () => setAdding({ below: opened.id }) : undefined}
          onClose={() => show(undefined)}
        />
      )}
    </Page>
  )
}

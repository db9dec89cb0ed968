import { useLingui } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import type { ReactNode } from 'react'
import { sentenceOf } from '../platform/error-toast.ts'
import { useMe } from '../platform/session.ts'
import type { Column } from '../ui/columns.ts'
import { DataTable, type Selection } from '../ui/data-table.tsx'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Person } from '../ui/person.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { Due } from './due.tsx'
import { TaskMenuItems } from './task-menu.tsx'
import { PriorityMark, TaskStatusChip } from './task-status.tsx'
import { TaskTick } from './task-tick.tsx'
import classes from './tasks.module.css'
import type { useTasks } from './tasks.ts'

interface Props {
  list: ReturnType<typeof useTasks>
  sort: string
  onSort: (sort: string) => void
  empty: ReactNode
  selection: Selection | undefined
}

/** Tasks line by line, ticked right there. */
export function TasksTable({ list, sort, onSort, empty, selection }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { rows, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage } = list
  const hasMenu = can('can_edit_tasks') || can('can_delete_tasks')
  return (
    <DataTable
      before={task => <TaskTick task={task} />}
      columns={useTaskColumns()}
      empty={empty}
      error={error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      hasMore={hasNextPage}
      isRefreshing={isPlaceholderData}
      label={t`Tasks`}
      linkTo={({ id }) => ({ to: '/tasks/$id', params: { id } })}
      name="tasks"
      onMore={() => void fetchNextPage()}
      onSort={onSort}
      quickActions={task => hasMenu && <RowMenu task={task} />}
      rowKey={({ id }) => id}
      rows={rows}
      selection={selection}
      sort={sort}
    />
  )
}

function RowMenu({ task }: { task: TaskRow }) {
  const { t } = useLingui()
  return (
    <DotsMenu label={t`Actions for ${task.title}`} tabIndex={-1}>
      <TaskMenuItems task={task} />
    </DotsMenu>
  )
}

function useTaskColumns(): Column<TaskRow>[] {
  const { t } = useLingui()
  return [
    {
      key: 'title',
      title: t`Title`,
      cell: ({ title, status }) => (
        <span className={status === 'done' ? classes.struck : undefined} dir="auto" title={title}>
          {title}
        </span>
      ),
      sort: 'title',
    },
    { key: 'due', title: t`Due`, cell: task => <Due task={task} />, sort: 'dueDate', width: 120, phone: 'aside' },
    { key: 'priority', title: t`Priority`, cell: ({ priority }) => <PriorityMark priority={priority} />, width: 120 },
    { key: 'status', title: t`Status`, cell: ({ status }) => <TaskStatusChip plain status={status} />, width: 128 },
    {
      key: 'assigned',
      title: t`Assigned to`,
      cell: ({ assignedTo, assignedName }) =>
        assignedTo && assignedName && <Person id={assignedTo} name={assignedName} />,
      width: 160,
    },
    {
      key: 'about',
      title: t`About`,
      cell: ({ clientName, leadTitle, customerName }) => clientName ?? leadTitle ?? customerName ?? '',
      width: 180,
      phone: 'hidden',
    },
    {
      key: 'createdAt',
      title: t`Created`,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
      sort: 'createdAt',
      width: 120,
      extra: true,
    },
  ]
}

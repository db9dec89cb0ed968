import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCalendar, IconChecklist, IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Ahead } from '../platform/ahead.ts'
import { apart } from '../platform/apart.tsx'
import { useMe } from '../platform/session.ts'
import { BulkActions } from '../tasks/bulk-actions.tsx'
import { QuickAdd } from '../tasks/quick-add.tsx'
import { useTaskFilterChips } from '../tasks/task-filter-chips.tsx'
import { isNarrowed, type TaskFilters, type TaskView } from '../tasks/task-filters.ts'
import { taskColumnQuery, tasksQuery, useTasks } from '../tasks/tasks.ts'
import { TasksTable } from '../tasks/tasks-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcut } from '../ui/shortcut.tsx'
import { useView, ViewSwitch, viewAhead } from '../ui/view-switch.tsx'

// Each is fetched by whoever looks at it.
const TasksBoard = apart(() => import('../tasks/tasks-board.tsx').then(({ TasksBoard }) => TasksBoard))
const TasksCalendar = apart(() => import('../tasks/tasks-calendar.tsx').then(({ TasksCalendar }) => TasksCalendar))
const DueDialog = lazy(() => import('../tasks/due-dialog.tsx'))

export const ahead: Ahead<TaskFilters> = (cache, me, { search }) => {
  const view = viewAhead<TaskView>('tasks', search.view, 'list')
  if (view === 'list') void cache.prefetchInfiniteQuery(tasksQuery(me, search))
  if (view === 'calendar') TasksCalendar.fetch()
  if (view !== 'board') return
  TasksBoard.fetch()
  for (const status of ['todo', 'in_progress', 'done'] as const)
    void cache.prefetchInfiniteQuery(taskColumnQuery(me, status, search))
}

/** Everything to be done: as a list, a board, or on the days it is due. */
export function TasksPage() {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate({ from: '/tasks' })
  const filters = useSearch({ from: '/shell/tasks' })
  const { view, remember } = useView<TaskView>('tasks', filters.view, 'list')
  const narrow = (change: { [Key in keyof TaskFilters]?: TaskFilters[Key] | undefined }) =>
    void navigate({ search: before => ({ ...before, ...change }) as TaskFilters, replace: true })
  const chips = useTaskFilterChips(filters, view, narrow)
  const [adding, setAdding] = useState<{ day?: string }>()
  const list = useTasks(filters, view === 'list')
  const mayAdd = can('can_create_tasks')
  const add = () => setAdding({})
  useShortcut('n', mayAdd && add, t`New task`)
  return (
    <Page
      action={mayAdd && <NewTaskButton onClick={add} />}
      body="fill"
      count={view === 'list' ? list.total : undefined}
      title={t`Tasks`}
      tools={
        <>
          <SearchField label={t`Search tasks`} onChange={q => narrow({ q: q || undefined })} value={filters.q ?? ''} />
          <FilterChips filters={chips.filters} onChange={chips.onChange} />
          <ViewSwitch
            onChange={next => {
              remember(next)
              narrow({ view: next, ...(next === 'board' && { status: undefined }) })
            }}
            value={view}
            views={[
              { value: 'list', label: t`List`, icon: IconList },
              { value: 'board', label: t`Board`, icon: IconLayoutKanban },
              { value: 'calendar', label: t`Calendar`, icon: IconCalendar },
            ]}
          />
        </>
      }
    >
      {adding && <QuickAdd day={adding.day} filters={filters} key={adding.day} onClose={() => setAdding(undefined)} />}
      {view === 'list' && <TaskList filters={filters} list={list} narrow={narrow} onAdd={mayAdd ? add : undefined} />}
      {view === 'board' && <TasksBoard filters={filters} />}
      {view === 'calendar' && (
        <TasksCalendar
          filters={filters}
          onAdd={mayAdd ? day => setAdding({ day }) : undefined}
          onChange={change => narrow(change)}
        />
      )}
      {chips.isChoosingDays && (
        <Suspense>
          <DueDialog
            from={filters.dueFrom}
            onChange={(dueFrom, dueTo) => narrow({ due: undefined, dueFrom, dueTo })}
            onClose={chips.closeDays}
            to={filters.dueTo}
          />
        </Suspense>
      )}
    </Page>
  )
}

interface ListProps {
  filters: TaskFilters
  list: ReturnType<typeof useTasks>
  narrow: (change: { sort?: TaskFilters['sort'] }) => void
  onAdd: (() => void) | undefined
}

function TaskList({ filters, list, narrow, onAdd }: ListProps) {
  const { can } = useMe()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = list.rows?.filter(({ id }) => chosen.has(id)) ?? []
  const mayChoose = can('can_edit_tasks') || can('can_delete_tasks')
  return (
    <TasksTable
      empty={<NoTasks isNarrowed={isNarrowed(filters)} onAdd={onAdd} />}
      list={list}
      onSort={sort => narrow({ sort: sort as TaskFilters['sort'] })}
      selection={
        mayChoose
          ? {
              ids: chosen,
              onChange: setChosen,
              actions: <BulkActions onDone={() => setChosen(new Set())} tasks={rows} />,
            }
          : undefined
      }
      sort={filters.sort ?? 'dueDate'}
    />
  )
}

const NewTaskButton = ({ onClick }: { onClick: () => void }) => (
  <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={onClick}>
    <Trans>New task</Trans>
  </Button>
)

function NoTasks({ isNarrowed, onAdd }: { isNarrowed: boolean; onAdd: (() => void) | undefined }) {
  const navigate = useNavigate({ from: '/tasks' })
  return (
    <EmptyState
      action={
        isNarrowed ? (
          <Button onClick={() => void navigate({ search: { view: 'list' } })} variant="default">
            <Trans>Show all open tasks</Trans>
          </Button>
        ) : (
          onAdd && <NewTaskButton onClick={onAdd} />
        )
      }
      icon={IconChecklist}
      title={isNarrowed ? <Trans>No task matches</Trans> : <Trans>Nothing to do</Trans>}
    >
      {!isNarrowed && <Trans>What somebody has to do stands here until it is done.</Trans>}
    </EmptyState>
  )
}

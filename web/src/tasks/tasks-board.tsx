import { useLingui } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { memo } from 'react'
import { useMe } from '../platform/session.ts'
import { Board, type BoardColumn } from '../ui/board.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { Due } from './due.tsx'
import type { TaskFilters } from './task-filters.ts'
import { TaskMenuItems } from './task-menu.tsx'
import { PriorityMark, taskTones, taskWords } from './task-status.tsx'
import { TaskTick } from './task-tick.tsx'
import classes from './tasks.module.css'
import { type Status, useTaskColumn, useTaskWork } from './tasks.ts'

/** Tasks by how far they are. */
export const TasksBoard = memo(function TasksBoard({ filters }: { filters: TaskFilters }) {
  const { t } = useLingui()
  const { can } = useMe()
  const { move } = useTaskWork()
  return (
    <Board
      body={task => <TaskCard task={task} />}
      cardKey={({ id }) => id}
      cardTitle={({ title }) => title}
      columns={useColumns(filters)}
      label={t`Tasks by status`}
      linkTo={({ id }) => ({ to: '/tasks/$id', params: { id } })}
      mayMove={() => can('can_edit_tasks')}
      menu={task => <TaskMenuItems task={task} />}
      onMove={(task, to) => move(task, to as Status)}
    />
  )
})

function useColumns(filters: TaskFilters): BoardColumn<TaskRow>[] {
  const { i18n } = useLingui()
  const lists = {
    todo: useTaskColumn('todo', filters),
    in_progress: useTaskColumn('in_progress', filters),
    done: useTaskColumn('done', filters),
  }
  return Object.entries(lists).map(([key, list]) => {
    const status = key as Status
    return {
      key,
      title: i18n._(taskWords[status]),
      tone: taskTones[status],
      // A task that was just moved stands here until the list knows.
      cards: list.rows?.filter(task => task.status === status),
      count: list.total ?? undefined,
      hasMore: list.hasNextPage,
      onMore: () => void list.fetchNextPage(),
    }
  })
}

function TaskCard({ task }: { task: TaskRow }) {
  const { assignedTo, assignedName, priority } = task
  return (
    <>
      <About task={task} />
      <div className={classes.foot}>
        <TaskTick task={task} />
        <PriorityMark bare priority={priority} />
        <span className={classes.footDue}>
          <Due task={task} />
        </span>
        {assignedTo && assignedName && <PersonAvatar id={assignedTo} name={assignedName} size={22} />}
      </div>
    </>
  )
}

function About({ task: { clientName, leadTitle, customerName } }: { task: TaskRow }) {
  const about = clientName ?? leadTitle ?? customerName
  return about ? (
    <div className={classes.cardAbout} dir="auto">
      {about}
    </div>
  ) : null
}

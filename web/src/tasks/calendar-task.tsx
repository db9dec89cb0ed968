import { useLingui } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { daysAfter } from '../ui/days.ts'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { useFormats } from '../ui/formats.tsx'
import classes from './calendar.module.css'
import { TaskMenuItems } from './task-menu.tsx'
import { TaskTick } from './task-tick.tsx'

interface Props {
  task: TaskRow
  isDragging: boolean
  onDrag: (task: TaskRow | undefined) => void
  onBring: (day: string) => void
}

/** A task on its day: ticked, opened, dragged, or carried on by keys. */
export function CalendarTask({ task, isDragging, onDrag, onBring }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { today } = useFormats()
  const [isOpen, setOpen] = useState(false)
  const mayEdit = can('can_edit_tasks')
  const { id, title, status, dueDate } = task
  const isDone = status === 'done'

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'm' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      return setOpen(true)
    }
    const ahead = document.documentElement.dir === 'rtl' ? -1 : 1
    const steps: Record<string, number> = { ArrowLeft: -ahead, ArrowRight: ahead, ArrowUp: -7, ArrowDown: 7 }
    const step = event.altKey && steps[event.key]
    if (!step || !dueDate || !mayEdit) return
    event.preventDefault()
    onBring(daysAfter(dueDate, step))
  }
  return (
    <li
      className={classes.task}
      data-dragging={isDragging || undefined}
      draggable={mayEdit}
      onDragEnd={() => onDrag(undefined)}
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', title)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(task)
      }}
    >
      <TaskTick task={task} />
      <Link
        aria-keyshortcuts={mayEdit ? 'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown m' : undefined}
        className={classes.title}
        data-done={isDone || undefined}
        data-late={(!isDone && dueDate !== null && dueDate < today) || undefined}
        data-task={id}
        dir="auto"
        draggable={false}
        onKeyDown={onKeyDown}
        params={{ id }}
        title={title}
        to="/tasks/$id"
      >
        {title}
      </Link>
      {mayEdit && (
        <DotsMenu
          className={classes.dots}
          label={t`Actions for ${title}`}
          onChange={setOpen}
          opened={isOpen}
          size={20}
          tabIndex={-1}
        >
          <TaskMenuItems task={task} />
        </DotsMenu>
      )}
    </li>
  )
}

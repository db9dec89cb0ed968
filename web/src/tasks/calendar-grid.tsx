import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { isSameMonth } from '../ui/days.ts'
import { useFormats } from '../ui/formats.tsx'
import classes from './calendar.module.css'
import { CalendarTask } from './calendar-task.tsx'
import type { TaskFilters } from './task-filters.ts'
import { useSayDue } from './task-menu.tsx'
import { useTaskWork } from './tasks.ts'
import type { DayOfTasks } from './tasks-calendar.tsx'

const FIT_IN_MONTH = 3

interface Props {
  days: DayOfTasks[]
  span: 'month' | 'week'
  at: string
  filters: TaskFilters
  onAdd?: ((day: string) => void) | undefined
}

/** Seven days a row. A task is dragged to another day, or carried there by Alt and the arrow keys. */
export function CalendarGrid({ days, span, at, filters, onAdd }: Props) {
  const { t } = useLingui()
  const { weekday } = useFormats()
  const { can } = useMe()
  const work = useTaskWork()
  const sayDue = useSayDue()
  const [dragged, setDragged] = useState<TaskRow>()
  const table = useRef<HTMLTableElement>(null)

  const bring = async (task: TaskRow, day: string) => {
    if (!can('can_edit_tasks')) return
    const moving = work.set(task, 'dueDate', day, sayDue(task.title, day))
    // In its new cell it is another element: the focus goes along.
    const comeAlong = () => table.current?.querySelector<HTMLElement>(`[data-task="${task.id}"]`)?.focus()
    const hadFocus = document.activeElement?.getAttribute('data-task') === task.id
    setTimeout(() => hadFocus && comeAlong(), 50)
    await moving
    if (hadFocus) requestAnimationFrame(comeAlong)
  }
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7))
  return (
    <div className={classes.scroll}>
      <table aria-label={t`Tasks by due day`} className={classes.grid} data-span={span} ref={table}>
        <thead>
          <tr>
            {weeks[0]?.map(({ day }) => (
              <th key={day} scope="col">
                <span aria-hidden>{weekday(day)}</span>
                <span style={{ position: 'absolute', clipPath: 'inset(50%)' }}>{weekday(day, 'long')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week[0]?.day}>
              {week.map(day => (
                <DayCell
                  day={day}
                  dragged={dragged}
                  filters={filters}
                  fit={span === 'month' ? FIT_IN_MONTH : Number.POSITIVE_INFINITY}
                  isOther={span === 'month' && !isSameMonth(day.day, at)}
                  key={day.day}
                  onAdd={onAdd}
                  onBring={(task, to) => void bring(task, to)}
                  onDrag={setDragged}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  day: DayOfTasks
  fit: number
  isOther: boolean
  filters: TaskFilters
  dragged: TaskRow | undefined
  onDrag: (task: TaskRow | undefined) => void
  onBring: (task: TaskRow, day: string) => void
  onAdd?: ((day: string) => void) | undefined
}

function DayCell({ day: { day, tasks, more }, fit, isOther, filters, dragged, onDrag, onBring, onAdd }: CellProps) {
  const { t } = useLingui()
  const { today, fullDay, day: shortDay, number } = useFormats()
  const [isOver, setOver] = useState(false)
  // One more line than fits would say "1 more": then the task itself can stand there.
  const shown = tasks.length + more <= fit + 1 ? tasks : tasks.slice(0, fit)
  const left = tasks.length - shown.length + more
  return (
    <td
      className={classes.day}
      data-other={isOther || undefined}
      data-over={(isOver && dragged) || undefined}
      data-today={day === today || undefined}
      onDragLeave={() => setOver(false)}
      onDragOver={event => {
        if (!dragged) return
        event.preventDefault()
        setOver(true)
      }}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (dragged) onBring(dragged, day)
      }}
    >
      <div className={classes.head}>
        <time className={`${classes.number} numbers`} dateTime={day} title={fullDay(day)}>
          {day.endsWith('-01') ? shortDay(day) : number(Number(day.slice(-2)))}
        </time>
        {onAdd && (
          <ActionIcon
            aria-label={t`Add a task on ${fullDay(day)}`}
            className={classes.add}
            onClick={() => onAdd(day)}
            size={22}
          >
            <IconPlus aria-hidden size={14} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      {shown.length > 0 && (
        <ul className={classes.tasks}>
          {shown.map(task => (
            <CalendarTask
              isDragging={dragged?.id === task.id}
              key={task.id}
              onBring={to => onBring(task, to)}
              onDrag={onDrag}
              task={task}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <Link
          className={classes.more}
          search={{ ...withoutView(filters), view: 'list', dueFrom: day, dueTo: day }}
          to="/tasks"
        >
          <Trans>{number(left)} more</Trans>
        </Link>
      )}
    </td>
  )
}

const withoutView = ({ whose, status, priority, q }: TaskFilters): TaskFilters => ({
  ...(whose && { whose }),
  ...(status && { status }),
  ...(priority && { priority }),
  ...(q && { q }),
})

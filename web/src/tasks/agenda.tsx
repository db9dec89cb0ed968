import { Trans, useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { IconCalendarCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { DotsMenu } from '../ui/dots-menu.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import classes from './calendar.module.css'
import { TaskMenuItems } from './task-menu.tsx'
import { TaskTick } from './task-tick.tsx'
import taskClasses from './tasks.module.css'
import type { DayOfTasks } from './tasks-calendar.tsx'

/** The days that have tasks, one below the other: the calendar of a phone. */
export function Agenda({ days, isLoaded }: { days: DayOfTasks[]; isLoaded: boolean }) {
  const { t } = useLingui()
  const { today, fullDay } = useFormats()
  if (!isLoaded) {
    return (
      <div className={classes.agenda}>
        {[1, 2, 3, 4].map(line => (
          <Skeleton height={44} key={line} mb={8} radius="md" />
        ))}
      </div>
    )
  }
  const busy = days.filter(({ tasks }) => tasks.length > 0)
  if (busy.length === 0) {
    return (
      <EmptyState icon={IconCalendarCheck} title={<Trans>Nothing is due</Trans>}>
        <Trans>Tasks with a due day in this time stand here.</Trans>
      </EmptyState>
    )
  }
  return (
    <div className={classes.agenda}>
      {busy.map(({ day, tasks }) => (
        <section aria-label={fullDay(day)} key={day}>
          <h2 data-today={day === today || undefined}>{day === today ? t`Today` : fullDay(day)}</h2>
          <ul className={taskClasses.lines}>
            {tasks.map(task => (
              <AgendaLine key={task.id} task={task} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function AgendaLine({ task }: { task: TaskRow }) {
  const { t } = useLingui()
  return (
    <li className={taskClasses.line}>
      <TaskTick task={task} />
      <Link
        className={task.status === 'done' ? taskClasses.struck : undefined}
        dir="auto"
        params={{ id: task.id }}
        to="/tasks/$id"
      >
        {task.title}
      </Link>
      <DotsMenu label={t`Actions for ${task.title}`} size={36}>
        <TaskMenuItems task={task} />
      </DotsMenu>
    </li>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { Link } from '@tanstack/react-router'
import { Due } from '../../tasks/due.tsx'
import type { TaskFilters } from '../../tasks/task-filters.ts'
import { TaskTick } from '../../tasks/task-tick.tsx'
import taskClasses from '../../tasks/tasks.module.css'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { TextLink } from '../../ui/link.tsx'
import classes from './home-page.module.css'

type Tasks = NonNullable<Dashboard['tasks']>

/** What this person has to do, the most urgent first; ticked right here. */
export function MyTasksCard({ tasks }: { tasks: Tasks }) {
  const { t } = useLingui()
  const { number } = useFormats()
  const counts: { due: NonNullable<TaskFilters['due']>; count: number; words: string }[] = [
    { due: 'overdue', count: tasks.overdue, words: t`overdue` },
    { due: 'today', count: tasks.today, words: t`today` },
    { due: 'week', count: tasks.week, words: t`in the next 7 days` },
  ]
  return (
    <Card
      action={
        <TextLink fz={13} search={{ view: 'list', whose: 'mine' }} to="/tasks">
          <Trans>All my tasks</Trans>
        </TextLink>
      }
      label={<Trans>My tasks</Trans>}
      title={useAnswer(tasks)}
    >
      <div className={classes.counts}>
        {counts.map(({ due, count, words }) => (
          <Link
            className={classes.count}
            data-late={(due === 'overdue' && count > 0) || undefined}
            key={due}
            search={{ view: 'list', whose: 'mine', due }}
            to="/tasks"
          >
            <strong className="numbers">{number(count)}</strong> {words}
          </Link>
        ))}
      </div>
      {tasks.items.length === 0 && (
        <p className={classes.quiet}>
          <Trans>What you have to do in the next days stands here, to be ticked at once.</Trans>
        </p>
      )}
      {tasks.items.length > 0 && (
        <ul className={taskClasses.lines}>
          {tasks.items.map(task => (
            <li className={taskClasses.line} key={task.id}>
              <TaskTick task={task} />
              <Link
                className={task.status === 'done' ? taskClasses.struck : undefined}
                dir="auto"
                params={{ id: task.id }}
                to="/tasks/$id"
              >
                {task.title}
              </Link>
              <Due task={task} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function useAnswer({ overdue, today, week, open }: Tasks): string {
  const { t } = useLingui()
  if (overdue > 0 && today > 0) return t`${overdue} overdue, ${today} for today`
  if (overdue > 0) return t`${overdue} overdue`
  if (today > 0) return t`${today} for today`
  if (week > 0) return t`Nothing for today`
  return open > 0 ? t`Nothing is due in the next 7 days` : t`Nothing to do`
}

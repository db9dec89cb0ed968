import { Trans } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { useFormats } from '../ui/formats.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './tasks.module.css'

/** When a task is due: red with a word once it is late, unless it is done. */
export function Due({ task: { dueDate, status } }: { task: Pick<TaskRow, 'dueDate' | 'status'> }) {
  const { today, fullDay } = useFormats()
  if (!dueDate) return null
  const isOpen = status !== 'done'
  if (isOpen && dueDate === today) {
    return (
      <time className={classes.due} data-when="today" dateTime={dueDate} title={fullDay(dueDate)}>
        <Trans>Today</Trans>
      </time>
    )
  }
  return (
    <span className={classes.due} data-when={isOpen && dueDate < today ? 'late' : undefined}>
      <RelativeTime value={dueDate} />
    </span>
  )
}

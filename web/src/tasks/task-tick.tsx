import { useLingui } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { IconCheck } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import classes from './tasks.module.css'
import { useTaskWork } from './tasks.ts'

/** A round box: one click and the task is done, with undo; once more and it is to do again. */
export function TaskTick({ task }: { task: TaskRow }) {
  const { t } = useLingui()
  const { can } = useMe()
  const work = useTaskWork()
  const isDone = task.status === 'done'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native box cannot be drawn as a ring that fills
    <button
      aria-checked={isDone}
      aria-label={t`Done: ${task.title}`}
      className={classes.tick}
      data-priority={task.priority}
      data-status={task.status}
      disabled={!can('can_edit_tasks')}
      onClick={() => void work.move(task, isDone ? 'todo' : 'done')}
      role="checkbox"
      type="button"
    >
      <IconCheck aria-hidden size={12} stroke={3} />
    </button>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group } from '@mantine/core'
import type { Task } from '@steward/contract/tasks/tasks.ts'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMe } from '../platform/session.ts'
import { type Status, useTaskWork } from './tasks.ts'

/** What comes next for a task, and the way out. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useLingui()
  const { can } = useMe()
  const navigate = useNavigate()
  const work = useTaskWork()
  const move = (status: Status) => () => void work.move(task, status)
  const remove = () => {
    void work.remove([task], () => t`“${task.title}” deleted`)
    void navigate({ to: '/tasks' })
  }
  return (
    <Group gap={8} wrap="nowrap">
      {can('can_delete_tasks') && (
        <ActionIcon aria-label={t`Delete`} onClick={remove}>
          <IconTrash aria-hidden size={18} stroke={1.75} />
        </ActionIcon>
      )}
      {can('can_edit_tasks') && (
        <>
          {task.status === 'todo' && (
            <Button onClick={move('in_progress')} variant="default">
              <Trans>Start</Trans>
            </Button>
          )}
          {task.status === 'done' ? (
            <Button onClick={move('todo')} variant="default">
              <Trans>Reopen</Trans>
            </Button>
          ) : (
            <Button onClick={move('done')}>
              <Trans context="finish the task">Done</Trans>
            </Button>
          )}
        </>
      )}
    </Group>
  )
}

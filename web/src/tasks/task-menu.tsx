import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { IconCalendarDue, IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import { daysAfter } from '../ui/days.ts'
import { useFormats } from '../ui/formats.tsx'
import { PriorityMark, priorityWords } from './task-status.tsx'
import { useTaskWork } from './tasks.ts'

const priorities = ['high', 'medium', 'low'] as const

/** What a task's menu offers beside its status: another day, priority, taking it, deleting it. */
export function TaskMenuItems({ task }: { task: TaskRow }) {
  const { t, i18n } = useLingui()
  const { can, employee } = useMe()
  const work = useTaskWork()
  const sayDue = useSayDue()
  const days = useNearDays()
  const mayEdit = can('can_edit_tasks')
  return (
    <>
      {mayEdit && (
        <>
          <Menu.Label>
            <Trans>Due</Trans>
          </Menu.Label>
          {days.map(({ day, words }) => (
            <Menu.Item
              key={words}
              leftSection={<IconCalendarDue aria-hidden size={16} stroke={1.75} />}
              onClick={() => void work.set(task, 'dueDate', day, sayDue(task.title, day))}
            >
              {words}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>
            <Trans>Priority</Trans>
          </Menu.Label>
          {priorities.map(priority => (
            <Menu.Item
              key={priority}
              onClick={() => void work.set(task, 'priority', priority, t`Priority: ${i18n._(priorityWords[priority])}`)}
            >
              <PriorityMark priority={priority} />
            </Menu.Item>
          ))}
          {employee && task.assignedTo !== employee.id && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconUserPlus aria-hidden size={16} stroke={1.75} />}
                onClick={() => void work.set(task, 'assignedTo', employee.id, t`It is yours now`)}
              >
                <Trans>Take it</Trans>
              </Menu.Item>
            </>
          )}
        </>
      )}
      {can('can_delete_tasks') && (
        <Menu.Item
          color="red"
          leftSection={<IconTrash aria-hidden size={16} stroke={1.75} />}
          onClick={() => void work.remove([task], () => t`“${task.title}” deleted`)}
        >
          <Trans>Delete</Trans>
        </Menu.Item>
      )}
    </>
  )
}

/** Days people put things off to. */
export function useNearDays(): { day: string | null; words: string }[] {
  const { t } = useLingui()
  const { today } = useFormats()
  return [
    { day: today, words: t`Today` },
    { day: daysAfter(today, 1), words: t`Tomorrow` },
    { day: daysAfter(today, 7), words: t`In a week` },
    { day: null, words: t`No day` },
  ]
}

/** Says where a task went. */
export function useSayDue() {
  const { t } = useLingui()
  const { day: shortDay } = useFormats()
  return (title: string, day: string | null) =>
    day ? t`“${title}” is due ${shortDay(day)}` : t`“${title}” has no due day any more`
}

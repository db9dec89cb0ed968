import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { type Icon, IconAntennaBars2, IconAntennaBars3, IconAntennaBars5 } from '@tabler/icons-react'
import { StatusChip, type Tone } from '../ui/status-chip.tsx'
import classes from './tasks.module.css'

type Status = TaskRow['status']
type Priority = TaskRow['priority']

export const taskWords: Record<Status, MessageDescriptor> = {
  todo: msg`To do`,
  in_progress: msg`In progress`,
  done: msg`Done`,
}

export const taskTones: Record<Status, Tone> = { todo: 'quiet', in_progress: 'progress', done: 'good' }

export const priorityWords: Record<Priority, MessageDescriptor> = {
  high: msg`High`,
  medium: msg`Medium`,
  low: msg`Low`,
}

const prioritySigns: Record<Priority, Icon> = {
  high: IconAntennaBars5,
  medium: IconAntennaBars3,
  low: IconAntennaBars2,
}

export function TaskStatusChip({ status, plain }: { status: Status; plain?: boolean }) {
  const { i18n } = useLingui()
  return (
    <StatusChip plain={plain} tone={taskTones[status]}>
      {i18n._(taskWords[status])}
    </StatusChip>
  )
}

/** Bars and a word, or the bars alone where there is no room; the word is heard either way. */
export function PriorityMark({ priority, bare }: { priority: Priority; bare?: boolean }) {
  const { i18n } = useLingui()
  const Sign = prioritySigns[priority]
  const word = i18n._(priorityWords[priority])
  return (
    <span className={classes.priority} data-priority={priority} title={bare ? word : undefined}>
      <Sign
        aria-hidden={!bare}
        aria-label={bare ? word : undefined}
        role={bare ? 'img' : undefined}
        size={16}
        stroke={2}
      />
      {!bare && word}
    </span>
  )
}

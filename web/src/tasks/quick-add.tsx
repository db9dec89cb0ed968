import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, TextInput } from '@mantine/core'
import type { TaskPriority } from '@steward/contract/tasks/tasks.ts'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { api, type Inputs } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { daysAfter } from '../ui/days.ts'
import { useFormats } from '../ui/formats.tsx'
import { type TaskFilters, WEEK } from './task-filters.ts'
import classes from './tasks.module.css'
import { keepTask } from './tasks.ts'

type NewTask = Omit<Inputs['tasks']['tasks']['create'], 'title'>

interface Props {
  filters: TaskFilters
  /** A day somebody chose in the calendar. */
  day?: string | undefined
  onClose: () => void
}

/** One line: Enter adds the task and waits for the next, Escape closes. A new task is of the kind one is looking at. */
export function QuickAdd({ filters, day, onClose }: Props) {
  const { t } = useLingui()
  const { employee } = useMe()
  const { today, day: shortDay } = useFormats()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [title, setTitle] = useState('')
  const fields = fieldsOf(filters, employee?.id, today, day)
  const create = useMutation(
    api.tasks.tasks.create.mutationOptions({
      onSuccess: task => keepTask(cache, task),
      // What was typed must not be lost with the refusal.
      onError: (_, { title }) => setTitle(now => now || title),
    }),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !title.trim()) return
    create.mutate({ ...fields, title: title.trim() })
    setTitle('')
  }
  const said = [
    fields.assignedTo === employee?.id && fields.assignedTo ? t`for me` : !fields.assignedTo && t`for nobody yet`,
    fields.dueDate && t`due ${shortDay(fields.dueDate)}`,
  ].filter(Boolean)
  return (
    <div className={classes.quick}>
      <TextInput
        aria-label={t`New task`}
        autoFocus
        className={classes.quickField}
        leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />}
        maxLength={200}
        onChange={event => setTitle(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={t`What is to be done?`}
        ref={input}
        rightSection={<CloseButton aria-label={t`Close`} onClick={onClose} size="sm" />}
        value={title}
      />
      <span className={classes.quickHint}>
        {said.join(', ')}
        {said.length > 0 && ' · '}
        <Trans>Enter adds it</Trans>
      </span>
    </div>
  )
}

/** What the list is narrowed to is what one is thinking of. */
function fieldsOf(
  { whose, priority, due, dueFrom, dueTo }: TaskFilters,
  me: string | undefined,
  today: string,
  day: string | undefined,
): NewTask {
  const owner = whose === 'nobodys' ? undefined : whose === 'mine' ? me : (whose ?? me)
  const byFilter = { overdue: undefined, today, week: daysAfter(today, WEEK) }
  const dueDate = day ?? (due ? byFilter[due] : (dueTo ?? dueFrom))
  return {
    ...(owner && { assignedTo: owner }),
    ...(priority && { priority: priority as TaskPriority }),
    ...(dueDate && { dueDate }),
  }
}

import { useLingui } from '@lingui/react/macro'
import { CloseButton, TextInput } from '@mantine/core'
import type { TaskRow } from '@steward/contract/tasks/tasks.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Due } from '../tasks/due.tsx'
import { TaskTick } from '../tasks/task-tick.tsx'
import { TextLink } from '../ui/link.tsx'
import classes from './record-page.module.css'

/** A task in a line: done by a click, with undo. */
export const RelatedTask = ({ task }: { task: TaskRow }) => (
  <li>
    <span className={classes.task} data-done={task.status === 'done' || undefined}>
      <TaskTick task={task} />
      <TextLink c="inherit" dir="auto" fz="inherit" params={{ id: task.id }} to="/tasks/$id">
        {task.title}
      </TextLink>
    </span>
    <Due task={task} />
  </li>
)

interface AdderProps {
  of: { leadId?: string; clientId?: string; assignedTo?: string }
  onClose: () => void
}

/** One line: Enter adds the task and waits for the next, Escape closes. */
export function TaskAdder({ of, onClose }: AdderProps) {
  const { t } = useLingui()
  const { employee } = useMe()
  const cache = useQueryClient()
  const [title, setTitle] = useState('')
  const create = useMutation(
    api.tasks.tasks.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.tasks.tasks.key() }),
      // What was typed must not be lost with the refusal.
      onError: (_, { title }) => setTitle(now => now || title),
    }),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !title.trim()) return
    create.mutate({ ...(employee && { assignedTo: employee.id }), ...of, title: title.trim() })
    setTitle('')
  }
  return (
    <li>
      <TextInput
        aria-label={t`New task`}
        autoFocus
        className={classes.adder}
        maxLength={200}
        onChange={event => setTitle(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={t`What is to be done? Enter adds it`}
        rightSection={<CloseButton aria-label={t`Close`} onClick={onClose} size="sm" />}
        value={title}
        variant="unstyled"
      />
    </li>
  )
}

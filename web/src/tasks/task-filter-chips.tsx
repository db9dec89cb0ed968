import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWhoseFilter } from '../platform/people.ts'
import type { Filter } from '../ui/filter-chips.tsx'
import { useFormats } from '../ui/formats.tsx'
import { ToneDot } from '../ui/status-chip.tsx'
import type { TaskFilters, TaskView } from './task-filters.ts'
import { PriorityMark, priorityWords, taskTones, taskWords } from './task-status.tsx'
import type { Status } from './tasks.ts'

type Narrow = (change: { [Key in keyof TaskFilters]?: TaskFilters[Key] | undefined }) => void

const OWN_DAYS = 'days'

/** What tasks can be narrowed by. A board has a column for every status, a calendar a place for every day. */
export function useTaskFilterChips(filters: TaskFilters, view: TaskView, narrow: Narrow) {
  const [isChoosingDays, setChoosing] = useState(false)
  const whose = useWhoseFilter(filters.whose, 'can_view_all_tasks')
  const [status, priority, due] = [useStatus(filters), usePriority(filters), useDue(filters)]
  const shown: Record<TaskView, Filter[]> = {
    list: [whose, status, priority, due],
    board: [whose, priority, due],
    calendar: [whose, status, priority],
  }
  return {
    filters: shown[view],
    isChoosingDays,
    closeDays: () => setChoosing(false),
    onChange: (key: string, value: string | undefined) => {
      if (key !== 'due') return narrow({ [key]: value })
      if (value === OWN_DAYS) return setChoosing(true)
      narrow({ due: value as TaskFilters['due'], dueFrom: undefined, dueTo: undefined })
    },
  }
}

function useStatus({ status }: TaskFilters): Filter {
  const { t, i18n } = useLingui()
  return {
    key: 'status',
    label: t`Status`,
    value: status,
    options: [
      ...Object.entries(taskWords).map(([value, word]) => ({
        value,
        label: i18n._(word),
        icon: <ToneDot tone={taskTones[value as Status]} />,
      })),
      { value: 'all', label: t`Open and done` },
    ],
  }
}

function usePriority({ priority }: TaskFilters): Filter {
  const { t, i18n } = useLingui()
  return {
    key: 'priority',
    label: t`Priority`,
    value: priority,
    options: (['high', 'medium', 'low'] as const).map(value => ({
      value,
      label: i18n._(priorityWords[value]),
      icon: <PriorityMark bare priority={value} />,
    })),
  }
}

function useDue({ due, dueFrom, dueTo }: TaskFilters): Filter {
  const { t } = useLingui()
  const { day } = useFormats()
  const isOwn = dueFrom !== undefined || dueTo !== undefined
  const days = dueFrom === dueTo && dueFrom ? [dueFrom] : [dueFrom, dueTo]
  return {
    key: 'due',
    label: t`Due`,
    value: due ?? (isOwn ? 'own' : undefined),
    options: [
      { value: 'overdue', label: t`Overdue` },
      { value: 'today', label: t`Today` },
      { value: 'week', label: t`Next 7 days` },
      ...(isOwn ? [{ value: 'own', label: days.map(end => (end ? day(end) : '')).join(' – ') }] : []),
      { value: OWN_DAYS, label: t`Choose days…` },
    ],
  }
}

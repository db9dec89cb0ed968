import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import type { TaskDay, TaskRow } from '@steward/contract/tasks/tasks.ts'
import { IconCalendarMonth, IconCalendarWeek, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { sentenceOf } from '../platform/error-toast.ts'
import { daysAfter, daysFromOn, firstDayOf, lastOfMonth, monthAfter, startOfWeek } from '../ui/days.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { useIsPhone } from '../ui/use-is-phone.ts'
import { ViewSwitch } from '../ui/view-switch.tsx'
import { Agenda } from './agenda.tsx'
import classes from './calendar.module.css'
import { CalendarGrid } from './calendar-grid.tsx'
import type { TaskFilters } from './task-filters.ts'
import { useTaskDays } from './tasks.ts'

interface Props {
  filters: TaskFilters
  /** Undefined takes something out of the address. */
  onChange: (change: { at?: string | undefined; span?: 'week' | undefined }) => void
  /** Left out for whoever may not add tasks. */
  onAdd?: ((day: string) => void) | undefined
}

/** The tasks of a day, the first of them, and how many more there are. */
export interface DayOfTasks {
  day: string
  tasks: TaskRow[]
  more: number
}

/** Tasks on the days they are due: a month or a week, on a phone one day below the other. */
export function TasksCalendar({ filters, onChange, onAdd }: Props) {
  const { t } = useLingui()
  const { locale, today } = useFormats()
  const isPhone = useIsPhone()
  // One day below the other a month has room on the smallest screen.
  const span = isPhone ? undefined : filters.span
  const at = filters.at ?? today
  const days = span ? daysFromOn(startOfWeek(at, firstDayOf(locale)), 7) : monthDays(at, locale, isPhone)
  const [from, to] = [days[0] as string, days.at(-1) as string]
  const { data, error, refetch } = useTaskDays(filters, from, to, span || isPhone ? 50 : 20)
  const go = (step: number) => onChange({ at: span ? daysAfter(at, step * 7) : monthAfter(at, step) })
  const shown = regrouped(days, data?.days)
  return (
    <div aria-busy={!data} className={classes.calendar}>
      <div className={classes.bar}>
        <ActionIcon aria-label={span ? t`Week before` : t`Month before`} onClick={() => go(-1)}>
          <IconChevronLeft aria-hidden className={classes.arrow} size={18} stroke={1.75} />
        </ActionIcon>
        <Button onClick={() => onChange({ at: undefined })} size="compact-sm" variant="default">
          <Trans>Today</Trans>
        </Button>
        <ActionIcon aria-label={span ? t`Week after` : t`Month after`} onClick={() => go(1)}>
          <IconChevronRight aria-hidden className={classes.arrow} size={18} stroke={1.75} />
        </ActionIcon>
        <Period at={at} from={from} isWeek={span !== undefined} to={to} />
        {!isPhone && (
          <ViewSwitch
            onChange={next => onChange({ span: next === 'week' ? next : undefined })}
            value={span ?? 'month'}
            views={[
              { value: 'month', label: t`Month`, icon: IconCalendarMonth },
              { value: 'week', label: t`Week`, icon: IconCalendarWeek },
            ]}
          />
        )}
      </div>
      {error && !data ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : isPhone ? (
        <Agenda days={shown} isLoaded={data !== undefined} />
      ) : (
        <CalendarGrid at={at} days={shown} filters={filters} onAdd={onAdd} span={span ?? 'month'} />
      )}
    </div>
  )
}

function Period({ at, from, to, isWeek }: { at: string; from: string; to: string; isWeek: boolean }) {
  const { fullMonth, day } = useFormats()
  return <h2 className={classes.period}>{isWeek ? `${day(from)} – ${day(to)}` : fullMonth(at.slice(0, 7))}</h2>
}

/** Whole weeks that cover the month; an agenda has no need of the days around it. */
function monthDays(at: string, locale: string, isBare: boolean): string[] {
  const [first, last] = [monthAfter(at, 0), lastOfMonth(at)]
  if (isBare) return daysFromOn(first, Number(last.slice(-2)))
  const begin = startOfWeek(first, firstDayOf(locale))
  const weeks = Math.ceil((Number(last.slice(-2)) + (Date.parse(first) - Date.parse(begin)) / 86_400_000) / 7)
  return daysFromOn(begin, weeks * 7)
}

// A task that was just dragged has its new day already, while the answer it came with still lists it under the old one.
function regrouped(days: string[], answered: TaskDay[] = []): DayOfTasks[] {
  const tasks = answered.flatMap(({ items }) => items)
  return days.map(day => {
    const found = answered.find(one => one.day === day)
    return {
      day,
      tasks: tasks.filter(({ dueDate }) => dueDate === day),
      more: found ? found.count - found.items.length : 0,
    }
  })
}

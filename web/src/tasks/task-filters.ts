import type { Inputs } from '../platform/api.ts'
import { dayIn, idIn, oneOf, textIn } from '../ui/address.ts'
import { daysAfter } from '../ui/days.ts'

export type TaskView = 'list' | 'board' | 'calendar'
type TaskStatus = NonNullable<Inputs['tasks']['tasks']['list']['status']>
type TaskPriority = NonNullable<Inputs['tasks']['tasks']['list']['priority']>
type TaskSort = NonNullable<Inputs['tasks']['tasks']['list']['sort']>

/** What the screen shows; stands in the address. */
export interface TaskFilters {
  /** The one looked at last where left out. */
  view?: TaskView
  /** `mine`, `nobodys` or somebody's id; everybody's, as far as one may see them, where left out. */
  whose?: string
  /** What is still open where left out; `all` has what is done too. */
  status?: TaskStatus | 'all'
  priority?: TaskPriority
  due?: 'overdue' | 'today' | 'week'
  /** Days instead, both included. */
  dueFrom?: string
  dueTo?: string
  q?: string
  sort?: TaskSort
  /** The calendar shows a month where left out. */
  span?: 'week'
  /** A day of the month or week the calendar is open at. */
  at?: string
}

const statuses = ['todo', 'in_progress', 'done', 'all'] as const
const priorities: TaskPriority[] = ['high', 'medium', 'low']
const sorts: TaskSort[] = ['createdAt', '-createdAt', 'dueDate', '-dueDate', 'title', '-title']

/** Reads an address; what makes no sense is left out. */
export function taskFilters(given: Record<string, unknown>): TaskFilters {
  const read: TaskFilters = {
    view: oneOf(['list', 'board', 'calendar'], given.view),
    whose: oneOf(['mine', 'nobodys'], given.whose) ?? idIn(given.whose),
    status: oneOf(statuses, given.status),
    priority: oneOf(priorities, given.priority),
    due: oneOf(['overdue', 'today', 'week'], given.due),
    dueFrom: dayIn(given.dueFrom),
    dueTo: dayIn(given.dueTo),
    q: textIn(given.q),
    sort: oneOf(sorts, given.sort),
    span: oneOf(['week'], given.span),
    at: dayIn(given.at),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

type Asked = Pick<Inputs['tasks']['tasks']['list'], 'status' | 'done' | 'priority' | 'assignedTo' | 'unassigned' | 'q'>

/** Whose tasks and which, as every view asks for them. */
export const askedFor = ({ whose, status, priority, q }: TaskFilters, me: string | undefined): Asked => ({
  ...(status === undefined ? { done: 'false' as const } : status !== 'all' && { status }),
  ...(priority && { priority }),
  ...whoseOf(whose, me),
  ...(q && { q }),
})

function whoseOf(whose: string | undefined, me: string | undefined): Pick<Asked, 'assignedTo' | 'unassigned'> {
  if (whose === 'nobodys') return { unassigned: 'true' }
  const owner = whose === 'mine' ? me : whose
  return owner ? { assignedTo: owner } : {}
}

/** Next week counts from tomorrow. */
export const WEEK = 7

/** The days asked for; overdue ends yesterday. */
export function dueDays({ due, dueFrom, dueTo }: TaskFilters, today: string): { dueFrom?: string; dueTo?: string } {
  if (due === 'overdue') return { dueTo: daysAfter(today, -1) }
  if (due === 'today') return { dueFrom: today, dueTo: today }
  if (due === 'week') return { dueFrom: daysAfter(today, 1), dueTo: daysAfter(today, WEEK) }
  return { ...(dueFrom && { dueFrom }), ...(dueTo && { dueTo }) }
}

/** Is anything left out by these? */
export const isNarrowed = ({ whose, status, priority, due, dueFrom, dueTo, q }: TaskFilters): boolean =>
  Boolean(whose ?? status ?? priority ?? due ?? dueFrom ?? dueTo ?? q)

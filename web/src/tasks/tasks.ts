import { useLingui } from '@lingui/react/macro'
import type { Task, TaskRow } from '@steward/contract/tasks/tasks.ts'
import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { showProblem } from '../platform/error-toast.ts'
import { byCursor, withRows } from '../platform/pages.ts'
import { inTurn, useSaving } from '../platform/saving.ts'
import { type Self, useMe } from '../platform/session.ts'
import { toast } from '../ui/toast.tsx'
import { askedFor, dueDays, type TaskFilters } from './task-filters.ts'
import { taskWords } from './task-status.tsx'

export type Status = TaskRow['status']
export type Changes = Omit<Inputs['tasks']['tasks']['change'], 'id'>

export const taskQuery = (id: string) => api.tasks.tasks.find.queryOptions({ input: { id } })

export function tasksQuery({ employee, today }: Self, filters: TaskFilters, limit = 50) {
  const { sort = 'dueDate' } = filters
  const input = { ...askedFor(filters, employee?.id), ...dueDays(filters, today), sort, limit }
  return api.tasks.tasks.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, cursor }),
    ...byCursor,
  })
}

const A_SCREEN_OF_CARDS = 25

/** A column of the board: what is done by when it was written, all else by when it is due. */
export const taskColumnQuery = (me: Self, status: Status, filters: TaskFilters) =>
  tasksQuery(me, { ...filters, status, sort: status === 'done' ? '-createdAt' : 'dueDate' }, A_SCREEN_OF_CARDS)

/** Rows of all pages loaded so far. */
export const useTasks = (filters: TaskFilters, enabled = true) => useListed(tasksQuery(useMe(), filters), enabled)

/** The cards of one column of the board. */
export const useTaskColumn = (status: Status, filters: TaskFilters) =>
  useListed(taskColumnQuery(useMe(), status, filters))

const useListed = (query: ReturnType<typeof tasksQuery>, enabled = true) =>
  withRows(useInfiniteQuery({ ...query, enabled }))

/** Tasks by day, those of the filters that concern whose and which. */
export function useTaskDays(filters: TaskFilters, from: string, to: string, perDay: number) {
  const { employee } = useMe()
  return useQuery(
    api.tasks.tasks.calendar.queryOptions({
      input: { ...askedFor(filters, employee?.id), from, to, perDay },
      placeholderData: keepPreviousData,
    }),
  )
}

type Kept = Pick<TaskRow, 'id' | 'version'>

const sendMove = ({ id, version }: Kept, status: Status) =>
  api.tasks.tasks.move.call({ id, status }, { context: { version } })

const sendChange = ({ id, version }: Kept, changes: Changes) =>
  api.tasks.tasks.change.call({ id, ...changes }, { context: { version } })

/** What can be done with tasks, shown at once wherever they stand and taken back with a sentence when it was refused. */
export function useTaskWork() {
  const cache = useQueryClient()
  const { t, i18n } = useLingui()
  const moveTo = (tasks: TaskRow[], status: Status) =>
    optimistically(cache, tasks, { status }, row => sendMove(row, status))
  const changeTo = (tasks: TaskRow[], changes: Changes) =>
    optimistically(cache, tasks, changes, row => sendChange(row, changes))
  const change = (task: TaskRow, changes: Changes) => changeTo([task], changes)

  return {
    change,
    /** Moves it and says so, with undo. */
    async move(task: TaskRow, status: Status) {
      const [moved] = await moveTo([task], status)
      if (!moved) return
      const done = t`“${task.title}” is done`
      const elsewhere = t`“${task.title}” is now: ${i18n._(taskWords[status])}`
      toast(status === 'done' ? done : elsewhere, {
        id: `task-${task.id}`,
        undo: () => moveTo([moved], task.status),
      })
    },
    /** Changes one field and says so, with undo. */
    async set<Field extends 'dueDate' | 'priority' | 'assignedTo'>(
      task: TaskRow,
      field: Field,
      value: TaskRow[Field],
      said: string,
    ) {
      if (task[field] === value) return
      const [changed] = await change(task, { [field]: value })
      if (changed) toast(said, { id: `task-${task.id}`, undo: () => change(changed, { [field]: task[field] }) })
    },
    /** The same for many, in one sentence and with one undo. */
    async changeAll(tasks: TaskRow[], changes: Changes, said: (count: number) => string) {
      const changed = await changeTo(tasks, changes)
      if (changed.length === 0) return
      const before = new Map(tasks.map(task => [task.id, task]))
      const undo = () =>
        optimistically(cache, changed, {}, row => {
          const old = before.get(row.id) as TaskRow
          const fields = Object.keys(changes).map(field => [field, old[field as keyof TaskRow]])
          return sendChange(row, Object.fromEntries(fields))
        })
      toast(said(changed.length), { id: 'tasks-changed', undo })
    },
    async moveAll(tasks: TaskRow[], status: Status, said: (count: number) => string) {
      const moved = await moveTo(tasks, status)
      if (moved.length === 0) return
      const before = new Map(tasks.map(task => [task.id, task.status]))
      const undo = () => optimistically(cache, moved, {}, row => sendMove(row, before.get(row.id) as Status))
      toast(said(moved.length), { id: 'tasks-changed', undo })
    },
    async remove(tasks: TaskRow[], said: (count: number) => string) {
      const removed = await oneAfterTheOther(tasks, async ({ id, version }) => {
        await api.tasks.tasks.remove.call({ id }, { context: { version } })
        return id
      })
      refresh(cache)
      if (removed.length === 0) return
      const undo = async () => {
        await oneAfterTheOther(removed, id => api.tasks.tasks.restore.call({ id }))
        refresh(cache)
      }
      toast(said(removed.length), { id: 'tasks-removed', undo })
    },
  }
}

/** Keeps what the server answered and asks for everything that follows from it. */
export function keepTask(cache: QueryClient, task: Task): void {
  cache.setQueryData(taskQuery(task.id).queryKey, task)
  refresh(cache)
}

function refresh(cache: QueryClient) {
  for (const queryKey of [api.tasks.tasks.key(), api.company.dashboard.key(), api.company.history.key()])
    void cache.invalidateQueries({ queryKey })
}

async function optimistically(
  cache: QueryClient,
  tasks: TaskRow[],
  changes: Changes & { status?: Status },
  act: (task: TaskRow) => Promise<Task>,
): Promise<Task[]> {
  // An answer that is on its way would paint the old state over the new one.
  await cache.cancelQueries({ queryKey: api.tasks.tasks.key() })
  for (const { id } of tasks) patch(cache, id, changes)
  const done = await oneAfterTheOther(tasks, task => inTurn(task, act))
  for (const task of done) cache.setQueryData(taskQuery(task.id).queryKey, task)
  refresh(cache)
  return done
}

// Whatever was refused is told once; the rest goes on.
async function oneAfterTheOther<Thing, Result>(things: Thing[], act: (thing: Thing) => Promise<Result>) {
  const done: Result[] = []
  let refused: unknown
  for (const thing of things) {
    try {
      done.push(await act(thing))
    } catch (error) {
      refused ??= error
    }
  }
  if (refused) showProblem(refused)
  return done
}

/** Changes a task in every answer that has it, whatever shape the answer is of. */
function patch(cache: QueryClient, id: string, changes: object) {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    if (typeof value !== 'object' || value === null) return value
    if ('id' in value && 'priority' in value) return value.id === id ? { ...value, ...changes } : value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, within(part)]))
  }
  for (const queryKey of [api.tasks.tasks.key(), api.company.dashboard.key()])
    cache.setQueriesData({ queryKey }, within)
}

/** Saves fields of a task, or its status. */
export function useSaveTask(task: Task) {
  const cache = useQueryClient()
  const shared = {
    kept: ({ id }: Task) => cache.getQueryData(taskQuery(id).queryKey),
    onSaved: (saved: Task) => keepTask(cache, saved),
  }
  const change = useSaving({
    ...shared,
    send: ({ id }, changes: Changes, version) => sendChange({ id, version }, changes),
  })
  const move = useSaving({
    ...shared,
    send: ({ id }, { status }: { status: Status }, version) => sendMove({ id, version }, status),
  })
  return { change: (changes: Changes) => change(task, changes), move: (status: Status) => move(task, { status }) }
}

import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import { ById, Day, Id, Instant, optionalText, searchWords, text, Version } from '../platform/values.ts'

export const TaskStatus = z.enum(['todo', 'in_progress', 'done'])
export const TaskPriority = z.enum(['low', 'medium', 'high'])
export type TaskPriority = z.infer<typeof TaskPriority>

export const Task = z.object({
  id: Id,
  title: z.string(),
  description: z.string().nullable(),
  priority: TaskPriority,
  dueDate: Day.nullable(),
  assignedTo: Id.nullable(),
  assignedName: z.string().nullable(),
  status: TaskStatus,
  leadId: Id.nullable(),
  clientId: Id.nullable(),
  conversationId: Id.nullable(),
  /** What the linked ones are called, as far as the reader may see them. */
  leadTitle: z.string().nullable(),
  clientName: z.string().nullable(),
  customerName: z.string().nullable(),
  doneAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Task = z.infer<typeof Task>

/** Lists leave out the description. */
export const TaskRow = Task.omit({ description: true })
export type TaskRow = z.infer<typeof TaskRow>

const filters = {
  status: TaskStatus.optional(),
  /** `false` leaves out what is done. */
  done: yesNo.optional(),
  priority: TaskPriority.optional(),
  assignedTo: Id.optional(),
  unassigned: yesNo.optional(),
  leadId: Id.optional(),
  clientId: Id.optional(),
  conversationId: Id.optional(),
}

const MOST_DAYS = 62

/** A day of the calendar with its first tasks. Days without any are left out. */
export const TaskDay = z.object({ day: Day, count: z.int(), items: z.array(TaskRow) })
export type TaskDay = z.infer<typeof TaskDay>

const fields = {
  title: text(200),
  description: optionalText(20_000),
  priority: TaskPriority,
  dueDate: Day.nullable(),
  assignedTo: Id.nullable(),
  leadId: Id.nullable(),
  clientId: Id.nullable(),
}
const changes = z.strictObject(fields).partial()

export const tasks = {
  list: get('/tasks', 'can_view_tasks', 'List tasks')
    .input(
      listQuery(['createdAt', 'dueDate', 'title'], {
        ...filters,
        dueFrom: Day.optional(),
        dueTo: Day.optional(),
      }),
    )
    .output(page(TaskRow)),
  calendar: get('/tasks/calendar', 'can_view_tasks', 'Tasks by the day they are due, both days included')
    .input(
      z
        .strictObject({
          from: Day,
          to: Day,
          /** How many tasks of each day are sent; its count says how many there are. */
          perDay: z.coerce.number().int().min(1).max(50).default(20),
          q: searchWords.optional(),
          ...filters,
        })
        .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before the first day' })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000, {
          path: ['to'],
          message: `At most ${MOST_DAYS} days`,
        }),
    )
    .output(z.object({ days: z.array(TaskDay) })),
  find: get('/tasks/{id}', 'can_view_tasks', 'One task').input(ById).output(Task),
  create: create('/tasks', 'can_create_tasks', 'Add a task')
    .input(changes.required({ title: true }))
    .output(Task),
  change: change('/tasks/{id}', 'can_edit_tasks', 'Change a task')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Task),
  remove: remove('/tasks/{id}', 'can_delete_tasks', 'Delete a task').input(ById),
  restore: act('/tasks/{id}/restore', 'can_delete_tasks', 'Bring a task back').input(ById).output(Task),
  move: act('/tasks/{id}/move', 'can_edit_tasks', 'Move a task')
    .input(z.strictObject({ id: Id, status: TaskStatus }))
    .output(Task),
}

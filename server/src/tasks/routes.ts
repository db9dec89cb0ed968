import { api } from '../platform/procedures.ts'
import { changeTask, createTask, findTask, listTasks, moveTask, removeTask, restoreTask, tasksByDay } from './tasks.ts'

const procedures = api.tasks.tasks

export const tasks = {
  tasks: {
    list: procedures.list.handler(({ context: { ctx }, input }) => listTasks(ctx, input)),
    calendar: procedures.calendar.handler(({ context: { ctx }, input }) => tasksByDay(ctx, input)),
    find: procedures.find.handler(({ context: { ctx }, input }) => findTask(ctx, input.id)),
    create: procedures.create.handler(({ context: { ctx }, input }) => createTask(ctx, input)),
    change: procedures.change.handler(({ context: { ctx }, input }) => changeTask(ctx, input)),
    remove: procedures.remove.handler(({ context: { ctx }, input }) => removeTask(ctx, input.id)),
    restore: procedures.restore.handler(({ context: { ctx }, input }) => restoreTask(ctx, input.id)),
    move: procedures.move.handler(({ context: { ctx }, input }) => moveTask(ctx, input)),
  },
}

import { ownAndNobodys, type Rules } from '../platform/db/scope.ts'

export const tasksAccess: Rules = { Task: ownAndNobodys('can_view_all_tasks') }

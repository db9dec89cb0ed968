import { company } from './company/routes.ts'
import { crm } from './crm/routes.ts'
import { finance } from './finance/routes.ts'
import { historyRoutes } from './history.ts'
import { identity } from './identity/routes.ts'
import { inbox } from './inbox/routes.ts'
import { tasks } from './tasks/routes.ts'

/** Every procedure that is answered under /api/v1. */
export const router = { identity, company: { ...company, ...historyRoutes }, crm, tasks, finance, inbox }

import { clientStandings } from './client-standing.ts'
import { company } from './company/routes.ts'
import { crm } from './crm/routes.ts'
import { dashboardRoutes } from './dashboard.ts'
import { finance } from './finance/routes.ts'
import { historyRoutes } from './history.ts'
import { identity } from './identity/routes.ts'
import { facebookLogins } from './inbox/messenger/routes.ts'
import { inbox } from './inbox/routes.ts'
import { webChats } from './inbox/webchat/routes.ts'
import { reportRoutes } from './reports.ts'
import { tasks } from './tasks/routes.ts'

/** Every procedure that is answered under /api/v1. */
export const router = {
  identity,
  company: { ...company, ...historyRoutes, ...dashboardRoutes },
  crm: { ...crm, clients: { ...crm.clients, ...clientStandings } },
  tasks,
  finance: { ...finance, reports: reportRoutes },
  inbox: { ...inbox, webChats, facebookLogins },
}

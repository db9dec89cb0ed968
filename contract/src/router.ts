import type { ContractRouterClient } from '@orpc/contract'
import { branches } from './company/branches.ts'
import { company, me, setup } from './company/company.ts'
import { departments } from './company/departments.ts'
import { employees } from './company/employees.ts'
import { clients } from './crm/clients.ts'
import { leads } from './crm/leads.ts'
import { dashboard } from './dashboard.ts'
import { invoices } from './finance/invoices.ts'
import { payments } from './finance/payments.ts'
import { payroll } from './finance/payroll.ts'
import { reports } from './finance/reports.ts'
import { transactions } from './finance/transactions.ts'
import { apiKeys } from './identity/api-keys.ts'
import { auth } from './identity/auth.ts'
import { permissionCatalogue, roles } from './identity/roles.ts'
import { users } from './identity/users.ts'
import { cannedReplies } from './inbox/canned-replies.ts'
import { conversations } from './inbox/conversations.ts'
import { deadLetters } from './inbox/dead-letters.ts'
import { facebookLogins } from './inbox/facebook-logins.ts'
import { integrations } from './inbox/integrations.ts'
import { labels } from './inbox/labels.ts'
import { notes } from './inbox/notes.ts'
import { scheduledReplies } from './inbox/scheduled-replies.ts'
import { teams } from './inbox/teams.ts'
import { templates } from './inbox/templates.ts'
import { webChats } from './inbox/web-chats.ts'
import { history, jobs, search } from './platform/history.ts'
import { tasks } from './tasks/tasks.ts'

/** Everything the server answers under /api/v1, by area and noun. */
export const contract = {
  identity: { auth, users, roles, permissions: permissionCatalogue, apiKeys },
  company: { setup, me, company, branches, departments, employees, history, search, jobs, dashboard },
  crm: { leads, clients },
  tasks: { tasks },
  finance: { invoices, payments, transactions, payroll, reports },
  inbox: {
    integrations,
    conversations,
    notes,
    labels,
    cannedReplies,
    webChats,
    deadLetters,
    facebookLogins,
    scheduledReplies,
    teams,
    templates,
  },
}

/** The contract as something to call: `api.crm.leads.win({ id })`. */
export type Api = ContractRouterClient<typeof contract>

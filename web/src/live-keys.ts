import { api } from './platform/api.ts'
import type { LiveKeys } from './platform/live.ts'

const timeline = api.company.history.key()

/** What each kind of fact makes stale. A fact names other nouns too (a won lead its client), so timelines follow all of them. */
export const liveKeys: LiveKeys = {
  '': [timeline],
  'lead.': [api.crm.leads.key(), api.finance.reports.key()],
  'client.': [api.crm.clients.key()],
  'task.': [api.tasks.tasks.key()],
  'invoice.': [api.finance.invoices.key(), api.finance.reports.key()],
  'payment.': [
    api.finance.payments.key(),
    api.finance.invoices.key(),
    api.finance.transactions.key(),
    api.finance.reports.key(),
  ],
  'transaction.': [api.finance.transactions.key(), api.finance.reports.key()],
  'payroll.': [api.finance.transactions.key(), api.finance.reports.key()],
  'conversation.': [api.inbox.conversations.key()],
  'message.': [api.inbox.conversations.key()],
  'integration.': [api.inbox.integrations.key()],
  'employee.': [api.company.employees.key(), api.company.me.key()],
  'department.': [api.company.departments.key()],
  'branch.': [api.company.branches.key()],
  'company.': [api.company.company.key(), api.company.me.key()],
  'user.': [api.identity.users.key(), api.company.me.key()],
  'role.': [api.identity.roles.key(), api.identity.users.key(), api.company.me.key()],
}

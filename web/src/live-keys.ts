import { api } from './platform/api.ts'
import type { LiveKeys } from './platform/live.ts'

const timeline = api.company.history.key()
const standing = api.crm.clients.standing.key()
const demo = ['demo']

const { summary, ledger, pipeline, invoices, receivables, tasks } = api.finance.reports
const keysOf = (...reports: { key: () => readonly unknown[] }[]) => [summary, ...reports].map(report => report.key())
// A report that a fact can't have changed isn't made again.
const reportsOf = {
  leads: keysOf(pipeline),
  invoices: keysOf(invoices, receivables),
  payments: keysOf(ledger, invoices, receivables),
  entries: keysOf(ledger),
  tasks: keysOf(tasks),
}

/** What each kind of fact makes stale. A fact names other nouns too (a won lead its client), so timelines follow all of them. */
export const liveKeys: LiveKeys = {
  '': [timeline],
  'lead.': [api.crm.leads.key(), standing, ...reportsOf.leads],
  'client.': [api.crm.clients.key()],
  'task.': [...reportsOf.tasks, api.tasks.tasks.key()],
  'invoice.': [api.finance.invoices.key(), api.inbox.conversations.invoices.key(), standing, ...reportsOf.invoices],
  'payment.': [
    standing,
    api.finance.payments.key(),
    api.inbox.conversations.invoices.key(),
    api.finance.invoices.key(),
    api.finance.transactions.key(),
    ...reportsOf.payments,
  ],
  'transaction.': [api.finance.transactions.key(), api.finance.payroll.key(), ...reportsOf.entries],
  'payroll.': [api.finance.transactions.key(), api.finance.payroll.key(), ...reportsOf.entries],
  'conversation.': [api.inbox.conversations.key(), api.inbox.scheduledReplies.key()],
  'channel.': [api.inbox.conversations.key()],
  'channel.templates_read': [api.inbox.templates.key()],
  'message.': [api.inbox.conversations.key()],
  'canned_reply.': [api.inbox.cannedReplies.key()],
  'team.': [api.inbox.teams.key(), api.inbox.conversations.key()],
  'label.': [api.inbox.labels.key(), api.inbox.conversations.key()],
  'note.': [api.inbox.conversations.key(), api.inbox.notes.key()],
  // The list alone: what else is asked about a channel that was just disconnected is not found.
  'integration.': [api.inbox.integrations.list.key(), api.inbox.deadLetters.key()],
  'integration.compar': [api.inbox.integrations.completeness.key()],
  'integration.unread': [api.inbox.integrations.completeness.key()],
  'employee.': [api.company.employees.key(), api.finance.payroll.key(), api.company.me.key()],
  'department.': [api.company.departments.key()],
  'branch.': [api.company.branches.key()],
  'company.': [api.company.company.key(), api.company.me.key()],
  'user.': [api.identity.users.key(), api.company.employees.key(), api.company.me.key()],
  'api_key.': [api.identity.apiKeys.key()],
  'role.': [api.identity.roles.key(), api.identity.users.key(), api.company.me.key()],
  // The customers' phones of the demo.
  conversation: [demo],
  message: [demo],
}

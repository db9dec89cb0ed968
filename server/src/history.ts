import { namedAudit } from './audit.ts'
import { findEmployee } from './company/employees.ts'
import { findClient } from './crm/clients.ts'
import { findLead } from './crm/leads.ts'
import { findInvoice } from './finance/invoices.ts'
import { findTransaction } from './finance/ledger.ts'
import { findConversation } from './inbox/conversations.ts'
import { dropJob, listDeadJobs, retryJob, type SubjectFinders, timeline } from './platform/history.ts'
import { api } from './platform/procedures.ts'
import { searchEverything } from './search.ts'
import { findTask } from './tasks/tasks.ts'

const finders: SubjectFinders = {
  lead: findLead,
  client: findClient,
  task: findTask,
  employee: findEmployee,
  invoice: findInvoice,
  transaction: findTransaction,
  conversation: findConversation,
}

const { history, jobs, search } = api.company

/** What joins all areas: timelines, the audit log, search, and jobs that gave up. */
export const historyRoutes = {
  history: {
    timeline: history.timeline.handler(({ context: { ctx }, input }) => timeline(ctx, input, finders)),
    audit: history.audit.handler(({ context: { ctx }, input }) => namedAudit(ctx, input)),
  },
  search: { find: search.find.handler(({ context: { ctx }, input }) => searchEverything(ctx, input)) },
  jobs: {
    list: jobs.list.handler(({ context: { ctx }, input }) => listDeadJobs(ctx, input)),
    retry: jobs.retry.handler(({ context: { ctx }, input }) => retryJob(ctx, input.id)),
    remove: jobs.remove.handler(({ context: { ctx }, input }) => dropJob(ctx, input.id)),
  },
}

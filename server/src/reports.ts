import { reportInvoices, reportLedger, reportPipeline, reportTasks } from './finance/period-reports.ts'
import { reportReceivables } from './finance/receivables.ts'
import { summarize } from './finance/reports.ts'
import { api } from './platform/procedures.ts'
import { reportRatings } from './rating-report.ts'
import { reportResponseTimes } from './response-times.ts'

const { reports } = api.finance

/** Reports look at every area, so they stand above them. */
export const reportRoutes = {
  summary: reports.summary.handler(({ context: { ctx }, input }) => summarize(ctx, input)),
  ledger: reports.ledger.handler(({ context: { ctx }, input }) => reportLedger(ctx, input)),
  pipeline: reports.pipeline.handler(({ context: { ctx }, input }) => reportPipeline(ctx, input)),
  invoices: reports.invoices.handler(({ context: { ctx }, input }) => reportInvoices(ctx, input)),
  receivables: reports.receivables.handler(({ context: { ctx } }) => reportReceivables(ctx)),
  ratings: reports.ratings.handler(({ context: { ctx }, input }) => reportRatings(ctx, input)),
  responseTimes: reports.responseTimes.handler(({ context: { ctx }, input }) => reportResponseTimes(ctx, input)),
  tasks: reports.tasks.handler(({ context: { ctx }, input }) => reportTasks(ctx, input)),
}

import { keepPreviousData, type QueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import type { Self } from '../platform/session.ts'
import { lengthOf, type Span } from '../ui/periods.ts'
import type { ReportPeriod } from './report-parts.ts'

const { reports } = api.finance
// What is shown stays until another period has come.
const placeholderData = keepPreviousData

/** Answers are timed for at most this many days at once. */
export const LONGEST_TIMED = 366

export const ledgerReport = (input: Span) => reports.ledger.queryOptions({ input, placeholderData })
export const invoiceReport = (input: Span) => reports.invoices.queryOptions({ input, placeholderData })
export const receivablesReport = () => reports.receivables.queryOptions({ input: {} })
export const pipelineReport = (input: Span) => reports.pipeline.queryOptions({ input, placeholderData })
export const taskReport = (input: Span) => reports.tasks.queryOptions({ input, placeholderData })
export const ratingReport = (input: Span) => reports.ratings.queryOptions({ input, placeholderData })
export const responseReport = (input: Span) => reports.responseTimes.queryOptions({ input, placeholderData })

/** Asks for every report that this person sees, of both periods where they are compared. */
export function askForReports(cache: QueryClient, { can }: Self, { now, before }: ReportPeriod): void {
  for (const period of [now, before]) {
    if (can('can_view_transactions')) void cache.prefetchQuery(ledgerReport(period))
    if (can('can_view_invoices')) void cache.prefetchQuery(invoiceReport(period))
    if (can('can_view_leads')) void cache.prefetchQuery(pipelineReport(period))
    if (can('can_view_social')) void cache.prefetchQuery(ratingReport(period))
    if (can('can_view_social') && lengthOf(now) <= LONGEST_TIMED) void cache.prefetchQuery(responseReport(period))
  }
  if (can('can_view_invoices')) void cache.prefetchQuery(receivablesReport())
  if (can('can_view_tasks')) void cache.prefetchQuery(taskReport(now))
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { InvoiceAge } from '@steward/contract/dashboard.ts'
import { daysAfter } from '../ui/days.ts'
import type { InvoiceFilters } from './invoice-filters.ts'

interface Age {
  age: InvoiceAge
  words: MessageDescriptor
  /** The list of just these. */
  search: Pick<InvoiceFilters, 'status' | 'dueFrom' | 'dueTo'>
}

/** How late what is owed is, counted in days after the due day. */
export function agesOf(today: string): Age[] {
  const late = (from: number, to?: number) => ({
    status: 'overdue' as const,
    ...(to && { dueFrom: daysAfter(today, -to) }),
    dueTo: daysAfter(today, -from),
  })
  return [
    { age: 'not_due', words: msg`Not due yet`, search: { status: 'unpaid' } },
    { age: '1_30', words: msg`1–30 days late`, search: late(1, 30) },
    { age: '31_60', words: msg`31–60 days late`, search: late(31, 60) },
    { age: '61_90', words: msg`61–90 days late`, search: late(61, 90) },
    { age: 'over_90', words: msg`Over 90 days late`, search: late(91) },
  ]
}

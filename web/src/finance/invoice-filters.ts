import type { InvoiceStatus } from '@steward/contract/finance/invoices.ts'
import type { Inputs } from '../platform/api.ts'
import { dayIn, idIn, oneOf, textIn } from '../ui/address.ts'
import { type PeriodChoice, periodChoice, spanOf } from '../ui/periods.ts'

/** What the list's address says: filters, words and order; the period is that of issue. */
export interface InvoiceFilters extends PeriodChoice {
  status?: InvoiceStatus
  clientId?: string
  branch?: string
  /** Days, both included. */
  dueFrom?: string
  dueTo?: string
  q?: string
  sort?: InvoiceSort
}

const statuses = ['draft', 'unpaid', 'overdue', 'paid', 'void'] as const satisfies InvoiceStatus[]
const fields = ['createdAt', 'issueDate', 'dueDate', 'totalAmount'] as const
const sorts = fields.flatMap(field => [field, `-${field}` as const])
type InvoiceSort = (typeof sorts)[number]

/** Reads an address; what makes no sense is left out. */
export function invoiceFilters(address: Record<string, unknown>): InvoiceFilters {
  const { status, clientId, branch, dueFrom, dueTo, q, sort } = address
  return {
    ...periodChoice(address),
    status: oneOf(statuses, status),
    clientId: idIn(clientId),
    branch: idIn(branch),
    dueFrom: dayIn(dueFrom),
    dueTo: dayIn(dueTo),
    q: textIn(q),
    sort: oneOf(sorts, sort),
  }
}

/** The same as the server takes it, but for the state. */
export function invoiceInput(filters: InvoiceFilters, today: string): Inputs['finance']['invoices']['sums'] {
  const { clientId, branch, dueFrom, dueTo, q, period } = filters
  const issued = period && spanOf(filters, today)
  return { clientId, branchId: branch, dueFrom, dueTo, q, issuedFrom: issued?.from, issuedTo: issued?.to }
}

import type { InvoiceStatus } from '@steward/contract/finance/invoices.ts'

/** What the list's address says: filters, words and order. */
export interface InvoiceFilters {
  status?: InvoiceStatus
  clientId?: string
  q?: string
  sort?: InvoiceSort
}

const statuses = ['draft', 'unpaid', 'overdue', 'paid', 'void'] as const satisfies InvoiceStatus[]
const sorts = ['createdAt', 'issueDate', 'dueDate', 'totalAmount'] as const
type InvoiceSort = (typeof sorts)[number] | `-${(typeof sorts)[number]}`
const ID = /^[0-9a-f-]{36}$/

/** Reads an address; what makes no sense is left out. */
export function invoiceFilters({ status, clientId, q, sort }: Record<string, unknown>): InvoiceFilters {
  return {
    ...(isOneOf(statuses, status) && { status }),
    ...(typeof clientId === 'string' && ID.test(clientId) && { clientId }),
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q).slice(0, 100) }),
    ...(typeof sort === 'string' && isOneOf(sorts, sort.replace(/^-/, '')) && { sort: sort as InvoiceSort }),
  }
}

const isOneOf = <Option extends string>(options: readonly Option[], value: unknown): value is Option =>
  options.includes(value as Option)

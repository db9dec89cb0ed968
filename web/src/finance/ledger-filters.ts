import type { Inputs } from '../platform/api.ts'
import { idIn, oneOf, textIn } from '../ui/address.ts'
import { type PeriodChoice, periodChoice, spanOf } from '../ui/periods.ts'

/** What the ledger's address says: filters, words, order, and the entry that is open. */
export interface LedgerFilters extends PeriodChoice {
  type?: 'credit' | 'debit'
  category?: string
  employee?: string
  branch?: string
  q?: string
  sort?: LedgerSort
  entry?: string
}

const sorts = ['date', '-date', 'amount', '-amount', 'createdAt', '-createdAt'] as const
type LedgerSort = (typeof sorts)[number]

/** Reads an address; what makes no sense is left out. */
export function ledgerFilters(address: Record<string, unknown>): LedgerFilters {
  const { type, category, employee, branch, q, sort, entry } = address
  return {
    type: oneOf(['credit', 'debit'], type),
    category: textIn(category, 60),
    employee: idIn(employee),
    branch: idIn(branch),
    ...periodChoice(address.from && address.period === undefined ? { ...address, period: 'own' } : address),
    q: textIn(q),
    sort: oneOf(sorts, sort),
    entry: idIn(entry),
  }
}

/** The same as the server takes it. */
export function ledgerInput(filters: LedgerFilters, today: string): Inputs['finance']['transactions']['totals'] {
  const { type, category, employee, branch, q, period } = filters
  return { type, category, q, employeeId: employee, branchId: branch, ...(period && spanOf(filters, today)) }
}

/** Balances follow each other by day alone. */
export const isByDay = ({ sort = '-date' }: LedgerFilters) => sort === 'date' || sort === '-date'

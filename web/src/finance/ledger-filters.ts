/** What the ledger's address says: filters, words and order. */
export interface LedgerFilters {
  type?: 'credit' | 'debit'
  category?: string
  from?: string
  to?: string
  q?: string
  sort?: LedgerSort
}

const sorts = ['date', '-date', 'amount', '-amount', 'createdAt', '-createdAt'] as const
type LedgerSort = (typeof sorts)[number]
const DAY = /^\d{4}-\d\d-\d\d$/

/** Reads an address; what makes no sense is left out. */
export function ledgerFilters({ type, category, from, to, q, sort }: Record<string, unknown>): LedgerFilters {
  return {
    ...((type === 'credit' || type === 'debit') && { type }),
    ...(typeof category === 'string' && category && { category: category.slice(0, 60) }),
    ...(typeof from === 'string' && DAY.test(from) && { from }),
    ...(typeof to === 'string' && DAY.test(to) && { to }),
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q).slice(0, 100) }),
    ...(sorts.includes(sort as LedgerSort) && { sort: sort as LedgerSort }),
  }
}

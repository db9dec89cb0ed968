import { type PeriodChoice, periodChoice } from '../../ui/periods.ts'

/** What of the log is shown; stands in the address. */
export interface AuditFilters extends PeriodChoice {
  /** A login. */
  who?: string
  /** A noun that facts begin with. */
  kind?: string
}

const word = (value: unknown) => (typeof value === 'string' && /^[\w-]{1,36}$/.test(value) ? value : undefined)

/** Reads filters from an address; what makes no sense is left out. */
export const auditFilters = (search: Record<string, unknown>): AuditFilters => ({
  ...periodChoice(search),
  who: word(search.who),
  kind: word(search.kind),
})

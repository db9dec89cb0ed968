import { everyone, type Rules } from '../platform/db/scope.ts'

/** Money belongs to the whole company; the right to see it is in the contract. Salary entries are narrowed further in ledger.ts. */
export const financeAccess: Rules = {
  Invoice: everyone,
  InvoiceLine: everyone,
  InvoiceLink: everyone,
  InvoiceCounter: everyone,
  Payment: everyone,
  Transaction: everyone,
}

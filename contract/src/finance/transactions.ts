import { z } from 'zod'
import { act, change, create, get } from '../platform/base.ts'
import { listQuery, page, yesNo } from '../platform/page.ts'
import {
  ById,
  Day,
  Id,
  Instant,
  Money,
  optionalText,
  PositiveAmount,
  searchWords,
  text,
  Version,
} from '../platform/values.ts'

export const TransactionType = z.enum(['credit', 'debit'])

export const Transaction = z.object({
  id: Id,
  /** Credit: money in; debit: money out. */
  type: TransactionType,
  category: z.string(),
  amount: Money,
  date: Day,
  description: z.string().nullable(),
  invoiceId: Id.nullable(),
  paymentId: Id.nullable(),
  employeeId: Id.nullable(),
  branchId: Id.nullable(),
  reversalOf: Id.nullable(),
  /** The entry that took this one back. */
  reversedBy: Id.nullable(),
  /** Whose number and name, for whoever reads the ledger. */
  invoiceNumber: z.string().nullable(),
  employeeName: z.string().nullable(),
  /** Of which month it is the salary: `2026-11`. */
  payrollMonth: z.string().nullable(),
  /** Fetched from `/transactions/{id}/receipt`; a PUT of its bytes there attaches one, a DELETE takes it away. */
  receipt: z.object({ name: z.string(), type: z.string(), size: z.int() }).nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Transaction = z.infer<typeof Transaction>

/**
 * An entry with the balance after it: of the whole company, or of the branch that was asked for, by day and then by time of entry,
 * whatever else the list leaves out. Null unless `balance` was asked for and the list is sorted by date.
 */
export const LedgerRow = Transaction.extend({ balance: Money.nullable() })
export type LedgerRow = z.infer<typeof LedgerRow>

/** What a filtered list comes to, and the balances around its period. */
export const LedgerTotals = z.object({
  currency: z.string(),
  count: z.int(),
  in: Money,
  out: Money,
  /** Before the first day asked for; nothing was there before the beginning. */
  opening: Money,
  /** After the last day asked for. */
  closing: Money,
  /** What for, the largest first, at most 20. */
  categories: z.array(z.object({ category: z.string(), type: TransactionType, amount: Money })),
})
export type LedgerTotals = z.infer<typeof LedgerTotals>

const filters = {
  type: TransactionType.optional(),
  category: text(60).optional(),
  invoiceId: Id.optional(),
  employeeId: Id.optional(),
  branchId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
}

export const transactions = {
  list: get('/transactions', 'can_view_transactions', 'List the ledger')
    .input(listQuery(['date', 'amount', 'createdAt'], { ...filters, balance: yesNo.optional() }))
    .output(page(LedgerRow)),
  totals: get('/transactions/totals', 'can_view_transactions', 'What a filtered ledger comes to')
    .input(z.strictObject({ ...filters, q: searchWords.optional() }))
    .output(LedgerTotals),
  categories: get('/transactions/categories', 'can_view_transactions', 'Categories in use, the most used first')
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(z.object({ category: z.string(), count: z.int() })) })),
  find: get('/transactions/{id}', 'can_view_transactions', 'One entry').input(ById).output(Transaction),
  create: create('/transactions', 'can_create_transactions', 'Enter income or an expense')
    .input(
      z.strictObject({
        type: TransactionType,
        category: text(60),
        amount: PositiveAmount,
        date: Day,
        description: optionalText(1000).optional(),
        employeeId: Id.nullable().optional(),
        branchId: Id.nullable().optional(),
      }),
    )
    .output(Transaction),
  change: change('/transactions/{id}', 'can_edit_transactions', 'Describe an entry; amounts are reversed, not changed')
    .input(z.strictObject({ id: Id, category: text(60).optional(), description: optionalText(1000).optional() }))
    .output(Transaction),
  reverse: act('/transactions/{id}/reverse', 'can_delete_transactions', 'Reverse an entry by an opposite one')
    .input(ById)
    .output(Transaction),
}

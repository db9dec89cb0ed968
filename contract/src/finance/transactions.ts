import { z } from 'zod'
import { act, change, create, get } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Day, Id, Instant, Money, optionalText, PositiveAmount, text, Version } from '../platform/values.ts'

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
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Transaction = z.infer<typeof Transaction>

export const transactions = {
  list: get('/transactions', 'can_view_transactions', 'List the ledger')
    .input(
      listQuery(['date', 'amount', 'createdAt'], {
        type: TransactionType.optional(),
        category: text(60).optional(),
        invoiceId: Id.optional(),
        employeeId: Id.optional(),
        branchId: Id.optional(),
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .output(page(Transaction)),
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

import { z } from 'zod'
import { act, create, get } from '../platform/base.ts'
import { page } from '../platform/page.ts'
import { ById, Day, Id, Instant, Money, PositiveAmount, text, Version } from '../platform/values.ts'

export const Payment = z.object({
  id: Id,
  invoiceId: Id,
  amount: Money,
  date: Day,
  method: z.string().nullable(),
  reversedAt: Instant.nullable(),
  createdAt: Instant,
  version: Version,
})
export type Payment = z.infer<typeof Payment>

export const payments = {
  list: get('/invoices/{id}/payments', 'can_view_invoices', 'Payments of an invoice, newest first')
    .input(ById)
    .output(page(Payment)),
  record: create(
    '/invoices/{id}/payments',
    'can_record_payments',
    'Record a payment: settles the invoice and enters the ledger',
  )
    .input(z.strictObject({ id: Id, amount: PositiveAmount, date: Day, method: text(60).optional() }))
    .output(Payment),
  reverse: act('/payments/{id}/reverse', 'can_record_payments', 'Reverse a payment').input(ById).output(Payment),
}

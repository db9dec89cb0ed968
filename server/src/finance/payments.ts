import type { payments } from '@steward/contract/finance/payments.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findInvoice, type Invoice, subjectsOf } from './invoices.ts'
import { enterPayment, reverseEntryOfPayment } from './ledger.ts'
import { compare, roundHalfUp, sum } from './money.ts'

type Input = Received<typeof payments>

const columns = pick(
  'Payment',
  'p',
  'id',
  'invoiceId',
  'amount',
  'date',
  'method',
  'reversedAt',
  'createdAt',
  'version',
).with('Invoice', 'i', 'currency', 'currency')
const joins = (ctx: Ctx) => sql`join ${ctx.visible.Invoice} i on i.id = p.invoice_id`
type Found = NonNullable<(typeof columns)['row']>

const present = ({ currency, ...payment }: Found) => ({
  ...payment,
  amount: inDigitsOf(currency as string, payment.amount),
})

export async function listPayments(ctx: Ctx, { id }: Input['list']) {
  await findInvoice(ctx, id)
  const rows = await ctx.rows(
    columns,
    sql`from ${ctx.visible.Payment} p ${joins(ctx)} where p.invoice_id = ${id} order by p.date desc, p.id desc limit 1000`,
  )
  return { items: rows.map(present), nextCursor: null, total: rows.length }
}

async function findPayment(ctx: Ctx, id: string) {
  const payment = await ctx.row(columns, sql`from ${ctx.visible.Payment} p ${joins(ctx)} where p.id = ${id}`)
  if (!payment) throw new Refusal('NOT_FOUND')
  return present(payment)
}

/** Records money received: raises what is paid, never above the total, and enters the ledger. */
export async function recordPayment(ctx: Ctx, { id, amount, date, method }: Input['record']) {
  const invoice = await findInvoice(ctx, id)
  if (date > ctx.today) throw badField('date', 'A payment cannot be dated in the future')
  if (compare(roundHalfUp(amount, invoice.currency), amount) !== 0)
    throw badField('amount', `${invoice.currency} has fewer decimals`)
  await raisePaid(ctx, invoice, amount)
  const paymentId = await ctx.write.insert('Payment', { invoiceId: id, amount, date, method: method ?? null })
  await enterPayment(ctx, invoice, { id: paymentId, amount, date })
  ctx.record(
    'payment.recorded',
    { ...subjectsOf(invoice), payment: paymentId },
    { number: invoice.number, amount, currency: invoice.currency },
  )
  return findPayment(ctx, paymentId)
}

// MariaDB would add a text as a floating point number, and 0.10 + 0.20 would be more than 0.30.
const exact = (amount: string) => sql`cast(${amount} as decimal(19,4))`

// One statement compares and sets, so that of many payments at once none goes above the total. The status stands first: MySQL sets
// from left to right and would otherwise already see the raised amount.
async function raisePaid(ctx: Ctx, { id }: Invoice, amount: string) {
  const raised = await ctx.write.change(
    'Invoice',
    { id, kind: 'invoice', status: ['unpaid', 'overdue'] },
    {
      status: sql`case when paid_amount + ${exact(amount)} = total_amount then 'Paid' else status end`,
      paidAmount: sql`paid_amount + ${exact(amount)}`,
    },
    sql`paid_amount + ${exact(amount)} <= total_amount`,
  )
  if (raised === 0) throw whyNot(await findInvoice(ctx, id))
}

function whyNot({ kind, status, totalAmount, paidAmount, currency }: Invoice): Refusal {
  if (kind === 'credit') return new Refusal('INVOICE_IS_CREDIT')
  if (status === 'draft') return new Refusal('INVOICE_STILL_DRAFT')
  if (status === 'void') return new Refusal('INVOICE_VOID')
  if (status === 'paid') return new Refusal('INVOICE_ALREADY_PAID')
  return new Refusal('MORE_THAN_DUE', { data: { due: sum([totalAmount, `-${paidAmount}`], currency) } })
}

/** Takes a payment back, once: what is paid goes down, and an opposite entry stands in the ledger. */
export async function reversePayment(ctx: Ctx, id: string) {
  const payment = await findPayment(ctx, id)
  if ((await ctx.write.change('Payment', { id, reversedAt: null }, { reversedAt: ctx.now })) === 0)
    throw new Refusal('PAYMENT_REVERSED')
  await ctx.write.change(
    'Invoice',
    { id: payment.invoiceId },
    {
      status: sql`case when status = 'Paid' then 'Unpaid' else status end`,
      paidAmount: sql`paid_amount - ${exact(payment.amount)}`,
    },
  )
  const invoice = await findInvoice(ctx, payment.invoiceId)
  await reverseEntryOfPayment(ctx, payment)
  ctx.record(
    'payment.reversed',
    { ...subjectsOf(invoice), payment: id },
    { number: invoice.number, amount: payment.amount, currency: invoice.currency },
  )
  return findPayment(ctx, id)
}

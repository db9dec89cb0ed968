import { expect, test } from 'vitest'
import { sql } from '../src/platform/db/sql.ts'
import type { RefusedRequest } from '../test/api-client.ts'
import { type Company, newCompany } from '../test/world.ts'
import { PROOF_MS, scaled, seen, timed } from './scale.ts'

const PAYMENTS = scaled(1000)
const inCents = (amount: string) => Math.round(Number(amount) * 100)
const asMoney = (cents: number) => (cents / 100).toFixed(2)
const sumOf = (amounts: number[]) => amounts.reduce((sum, cents) => sum + cents, 0)

test(
  'payments recorded all at once on one invoice never come to more than it is about',
  async () => {
    const company = await newCompany({ timezone: 'UTC' })
    const amounts = Array.from({ length: PAYMENTS }, (_, i) => 1 + ((i * 37) % 199))
    const total = Math.floor(sumOf(amounts) * 0.6)
    const invoice = await company.unpaidInvoice(asMoney(total))
    const date = new Date().toISOString().slice(0, 10)

    const [answers, took] = await timed(() =>
      Promise.allSettled(
        amounts.map(cents =>
          company.admin.api.finance.payments.record({ id: invoice.id, amount: asMoney(cents), date }),
        ),
      ),
    )

    const accepted = answers.flatMap(answer => (answer.status === 'fulfilled' ? [inCents(answer.value.amount)] : []))
    const refused = answers.flatMap(answer =>
      answer.status === 'rejected' ? [(answer.reason as RefusedRequest).code ?? String(answer.reason)] : [],
    )
    const paid = inCents((await company.admin.api.finance.invoices.find({ id: invoice.id })).paidAmount)
    seen('payments', {
      total: asMoney(total),
      accepted: accepted.length,
      paid: asMoney(paid),
      refused: refused.length,
      in: took,
    })
    expect(refused.filter(code => !['MORE_THAN_DUE', 'INVOICE_ALREADY_PAID'].includes(code))).toEqual([])
    expect(paid).toBe(sumOf(accepted))
    expect(paid).toBeLessThanOrEqual(total)
    expect(await inLedger(company, invoice.id)).toBe(paid)
  },
  PROOF_MS,
)

/** What the ledger says of an invoice, in cents. */
async function inLedger(company: Company, invoiceId: string) {
  const rows = await company.look(ctx =>
    ctx.query<{ amount: string }>(
      sql`select t.amount as "amount" from ${ctx.all.Transaction} t where t.invoice_id = ${invoiceId}`,
    ),
  )
  return sumOf(rows.map(({ amount }) => inCents(amount)))
}

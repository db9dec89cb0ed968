import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { findInvoice, type Invoice } from './invoices.ts'
import { type Snapshot, snapshotOf } from './issuing.ts'
import { invoiceTotals, sum } from './money.ts'
import type { InvoicePaper } from './pdf/paper.ts'

/** An invoice as it stands on paper: with the names of its day of issue, or today's while it is a draft. */
export async function paperOf(
  ctx: Ctx,
  id: string,
  logoOf: (fileId: string) => Promise<Uint8Array | null>,
): Promise<InvoicePaper> {
  const invoice = await findInvoice(ctx, id)
  const { company, client, terms } = (await issuedSnapshot(ctx, id)) ?? (await snapshotOf(ctx, invoice.clientId))
  const { lines, currency, totalAmount, paidAmount } = invoice
  const logoId = company.logo?.split('/').at(-1)
  return {
    locale: company.locale,
    currency,
    kind: invoice.kind,
    number: invoice.number,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    stamp: stampOf(invoice),
    creditedInvoice: invoice.creditOf && (await numberOf(ctx, invoice.creditOf)),
    company: { ...company, logo: logoId ? await logoOf(logoId) : null },
    client,
    lines: lines.map(({ description, quantity, unitPrice, discount, taxRate, net }) => ({
      description,
      quantity,
      unitPrice,
      discount,
      taxRate,
      total: net,
    })),
    subtotal: invoice.subtotal,
    taxes: invoiceTotals(lines, currency).taxes,
    total: totalAmount,
    paid: paidAmount,
    due: invoice.kind === 'credit' ? totalAmount : sum([totalAmount, `-${paidAmount}`], currency),
    terms: [invoice.notes, terms].filter(Boolean).join('\n\n') || null,
  }
}

const stampOf = ({ status, kind }: Invoice) => {
  if (status === 'draft' || status === 'void') return status
  return status === 'paid' && kind === 'invoice' ? 'paid' : null
}

async function issuedSnapshot(ctx: Ctx, id: string): Promise<Snapshot | null> {
  const [row] = await ctx.query<{ paper: Snapshot | null }>(
    sql`select i.paper as "paper" from ${ctx.visible.Invoice} i where i.id = ${id}`,
  )
  return row?.paper ?? null
}

async function numberOf(ctx: Ctx, id: string): Promise<string | null> {
  const [row] = await ctx.query<{ number: string | null }>(
    sql`select i.number as "number" from ${ctx.visible.Invoice} i where i.id = ${id}`,
  )
  return row?.number ?? null
}

import type { invoices } from '@steward/contract/finance/invoices.ts'
import { findCompany } from '../company/company.ts'
import { findClient } from '../crm/clients.ts'
import { expectVersion } from '../platform/changes.ts'
import { folded, sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findInvoice, type Invoice, subjectsOf } from './invoices.ts'
import { isZero, lineTotal } from './money.ts'
import { nextNumber } from './numbering.ts'
import type { Party } from './pdf/paper.ts'

type Input = Received<typeof invoices>

/** Names and addresses as they were on the day of issue: the paper never changes afterwards. */
export interface Snapshot {
  company: Party & { logo: string | null; locale: string }
  client: Party
  terms: string | null
}

export async function snapshotOf(ctx: Ctx, clientId: string): Promise<Snapshot> {
  const { name, address, taxNumber, email, phone, logo, locale, invoiceTerms } = await findCompany(ctx)
  const client = await findClient(ctx, clientId)
  return {
    company: { name, address, taxNumber, email, phone, logo, locale },
    client: { name: client.name, address: client.address, taxNumber: client.taxNumber },
    terms: invoiceTerms,
  }
}

/** Gives a draft its number and day; from then on it can't change. Of two who issue it at once one is told. */
export async function issueInvoice(ctx: Ctx, id: string) {
  const invoice = await findInvoice(ctx, id)
  expectVersion(ctx, invoice)
  if (invoice.status !== 'draft') throw new Refusal('INVOICE_NOT_DRAFT')
  if (invoice.lines.length === 0) throw new Refusal('INVOICE_EMPTY')
  const paper = await snapshotOf(ctx, invoice.clientId)
  const issued = await ctx.write.change(
    'Invoice',
    { id, status: 'draft', version: invoice.version },
    { status: isZero(invoice.totalAmount) ? 'paid' : 'unpaid', issueDate: ctx.today, paper },
  )
  if (issued === 0) throw new Refusal('CHANGED_MEANWHILE')
  const number = await giveNumber(ctx, invoice, paper.client.name)
  ctx.record('invoice.issued', subjectsOf(invoice), {
    number,
    totalAmount: invoice.totalAmount,
    currency: invoice.currency,
  })
  return findInvoice(ctx, id)
}

async function giveNumber(ctx: Ctx, { id }: { id: string }, clientName: string): Promise<string> {
  const number = await nextNumber(ctx, Number(ctx.today.slice(0, 4)))
  await ctx.write.change('Invoice', { id }, { number, search: folded(number, clientName) })
  return number
}

/** Voids an issued invoice against which no payment stands. */
export async function voidInvoice(ctx: Ctx, { id, reason }: Input['void']) {
  const invoice = await findInvoice(ctx, id)
  expectVersion(ctx, invoice)
  await makeVoid(ctx, invoice, reason ?? null)
  ctx.record('invoice.voided', subjectsOf(invoice), { number: invoice.number, reason: reason ?? null })
  return findInvoice(ctx, id)
}

async function makeVoid(ctx: Ctx, { id }: Invoice, voidReason: string | null) {
  const voided = await ctx.write.change(
    'Invoice',
    { id, kind: 'invoice', status: ['unpaid', 'overdue', 'paid'] },
    { status: 'void', voidReason },
    sql`paid_amount = 0`,
  )
  if (voided === 0) throw whyNot(await findInvoice(ctx, id))
}

const whyNot = ({ kind, status }: Invoice) => {
  if (kind === 'credit') return new Refusal('INVOICE_IS_CREDIT')
  if (status === 'draft') return new Refusal('INVOICE_STILL_DRAFT')
  if (status === 'void') return new Refusal('INVOICE_VOID')
  return new Refusal('INVOICE_HAS_PAYMENTS')
}

/**
 * Credits an issued invoice in full: an opposite paper with a number of its own, issued at once; the credited one becomes void, so
 * that both together are nothing. Payments that stand have to be reversed first.
 */
export async function creditInvoice(ctx: Ctx, id: string) {
  const invoice = await findInvoice(ctx, id)
  expectVersion(ctx, invoice)
  if (invoice.status === 'void' && (await creditOf(ctx, id))) throw new Refusal('INVOICE_ALREADY_CREDITED')
  await makeVoid(ctx, invoice, null)
  const creditId = await writeCredit(ctx, invoice)
  const number = await giveNumber(ctx, { id: creditId }, invoice.clientName)
  await ctx.write.change('Invoice', { id }, { voidReason: `Credited by ${number}` })
  ctx.record(
    'invoice.credited',
    { ...subjectsOf(invoice), credit: creditId },
    { number: invoice.number, creditNumber: number },
  )
  return findInvoice(ctx, creditId)
}

async function creditOf(ctx: Ctx, id: string) {
  const [credit] = await ctx.query<{ id: string; number: string | null }>(
    sql`select i.id as "id", i.number as "number" from ${ctx.visible.Invoice} i where i.credit_of = ${id}`,
  )
  return credit
}

/** The number of the credit note that took an invoice back. */
export const findCredit = async (ctx: Ctx, id: string) => (await creditOf(ctx, id))?.number ?? null

const opposite = (amount: string) => (isZero(amount) ? amount : `-${amount}`)

async function writeCredit(
  ctx: Ctx,
  { id: creditOf, lines, currency, clientId, leadId, branchId, subtotal, taxTotal, totalAmount, clientName }: Invoice,
) {
  const invoiceId = await ctx.write.insert('Invoice', {
    kind: 'credit',
    creditOf,
    clientId,
    leadId,
    branchId,
    currency,
    issueDate: ctx.today,
    dueDate: ctx.today,
    subtotal: opposite(subtotal),
    taxTotal: opposite(taxTotal),
    totalAmount: opposite(totalAmount),
    paidAmount: '0',
    status: 'paid',
    paper: await snapshotOf(ctx, clientId),
    search: folded(clientName),
  })
  await ctx.write.insert(
    'InvoiceLine',
    lines.map(({ description, quantity, unitPrice, discount, taxRate }, position) => {
      const line = { description, quantity, unitPrice: opposite(unitPrice), discount, taxRate }
      const { net, tax, gross } = lineTotal(line, currency)
      return { ...line, invoiceId, position, net, tax, total: gross }
    }),
  )
  return invoiceId
}

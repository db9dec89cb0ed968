import type { conversations, SentInvoice } from '@steward/contract/inbox/conversations.ts'
import { findInvoice, statusOn } from '../finance/invoices.ts'
import { compare } from '../finance/money.ts'
import { paperOf } from '../finance/paper-of.ts'
import { renderInvoicePdf } from '../finance/pdf/render.ts'
import { shareInvoice } from '../finance/sharing.ts'
import { sql } from '../platform/db/sql.ts'
import { findFile, keepFile } from '../platform/files.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { fileKindOf } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { findConversation } from './conversations.ts'
import { clientOfConversation } from './links.ts'
import { among } from './parts.ts'
import { findAnswerable, queue } from './replies.ts'

type Input = Received<typeof conversations>

const A_MOMENT_MS = 30_000
const PDF = 'application/pdf'

/** Sends an issued invoice to the customer: words, a link where we know our own address, and the paper where the channel takes one. */
export async function sendInvoice(ctx: Ctx, { id, invoiceId, content }: Input['sendInvoice']) {
  if (!ctx.actor.may('can_view_invoices'))
    throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_invoices' } })
  const invoice = await findInvoice(ctx, invoiceId)
  const conversation = await findAnswerable(ctx, id)
  if (invoice.status === 'draft') throw new Refusal('INVOICE_STILL_DRAFT')
  if (invoice.status === 'void') throw new Refusal('INVOICE_VOID')
  if (conversation.clientId && conversation.clientId !== invoice.clientId) throw new Refusal('INVOICE_OF_ANOTHER')
  // Drawn before anything is locked.
  const pdf = await pdfOf(ctx, invoiceId)

  await refuseTwice(ctx, conversation, invoiceId)
  if (!conversation.clientId) await clientOfConversation(ctx, { id: conversation.id, clientId: invoice.clientId })
  const { url } = await shareInvoice(ctx, invoiceId)
  const isTaken = fileKindOf(kindOf(conversation.platform).files, PDF, pdf.length) !== undefined
  const paper = {
    purpose: 'upload',
    name: `${invoice.number}.pdf`,
    type: PDF,
    content: pdf,
    conversationId: conversation.through,
  } as const
  const message = await queue(ctx, conversation, {
    content: url ? `${content}\n${url}` : content,
    attachments: isTaken ? [await keepFile(ctx, paper)] : [],
  })
  await ctx.write.insert('SentInvoice', { messageId: message.id, conversationId: conversation.through, invoiceId })
  const about = { invoice: invoiceId, client: invoice.clientId, lead: invoice.leadId, conversation: conversation.id }
  ctx.record('invoice.sent', about, { number: invoice.number, to: conversation.platform })
  return message
}

async function pdfOf(ctx: Ctx, invoiceId: string) {
  const logoOf = async (fileId: string) => new Uint8Array((await findFile(ctx, fileId, ['logo'])).content)
  return Buffer.from(await renderInvoicePdf(await paperOf(ctx, invoiceId, logoOf)))
}

// Two who press at once come one after the other here, and the second is told.
async function refuseTwice(ctx: Ctx, conversation: Awaited<ReturnType<typeof findAnswerable>>, invoiceId: string) {
  await ctx.write.lock('SocialConversation', { id: conversation.id })
  const since = new Date(ctx.now.getTime() - A_MOMENT_MS)
  const sent = await ctx.query(
    sql`select x.message_id as "id" from ${ctx.all.SentInvoice} x
        where x.conversation_id ${among(conversation)} and x.invoice_id = ${invoiceId} and x.created_at > ${since}`,
  )
  if (sent.length) throw new Refusal('INVOICE_JUST_SENT')
}

type SentRow = SentInvoice & Record<string, unknown>
interface PaymentRow extends Record<string, unknown> {
  id: string
  invoiceId: string
  amount: string
  createdAt: string
  reversedAt: string | null
}

/** The invoices that were sent in a conversation, as they stand today, and what came in on them. */
export async function listSentInvoices(ctx: Ctx, id: string) {
  const conversation = await findConversation(ctx, id)
  const [sent, payments] = await Promise.all([
    ctx.query<SentRow>(
      sql`select x.message_id as "messageId", i.id as "invoiceId", i.kind as "kind", i.number as "number",
          i.currency as "currency", i.total_amount as "totalAmount", i.paid_amount as "paidAmount", i.due_date as "dueDate",
          i.status as "status" from ${ctx.all.SentInvoice} x join ${ctx.visible.Invoice} i on i.id = x.invoice_id
          where x.conversation_id ${among(conversation)} order by x.created_at desc, x.message_id desc limit 200`,
    ),
    ctx.query<PaymentRow>(
      sql`select p.id as "id", p.invoice_id as "invoiceId", p.amount as "amount", p.created_at as "createdAt", p.reversed_at as "reversedAt"
          from (select distinct x.invoice_id from ${ctx.all.SentInvoice} x where x.conversation_id ${among(conversation)}) y
          join ${ctx.visible.Payment} p on p.invoice_id = y.invoice_id
          order by p.created_at, p.id limit 500`,
    ),
  ])
  const items = sent.map(({ status, totalAmount, paidAmount, ...invoice }) => ({
    ...invoice,
    totalAmount: inDigitsOf(invoice.currency, totalAmount),
    paidAmount: inDigitsOf(invoice.currency, paidAmount),
    status: statusOn(ctx.today, { status, dueDate: invoice.dueDate }),
  }))
  return { items, payments: payments.flatMap((payment, at) => seen(items, payment, payments.slice(at + 1))) }
}

function seen(items: SentInvoice[], { amount, ...payment }: PaymentRow, later: PaymentRow[]) {
  const invoice = items.find(({ invoiceId }) => invoiceId === payment.invoiceId)
  if (!invoice) return []
  const { number, currency, totalAmount, paidAmount } = invoice
  const isPaid = compare(paidAmount, totalAmount) === 0
  const counts = ({ invoiceId, reversedAt }: PaymentRow) => invoiceId === payment.invoiceId && !reversedAt
  const isLast = isPaid && !payment.reversedAt && !later.some(counts)
  return [{ ...payment, number, currency, amount: inDigitsOf(currency, amount), isLast }]
}

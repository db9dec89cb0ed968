import type { InvoiceStatus, invoices } from '@steward/contract/finance/invoices.ts'
import { findBranch } from '../company/branches.ts'
import { findClient } from '../crm/clients.ts'
import { findLead } from '../crm/leads.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { daysAfter } from '../platform/clock.ts'
import { pick } from '../platform/db/reader.ts'
import { every, folded, isEmpty, joined, nothing, type Sql, sql } from '../platform/db/sql.ts'
import { listPage, searched } from '../platform/lists.ts'
import { inDigitsOf, plainDecimal } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { invoiceTotals, lineTotal } from './money.ts'

type Input = Received<typeof invoices>
type NewLine = Input['create']['lines'][number]

const DUE_AFTER_DAYS = 14

const inLists = [
  'id',
  'kind',
  'number',
  'clientId',
  'leadId',
  'branchId',
  'creditOf',
  'currency',
  'issueDate',
  'dueDate',
  'subtotal',
  'taxTotal',
  'totalAmount',
  'paidAmount',
  'status',
  'createdAt',
  'updatedAt',
  'version',
] as const
const listed = pick('Invoice', 'i', ...inLists).with('Client', 'c', 'name', 'clientName')
const whole = pick('Invoice', 'i', ...inLists, 'notes', 'voidReason').with('Client', 'c', 'name', 'clientName')
const lineColumns = pick(
  'InvoiceLine',
  'l',
  'id',
  'description',
  'quantity',
  'unitPrice',
  'discount',
  'taxRate',
  'net',
  'tax',
  'total',
)
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Client} c on c.id = i.client_id`

type Row = NonNullable<(typeof listed)['row']>

/** Past its due day, an invoice that is not paid is overdue, whether or not the hourly job has written it down yet. */
export const statusOn = (
  today: string,
  { status, dueDate }: { status: InvoiceStatus; dueDate: string },
): InvoiceStatus => (status === 'unpaid' || status === 'overdue' ? (dueDate < today ? 'overdue' : 'unpaid') : status)

// The same in SQL, for filters and sums.
const stillOwed = sql`i.status in ('Unpaid', 'Overdue')`
export const owedCondition = { all: stillOwed, overdue: (today: string) => sql`${stillOwed} and i.due_date < ${today}` }

const statusCondition = (today: string, status: InvoiceStatus): Sql => {
  if (status === 'overdue') return owedCondition.overdue(today)
  if (status === 'unpaid') return sql`${stillOwed} and i.due_date >= ${today}`
  return { draft: sql`i.status = 'Draft'`, paid: sql`i.status = 'Paid'`, void: sql`i.status = 'Void'` }[status]
}

const present = <T extends Row>(ctx: Ctx, invoice: T) => ({
  ...invoice,
  clientName: invoice.clientName ?? '',
  subtotal: inDigitsOf(invoice.currency, invoice.subtotal),
  taxTotal: inDigitsOf(invoice.currency, invoice.taxTotal),
  totalAmount: inDigitsOf(invoice.currency, invoice.totalAmount),
  paidAmount: inDigitsOf(invoice.currency, invoice.paidAmount),
  status: statusOn(ctx.today, invoice),
})

type Filters = Omit<Input['sums'], 'q'>

const narrowed = ({ clientId, leadId, branchId, issuedFrom, issuedTo, dueFrom, dueTo }: Filters) => [
  clientId !== undefined && sql`i.client_id = ${clientId}`,
  leadId !== undefined && sql`i.lead_id = ${leadId}`,
  branchId !== undefined && sql`i.branch_id = ${branchId}`,
  issuedFrom !== undefined && sql`i.issue_date >= ${issuedFrom}`,
  issuedTo !== undefined && sql`i.issue_date <= ${issuedTo}`,
  dueFrom !== undefined && sql`i.due_date >= ${dueFrom}`,
  dueTo !== undefined && sql`i.due_date <= ${dueTo}`,
]

const oneOf = (ids: string[]) =>
  sql`i.id in (${joined(
    ids.map(id => sql`${id}`),
    ', ',
  )})`

export async function listInvoices(ctx: Ctx, { status, ids, limit, cursor, sort, q, ...filters }: Input['list']) {
  const where = [
    status !== undefined && statusCondition(ctx.today, status),
    ids !== undefined && oneOf(ids),
    ...narrowed(filters),
  ]
  const page = await listPage(
    ctx,
    { noun: 'Invoice', alias: 'i', columns: listed, joins: joins(ctx), where, sort: '-createdAt' },
    { limit, cursor, sort, q },
  )
  return { ...page, items: page.items.map(invoice => present(ctx, invoice)) }
}

/** How much of a filtered list is in which state. Credit notes are counted with what is paid, and come to nothing. */
export async function sumInvoices(ctx: Ctx, { q, ...filters }: Input['sums']) {
  const state = sql`case when i.status = 'Draft' then 'draft' when i.status = 'Void' then 'void' when i.status = 'Paid' then 'paid'
    when i.due_date < ${ctx.today} then 'overdue' else 'unpaid' end`
  const amount = sql`case when i.kind = 'Credit' then 0 when i.status in ('Unpaid', 'Overdue') then i.total_amount - i.paid_amount
    else i.total_amount end`
  const where = every([...narrowed(filters), q ? searched('i', q) : undefined])
  const rows = await ctx.query<{ state: InvoiceStatus; count: number; amount: string }>(
    sql`select b.state as "state", count(*) as "count", sum(b.amount) as "amount"
        from (select ${state} as state, ${amount} as amount from ${ctx.visible.Invoice} i ${isEmpty(where) ? nothing : sql`where ${where}`}) b
        group by b.state`,
  )
  const { currency } = ctx.actor.company
  const of = (status: InvoiceStatus) => {
    const found = rows.find(({ state }) => state === status)
    return { count: Number(found?.count ?? 0), amount: inDigitsOf(currency, found?.amount ?? '0') }
  }
  return {
    currency,
    draft: of('draft'),
    unpaid: of('unpaid'),
    overdue: of('overdue'),
    paid: of('paid'),
    void: of('void'),
  }
}

export async function findInvoice(ctx: Ctx, id: string) {
  const invoice = await ctx.row(whole, sql`from ${ctx.visible.Invoice} i ${joins(ctx)} where i.id = ${id}`)
  if (!invoice) throw new Refusal('NOT_FOUND')
  return { ...present(ctx, invoice), lines: await linesOf(ctx, invoice) }
}
export type Invoice = Awaited<ReturnType<typeof findInvoice>>

async function linesOf(ctx: Ctx, { id, currency }: { id: string; currency: string }) {
  const lines = await ctx.rows(
    lineColumns,
    sql`from ${ctx.visible.InvoiceLine} l where l.invoice_id = ${id} order by l.position`,
  )
  return lines.map(line => ({
    ...line,
    quantity: plainDecimal(line.quantity),
    unitPrice: inDigitsOf(currency, line.unitPrice),
    discount: plainDecimal(line.discount),
    taxRate: plainDecimal(line.taxRate),
    net: inDigitsOf(currency, line.net),
    tax: inDigitsOf(currency, line.tax),
    total: inDigitsOf(currency, line.total),
  }))
}

async function checkLinks(ctx: Ctx, { clientId, leadId, branchId }: Partial<Input['create']>) {
  if (clientId) await findClient(ctx, clientId)
  if (leadId) await findLead(ctx, leadId)
  if (branchId) await findBranch(ctx, branchId)
}

const totalsOf = (lines: NewLine[], currency: string) => {
  const { subtotal, taxTotal, totalAmount } = invoiceTotals(lines, currency)
  return { subtotal, taxTotal, totalAmount }
}

export const subjectsOf = ({ id, clientId, leadId }: { id: string; clientId: string; leadId: string | null }) => ({
  invoice: id,
  client: clientId,
  lead: leadId,
})

export async function draftInvoice(ctx: Ctx, { lines, ...input }: Input['create']) {
  await checkLinks(ctx, input)
  const { currency } = ctx.actor.company
  const client = await findClient(ctx, input.clientId)
  const id = await ctx.write.insert('Invoice', {
    ...input,
    kind: 'invoice',
    currency,
    dueDate: input.dueDate ?? daysAfter(ctx.today, DUE_AFTER_DAYS),
    ...totalsOf(lines, currency),
    paidAmount: '0',
    status: 'draft',
    search: folded(client.name),
  })
  await writeLines(ctx, id, lines, currency)
  ctx.record('invoice.drafted', subjectsOf({ id, clientId: client.id, leadId: input.leadId ?? null }))
  return findInvoice(ctx, id)
}

const writeLines = (ctx: Ctx, invoiceId: string, lines: NewLine[], currency: string) =>
  ctx.write.insert(
    'InvoiceLine',
    lines.map((line, position) => {
      const { net, tax, gross } = lineTotal(line, currency)
      return { ...line, invoiceId, position, net, tax, total: gross }
    }),
  )

async function findDraft(ctx: Ctx, id: string) {
  const invoice = await findInvoice(ctx, id)
  if (invoice.status !== 'draft') throw new Refusal('INVOICE_NOT_DRAFT')
  return invoice
}

export async function changeInvoice(ctx: Ctx, { id, lines, ...changes }: Input['change']) {
  const before = await findDraft(ctx, id)
  await checkLinks(ctx, changes)
  const client = await findClient(ctx, changes.clientId ?? before.clientId)
  // The version is raised first: of two editors at once one is told before any line is touched.
  await revise(ctx, 'Invoice', before, {
    ...changes,
    ...(lines && totalsOf(lines, before.currency)),
    search: folded(client.name),
  })
  if (lines) {
    await ctx.write.erase('InvoiceLine', { invoiceId: id })
    await writeLines(ctx, id, lines, before.currency)
  }
  const after = await findInvoice(ctx, id)
  const changed = difference(before, { ...changes, totalAmount: after.totalAmount })
  ctx.record('invoice.changed', subjectsOf(after), { changed })
  return after
}

export async function removeInvoice(ctx: Ctx, id: string) {
  const invoice = await findDraft(ctx, id)
  await markDeleted(ctx, 'Invoice', invoice)
  ctx.record('invoice.removed', subjectsOf(invoice))
}

export async function restoreInvoice(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Invoice', id)
  const invoice = await findInvoice(ctx, id)
  ctx.record('invoice.restored', subjectsOf(invoice))
  return invoice
}

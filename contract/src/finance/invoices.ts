import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import {
  Amount,
  ById,
  Day,
  Id,
  Instant,
  idList,
  Money,
  optionalText,
  Percent,
  Quantity,
  searchWords,
  text,
  Version,
} from '../platform/values.ts'

export const InvoiceStatus = z.enum(['draft', 'unpaid', 'overdue', 'paid', 'void'])
export type InvoiceStatus = z.infer<typeof InvoiceStatus>

export const InvoiceLine = z.object({
  id: Id,
  description: z.string(),
  quantity: z.string(),
  unitPrice: Money,
  /** Percent off. */
  discount: z.string(),
  /** Percent on top. */
  taxRate: z.string(),
  net: Money,
  tax: Money,
  total: Money,
})

/** What lists show of an invoice. A credit note is an invoice of kind `credit` with negative amounts. */
export const InvoiceRow = z.object({
  id: Id,
  kind: z.enum(['invoice', 'credit']),
  /** Null until issued; then without gaps per company and year. */
  number: z.string().nullable(),
  clientId: Id,
  clientName: z.string(),
  leadId: Id.nullable(),
  branchId: Id.nullable(),
  creditOf: Id.nullable(),
  currency: z.string(),
  issueDate: Day.nullable(),
  dueDate: Day,
  subtotal: Money,
  taxTotal: Money,
  totalAmount: Money,
  paidAmount: Money,
  status: InvoiceStatus,
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type InvoiceRow = z.infer<typeof InvoiceRow>

export const Invoice = InvoiceRow.extend({
  notes: z.string().nullable(),
  voidReason: z.string().nullable(),
  lines: z.array(InvoiceLine),
})
export type Invoice = z.infer<typeof Invoice>

/** Where an issued invoice can be seen, and its PDF fetched, without signing in. */
export const InvoiceLink = z.object({
  /** Below the address of this installation. */
  path: z.string(),
  /** Whole, where the installation knows its own address (PUBLIC_URL). */
  url: z.string().nullable(),
  createdAt: Instant,
})
export type InvoiceLink = z.infer<typeof InvoiceLink>

const Counted = z.object({ count: z.int(), amount: Money })
/** How many invoices of a filtered list are in which state, and how much: still due where owed, else the total. */
export const InvoiceSums = z.object({
  currency: z.string(),
  draft: Counted,
  unpaid: Counted,
  overdue: Counted,
  paid: Counted,
  void: Counted,
})
export type InvoiceSums = z.infer<typeof InvoiceSums>

const filters = {
  clientId: Id.optional(),
  leadId: Id.optional(),
  branchId: Id.optional(),
  issuedFrom: Day.optional(),
  issuedTo: Day.optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
}

const NewLine = z.strictObject({
  description: text(2000),
  quantity: Quantity,
  unitPrice: Amount,
  taxRate: Percent.default('0'),
  discount: Percent.default('0'),
})

const fields = {
  clientId: Id,
  leadId: Id.nullable(),
  branchId: Id.nullable(),
  dueDate: Day,
  notes: optionalText(5000),
  lines: z.array(NewLine).max(500),
}
const changes = z.strictObject(fields).partial()

export const invoices = {
  list: get('/invoices', 'can_view_invoices', 'List invoices')
    .input(
      listQuery(['createdAt', 'issueDate', 'dueDate', 'totalAmount'], {
        ...filters,
        status: InvoiceStatus.optional(),
        /** These alone, divided by commas; at most 100. */
        ids: idList.optional(),
      }),
    )
    .output(page(InvoiceRow)),
  sums: get('/invoices/sums', 'can_view_invoices', 'Counts and sums by state of a filtered list')
    .input(z.strictObject({ ...filters, q: searchWords.optional() }))
    .output(InvoiceSums),
  find: get('/invoices/{id}', 'can_view_invoices', 'One invoice with its lines').input(ById).output(Invoice),
  create: create('/invoices', 'can_create_invoices', 'Draft an invoice')
    .input(changes.required({ clientId: true, lines: true }))
    .output(Invoice),
  change: change('/invoices/{id}', 'can_edit_invoices', 'Change a draft; lines are replaced as a whole')
    .input(z.strictObject({ id: Id, ...changes.shape }))
    .output(Invoice),
  remove: remove('/invoices/{id}', 'can_delete_invoices', 'Delete a draft').input(ById),
  restore: act('/invoices/{id}/restore', 'can_delete_invoices', 'Bring a draft back').input(ById).output(Invoice),
  issue: act('/invoices/{id}/issue', 'can_issue_invoices', 'Issue: the draft gets its number and can no longer change')
    .input(ById)
    .output(Invoice),
  void: act('/invoices/{id}/void', 'can_void_invoices', 'Void an issued invoice without payments')
    .input(z.strictObject({ id: Id, reason: text(500).optional() }))
    .output(Invoice),
  link: get('/invoices/{id}/link', 'can_view_invoices', 'Where it can be seen without signing in, if anywhere')
    .input(ById)
    .output(z.object({ link: InvoiceLink.nullable() })),
  share: act(
    '/invoices/{id}/share',
    'can_view_invoices',
    'Let whoever has the link see it; the same link until it is revoked',
  )
    .input(ById)
    .output(InvoiceLink),
  unshare: act('/invoices/{id}/unshare', 'can_issue_invoices', 'Revoke the link')
    .input(ById)
    .output(z.object({ link: z.null() })),
  credit: create(
    '/invoices/{id}/credit',
    'can_void_invoices',
    'Credit an issued invoice in full: makes the issued credit note',
  )
    .input(ById)
    .output(Invoice),
}

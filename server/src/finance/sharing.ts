import { createHash, randomBytes } from 'node:crypto'
import type { InvoiceLink } from '@steward/contract/finance/invoices.ts'
import { uuidv7 } from 'uuidv7'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findInvoice, subjectsOf } from './invoices.ts'

const TOKEN_BYTES = 24
const isToken = /^[\w-]{32}$/

const columns = pick('InvoiceLink', 'k', 'id', 'invoiceId', 'token', 'createdAt')

const placeOf = (id: string) => `invoice_links.token:${id}`
const digestOf = (token: string) => createHash('sha256').update(token).digest('hex')

async function linkOf(ctx: Ctx, invoiceId: string): Promise<InvoiceLink | null> {
  const link = await ctx.row(
    columns,
    sql`from ${ctx.all.InvoiceLink} k where k.invoice_id = ${invoiceId} and k.live = 1`,
  )
  if (!link) return null
  const path = `/i/${ctx.box.open(link.token, placeOf(link.id))}`
  return { path, url: ctx.env.PUBLIC_URL ? new URL(path, ctx.env.PUBLIC_URL).href : null, createdAt: link.createdAt }
}

export async function findLink(ctx: Ctx, id: string) {
  await findInvoice(ctx, id)
  return { link: await linkOf(ctx, id) }
}

/** Makes the link of an issued invoice, or gives the one there is: of two who share it at once both get the same. */
export async function shareInvoice(ctx: Ctx, id: string): Promise<InvoiceLink> {
  const invoice = await findInvoice(ctx, id)
  if (invoice.status === 'draft') throw new Refusal('INVOICE_STILL_DRAFT')
  const known = await linkOf(ctx, id)
  if (known) return known
  const [linkId, token] = [uuidv7(), randomBytes(TOKEN_BYTES).toString('base64url')]
  const isNew = await ctx.write.insertNew('InvoiceLink', {
    ...{ id: linkId, invoiceId: id, digest: digestOf(token), token: ctx.box.seal(token, placeOf(linkId)) },
  })
  if (isNew) ctx.record('invoice.shared', subjectsOf(invoice), { number: invoice.number })
  const link = await linkOf(ctx, id)
  if (!link) throw new Refusal('CHANGED_MEANWHILE')
  return link
}

/** Whoever has the link is told from then on that it is no more. Revoking what is revoked is no mistake. */
export async function unshareInvoice(ctx: Ctx, id: string) {
  const invoice = await findInvoice(ctx, id)
  const revoked = await ctx.write.change('InvoiceLink', { invoiceId: id, live: 1 }, { live: null, revokedAt: ctx.now })
  if (revoked > 0) ctx.record('invoice.unshared', subjectsOf(invoice), { number: invoice.number })
  return { link: null }
}

interface Shared extends Record<string, unknown> {
  invoiceId: string
  companyId: string
  currency: string
  timezone: string
  locale: string
}

/** Whose invoice a token opens; for the installation itself. */
export async function findShared(ctx: Ctx, token: string): Promise<Shared | undefined> {
  if (!isToken.test(token)) return undefined
  const [found] = await ctx.query<Shared>(
    sql`select k.invoice_id as "invoiceId", k.company_id as "companyId", c.currency as "currency", c.timezone as "timezone",
        c.locale as "locale" from ${ctx.everywhere.InvoiceLink} k join ${ctx.everywhere.Company} c on c.id = k.company_id
        where k.digest = ${digestOf(token)} and k.live = 1`,
  )
  return found
}

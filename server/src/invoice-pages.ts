import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { invoicePage, noInvoicePage } from './finance/invoice-page.ts'
import { findInvoice } from './finance/invoices.ts'
import { findCredit } from './finance/issuing.ts'
import { localeFor } from './finance/page-words.ts'
import { paperOf } from './finance/paper-of.ts'
import { renderInvoicePdf } from './finance/pdf/render.ts'
import { findShared } from './finance/sharing.ts'
import { installation, machineOf } from './platform/actor.ts'
import { asFile } from './platform/bytes.ts'
import { findFile } from './platform/files.ts'
import { limitOf } from './platform/limits.ts'
import { Refusal } from './platform/refusal.ts'
import { type Ctx, look, type Platform } from './platform/work.ts'

/**
 * Invoices for whoever has their link: a page and its PDF, without signing in. What such a link opens is one invoice, as long as it is
 * not revoked; no search engine is to keep it, and the address goes on to nobody.
 */
export function serveInvoicePages(app: FastifyInstance, platform: Platform): void {
  const pagesOf = limitOf('invoice-pages', 60, 60)
  const papersOf = limitOf('invoice-papers', 20, 60)

  app.get('/i/:token', async (request, reply) => {
    await pagesOf(platform.env, request.ip)
    keepPrivate(reply)
    const { token } = request.params as { token: string }
    const shown = await open(platform, token, async (ctx, invoiceId) => ({
      paper: await paperOf(ctx, invoiceId, async () => null),
      status: (await findInvoice(ctx, invoiceId)).status,
      creditedBy: await findCredit(ctx, invoiceId),
    }))
    reply.type('text/html; charset=utf-8')
    if (!shown) return reply.status(404).send(noInvoicePage(localeOf(request, 'en')))
    const locale = localeOf(request, shown.paper.locale)
    return reply.send(invoicePage({ ...shown, paper: { ...shown.paper, locale }, pdf: `/i/${token}/pdf` }))
  })

  app.get('/i/:token/pdf', async (request, reply) => {
    await papersOf(platform.env, request.ip)
    keepPrivate(reply)
    const { token } = request.params as { token: string }
    const logoOf = (ctx: Ctx) => async (fileId: string) =>
      new Uint8Array((await findFile(ctx, fileId, ['logo'])).content)
    const paper = await open(platform, token, (ctx, invoiceId) => paperOf(ctx, invoiceId, logoOf(ctx)))
    if (!paper) throw new Refusal('NOT_FOUND')
    const pdf = await renderInvoicePdf(paper)
    return asFile(reply, 'application/pdf', `${paper.number}.pdf`, 'inline').send(pdf)
  })
}

async function open<T>(platform: Platform, token: string, read: (ctx: Ctx, invoiceId: string) => Promise<T>) {
  const shared = await look(platform, { actor: installation }, ctx => findShared(ctx, token))
  return shared && look(platform, { actor: machineOf(shared.companyId, shared) }, ctx => read(ctx, shared.invoiceId))
}

const localeOf = ({ headers }: FastifyRequest, company: string) => localeFor(headers['accept-language'], company)

const keepPrivate = (reply: FastifyReply) =>
  reply
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language')

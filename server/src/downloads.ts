import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { csvOf, exportable, exportInput } from './exports.ts'
import { paperOf } from './finance/paper-of.ts'
import { renderInvoicePdf } from './finance/pdf/render.ts'
import { asFile, type Entrance, idOf } from './platform/bytes.ts'
import { findFile } from './platform/files.ts'
import { limitOf } from './platform/limits.ts'
import { Refusal } from './platform/refusal.ts'
import { look, type Platform } from './platform/work.ts'

/** What is no JSON and made on demand: PDF and CSV. */
export function serveDownloads(app: FastifyInstance, prefix: string, platform: Platform, enter: Entrance): void {
  servePdf(app, prefix, platform, enter)
  serveCsv(app, prefix, platform, enter)
}

function servePdf(app: FastifyInstance, prefix: string, platform: Platform, enter: Entrance) {
  const words = { summary: 'An invoice on paper', needs: 'can_view_invoices', gives: 'application/pdf' }
  app.get(`${prefix}/invoices/:id/pdf`, { config: { words } }, async (request, reply) => {
    const actor = await enter(request, 'can_view_invoices')
    const paper = await look(platform, { actor }, ctx =>
      paperOf(ctx, idOf(request), async fileId => new Uint8Array((await findFile(ctx, fileId, ['logo'])).content)),
    )
    const pdf = await renderInvoicePdf(paper)
    return asFile(reply, 'application/pdf', `${paper.number ?? 'draft'}.pdf`, 'inline').send(pdf)
  })
}

function serveCsv(app: FastifyInstance, prefix: string, platform: Platform, enter: Entrance) {
  // An export reads a whole list: ten an hour for each person.
  const exportsOf = limitOf('exports', 10, 3600)
  for (const [noun, what] of Object.entries(exportable)) {
    const words = {
      summary: 'The list with its filters, as CSV',
      needs: `can_export_data and ${what.needs}`,
      gives: 'text/csv',
    }
    app.get(`${prefix}/${noun}/export.csv`, { config: { words } }, async (request, reply) => {
      const actor = await enter(request, 'can_export_data')
      if (!actor.may(what.needs)) throw new Refusal('NOT_ALLOWED')
      const input = exportInput(what, request.query)
      await exportsOf(platform.env, actor.userId as string)
      const day = platform.clock.now().toISOString().slice(0, 10)
      return asFile(reply, 'text/csv; charset=utf-8', `${noun}-${day}.csv`, 'attachment').send(
        Readable.from(csvOf(platform, actor, what, input)),
      )
    })
  }
}

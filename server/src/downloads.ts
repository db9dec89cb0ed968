import { Readable } from 'node:stream'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { findFile, removeLogo, setLogo } from './company/logo.ts'
import { csvOf, exportable, exportInput } from './exports.ts'
import { paperOf } from './finance/paper-of.ts'
import { renderInvoicePdf } from './finance/pdf/render.ts'
import type { Actor } from './platform/actor.ts'
import type { Door } from './platform/mount.ts'
import { Refusal } from './platform/refusal.ts'
import { look, type Platform, perform } from './platform/work.ts'

const LOGO_AT_MOST = 1024 * 1024
const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What is no JSON: PDF, CSV, pictures. Each route checks its right like a procedure does. */
export function serveDownloads(app: FastifyInstance, prefix: string, platform: Platform, door: Door): void {
  const actorWith = async (request: FastifyRequest, needs?: Permission): Promise<Actor> => {
    const actor = await door.actorOf(request)
    if (!actor?.companyId) throw new Refusal('SIGN_IN')
    if (needs && !actor.may(needs)) throw new Refusal('NOT_ALLOWED')
    return actor
  }
  servePdf(app, prefix, platform, actorWith)
  serveCsv(app, prefix, platform, actorWith)
  servePictures(app, prefix, platform, actorWith)
}

type ActorWith = (request: FastifyRequest, needs?: Permission) => Promise<Actor>

const idOf = (request: FastifyRequest) => {
  const { id } = request.params as { id: string }
  if (!isId.test(id)) throw new Refusal('NOT_FOUND')
  return id
}

// What a browser shows of it can't run anything, nor be framed by others.
const asFile = (reply: FastifyReply, type: string, name: string, how: 'inline' | 'attachment') =>
  reply
    .type(type)
    .header(
      'content-disposition',
      `${how}; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', 'private, no-cache')

function servePdf(app: FastifyInstance, prefix: string, platform: Platform, actorWith: ActorWith) {
  app.get(`${prefix}/invoices/:id/pdf`, async (request, reply) => {
    const actor = await actorWith(request, 'can_view_invoices')
    const paper = await look(platform, { actor }, ctx =>
      paperOf(ctx, idOf(request), async fileId => new Uint8Array((await findFile(ctx, fileId)).content)),
    )
    const pdf = await renderInvoicePdf(paper)
    return asFile(reply, 'application/pdf', `${paper.number ?? 'draft'}.pdf`, 'inline').send(pdf)
  })
}

function serveCsv(app: FastifyInstance, prefix: string, platform: Platform, actorWith: ActorWith) {
  // An export reads a whole list: ten an hour for each person.
  const exportsOf = new RateLimiterMemory({ points: 10, duration: 3600 })
  for (const [noun, what] of Object.entries(exportable)) {
    app.get(`${prefix}/${noun}/export.csv`, async (request, reply) => {
      const actor = await actorWith(request, 'can_export_data')
      if (!actor.may(what.needs)) throw new Refusal('NOT_ALLOWED')
      const input = exportInput(what, request.query)
      if (platform.env.RATE_LIMITS === 'on') {
        await exportsOf.consume(actor.userId as string).catch(({ msBeforeNext }) => {
          throw new Refusal('TOO_MANY', { retryAfter: Math.ceil((msBeforeNext ?? 3_600_000) / 1000) })
        })
      }
      const day = platform.clock.now().toISOString().slice(0, 10)
      return asFile(reply, 'text/csv; charset=utf-8', `${noun}-${day}.csv`, 'attachment').send(
        Readable.from(csvOf(platform, actor, what, input)),
      )
    })
  }
}

function servePictures(app: FastifyInstance, prefix: string, platform: Platform, actorWith: ActorWith) {
  app.get(`${prefix}/files/:id`, async (request, reply) => {
    const actor = await actorWith(request)
    const file = await look(platform, { actor }, ctx => findFile(ctx, idOf(request)))
    return asFile(reply, file.type, file.name, 'inline').send(file.content)
  })
  app.register(async scope => {
    scope.addContentTypeParser(
      ['image/png', 'image/jpeg'],
      { parseAs: 'buffer', bodyLimit: LOGO_AT_MOST },
      (_request, body, done) => done(null, body),
    )
    scope.put(`${prefix}/company/logo`, async request => {
      const actor = await actorWith(request, 'can_manage_company')
      if (!Buffer.isBuffer(request.body)) throw new Refusal('NOT_JSON_TYPE')
      const content = request.body
      return perform(platform, { actor }, ctx => setLogo(ctx, content))
    })
    scope.delete(`${prefix}/company/logo`, async (request, reply) => {
      const actor = await actorWith(request, 'can_manage_company')
      await perform(platform, { actor }, removeLogo)
      return reply.status(204).send()
    })
  })
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { installation } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Platform, perform } from '../platform/work.ts'
import { serveDataDeletion } from './data-deletion.ts'
import { keepDelivery } from './deliveries.ts'
import { signatureMatch } from './meta/signature.ts'

const LARGEST_BODY = 4 * 1024 * 1024

/** Where Meta reaches us: /webhooks/meta for Facebook and WhatsApp, and its two callbacks about people. */
export const serveMetaWebhook = (app: FastifyInstance, platform: Platform) =>
  app.register(async scope => {
    // The signature is over the bytes, so nothing may touch them before.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, (_request, body, done) =>
      done(null, body),
    )
    serveVerification(scope, platform)
    serveDeliveries(scope, platform)
    serveDataDeletion(scope, platform)
  })

function serveVerification(scope: FastifyInstance, { env }: Platform) {
  scope.get('/webhooks/meta', (request, reply) => {
    const asked = request.query as Record<string, unknown>
    const [mode, token, challenge] = [asked['hub.mode'], asked['hub.verify_token'], asked['hub.challenge']]
    const isMeta = mode === 'subscribe' && typeof token === 'string' && isSame(token, env.META_VERIFY_TOKEN)
    if (!isMeta || typeof challenge !== 'string') throw new Refusal('NOT_ALLOWED')
    return reply.type('text/plain; charset=utf-8').send(challenge)
  })
}

// Hashes have one length, which the comparison in constant time needs.
const isSame = (given: string, expected: string | undefined) =>
  expected !== undefined && timingSafeEqual(sha256(given), sha256(expected))
const sha256 = (text: string) => createHash('sha256').update(text).digest()

function serveDeliveries(scope: FastifyInstance, platform: Platform) {
  const { env, log } = platform
  scope.post('/webhooks/meta', async (request, reply) => {
    const bytes = bytesOf(request)
    const match = signatureMatch(bytes, headerOf(request), env.META_APP_SECRET)
    if (!match) {
      log.warn(
        { requestId: request.id, address: request.ip, bytes: bytes.length },
        'A delivery with a wrong signature was refused',
      )
      throw new Refusal('WRONG_SIGNATURE')
    }
    if (match === 'escaped')
      log.warn(
        { requestId: request.id },
        'The signature of a delivery fits its escaped text only: a proxy rewrites bodies',
      )
    await perform(platform, { actor: installation }, ctx => keepDelivery(ctx, bytes))
    return reply.type('text/plain; charset=utf-8').send('EVENT_RECEIVED')
  })
}

const headerOf = ({ headers }: FastifyRequest) => {
  const header = headers['x-hub-signature-256']
  return typeof header === 'string' ? header : undefined
}

const bytesOf = ({ body }: FastifyRequest) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { installation } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { Refusal } from '../platform/refusal.ts'
import { look, type Platform, perform } from '../platform/work.ts'
import { verifySignedRequest } from './meta/signature.ts'

// Both callbacks speak of the person who connected a page, by an id that Steward does not store: there is nothing to find or
// erase under it. Requests are verified, kept and answered, and whoever asked can read this.
const NOTHING_KEPT =
  'This installation keeps nothing under the Facebook id of a person who connected a page, so there was nothing to delete. ' +
  'To have conversations with a business deleted, please write to that business.'

/** Meta's callbacks when somebody removes the app or asks for deletion. */
export function serveDataDeletion(scope: FastifyInstance, platform: Platform) {
  const { env, log } = platform

  scope.post('/webhooks/meta/deauthorize', async request => {
    personIn(request, env.META_APP_SECRET)
    log.warn(
      { requestId: request.id },
      'Somebody removed the app on Facebook: channels they connected will ask to be connected again',
    )
    return {}
  })

  scope.post('/webhooks/meta/data-deletion', async request => {
    const { userId } = personIn(request, env.META_APP_SECRET)
    const code = uuidv7()
    await perform(platform, { actor: installation }, ctx =>
      ctx.write.insert('WebhookEvent', {
        ...{ id: code, provider: 'meta-deletion', digest: sha256(`${code} ${userId}`), body: '' },
        ...{ status: 'worked', outcome: NOTHING_KEPT, receivedAt: ctx.now, workedAt: ctx.now },
      }),
    )
    log.warn({ requestId: request.id, code }, 'Somebody asked Facebook for deletion of their data')
    const house = env.PUBLIC_URL ?? `${request.protocol}://${request.host}`
    return { url: `${house}/webhooks/meta/data-deletion/${code}`, confirmation_code: code }
  })

  scope.get('/webhooks/meta/data-deletion/:code', async (request, reply) => {
    const { code } = request.params as { code: string }
    const [asked] = await look(platform, { actor: installation }, ctx =>
      ctx.query<{ outcome: string; receivedAt: string }>(
        sql`select w.outcome as "outcome", w.received_at as "receivedAt" from ${ctx.everywhere.WebhookEvent} w
            where w.id = ${code} and w.provider = 'meta-deletion'`,
      ),
    )
    if (!asked) throw new Refusal('NOT_FOUND')
    return reply.type('text/plain; charset=utf-8').send(`Asked for on ${asked.receivedAt}. ${asked.outcome}\n`)
  })
}

function personIn({ body }: FastifyRequest, secrets: string[]) {
  const form = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '')
  const person = verifySignedRequest(form.get('signed_request') ?? undefined, secrets)
  if (!person) throw new Refusal('WRONG_SIGNATURE')
  return person
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

import type { Permission } from '@steward/contract/platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import type { anyFile, FileType } from './files.ts'
import type { Door } from './mount.ts'
import { badField, Refusal } from './refusal.ts'

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Who calls a route that isn't the contract's. Refuses SIGN_IN, and NOT_ALLOWED without the permission. */
export type Entrance = (request: FastifyRequest, needs?: Permission) => Promise<Actor>

export const entranceOf =
  (door: Door): Entrance =>
  async (request, needs) => {
    const actor = await door.actorOf(request)
    if (!actor?.companyId) throw new Refusal('SIGN_IN')
    if (needs && !actor.may(needs)) throw new Refusal('NOT_ALLOWED')
    return actor
  }

/** An id in a route's path. */
export function idOf(request: FastifyRequest, name = 'id'): string {
  const id = (request.params as Record<string, string>)[name]
  if (!id || !isId.test(id)) throw new Refusal('NOT_FOUND')
  return id
}

/** Sends bytes under a name. What a browser shows of it can't run anything, nor be framed by others. */
export const asFile = (reply: FastifyReply, type: string, name: string, how: 'inline' | 'attachment') =>
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

/** What the OpenAPI document says of a route that isn't the contract's. */
export interface RouteWords {
  summary: string
  needs: string
  /** Media types of the body. */
  takes?: (FileType | typeof anyFile)[]
  /** A media type, or the name of an object of the contract; 204 where left out. */
  gives?: string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    words?: RouteWords
  }
}

/** Sends the bytes, or the one part of them that was asked for: players of films and voices jump about in them. */
export function sendPart({ headers }: FastifyRequest, reply: FastifyReply, content: Buffer) {
  reply.header('accept-ranges', 'bytes')
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '')
  if (!asked || (!asked[1] && !asked[2])) return reply.send(content)
  const last = content.length - 1
  // "-500" are the last 500.
  const [from, to] = asked[1]
    ? [Number(asked[1]), asked[2] ? Math.min(Number(asked[2]), last) : last]
    : [Math.max(content.length - Number(asked[2]), 0), last]
  if (from > to) return reply.status(416).header('content-range', `bytes */${content.length}`).send()
  return reply
    .status(206)
    .header('content-range', `bytes ${from}-${to}/${content.length}`)
    .send(content.subarray(from, to + 1))
}

export interface Upload {
  path: string
  words?: RouteWords
  /** Bytes. */
  atMost: number
  /** Who may send it, decided before a byte of it is read. */
  admit(request: FastifyRequest): Promise<Actor>
  /** What becomes of it; the answer is sent as JSON. */
  take(actor: Actor, content: Buffer, request: FastifyRequest): Promise<unknown>
}

/** Routes that take a file as the body of a PUT, whatever its content type says: what it is, its bytes tell (see files.ts). */
export function takeUploads(app: FastifyInstance, prefix: string, uploads: Upload[]): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const { path, words, atMost, admit, take } of uploads) {
      scope.put(
        prefix + path,
        {
          bodyLimit: atMost,
          ...(words && { config: { words } }),
          onRequest: async request => void (await admit(request)),
        },
        async request => {
          if (!Buffer.isBuffer(request.body) || request.body.length === 0)
            throw badField('', 'Send the file itself as the body')
          return take(await admit(request), request.body, request)
        },
      )
    }
  })
}

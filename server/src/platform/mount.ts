import { createHash } from 'node:crypto'
import type { AnyRouter } from '@orpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import { installation } from './actor.ts'
import { answer, guard, type Mounted, proceduresOf, type Visit } from './procedures.ts'
import { badField, Refusal } from './refusal.ts'
import type { Platform, Scene } from './work.ts'

export interface Door {
  /** Who sends this request; null for a stranger. */
  actorOf(request: FastifyRequest): Promise<Actor | null> | Actor | null
  setSession(reply: FastifyReply, token: string | null): void
}

/**
 * Makes a Fastify route of every procedure. GET takes query and path, other verbs body and path. The order is: who, may they, then
 * what they sent; a stranger learns nothing about inputs.
 */
export function mount(app: FastifyInstance, prefix: string, router: AnyRouter, platform: Platform, door: Door): void {
  for (const mounted of proceduresOf(router)) {
    app.route({
      method: mounted.method,
      url: prefix + mounted.path.replace(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const actor = await door.actorOf(request)
        guard(mounted.meta, actor, platform.clock.now())
        const output = await answer(
          mounted,
          platform,
          sceneOf(mounted, request, actor),
          visitOf(door, request, reply),
          inputOf(mounted, request),
        )
        return send(reply, mounted, output)
      },
    })
  }
}

function send(reply: FastifyReply, { successStatus }: Mounted, output: unknown) {
  const version = (output as { version?: unknown } | null)?.version
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  return reply.status(successStatus).send(successStatus === 204 ? undefined : output)
}

function inputOf({ method }: Mounted, request: FastifyRequest): unknown {
  const params = request.params as object
  if (method === 'GET') return { ...(request.query as object), ...params }
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw badField('', 'The body has to be a JSON object')
  return { ...body, ...params }
}

function sceneOf(mounted: Mounted, request: FastifyRequest, actor: Actor | null): Scene {
  if (mounted.meta.needs === 'public' || !actor) return { actor: installation }
  return {
    actor,
    ifMatch: ifMatchOf(request),
    repeatable: mounted.method === 'POST' && !mounted.meta.keepsNothing ? repeatableOf(request) : undefined,
  }
}

function ifMatchOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (!version) throw badField('If-Match', 'Has to be an ETag as this server sends it')
  return Number(version)
}

function repeatableOf(request: FastifyRequest): Scene['repeatable'] {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw badField('Idempotency-Key', 'At most 200 visible characters')
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
  return { key, request: hash.digest('hex') }
}

const visitOf = (door: Door, request: FastifyRequest, reply: FastifyReply): Visit => ({
  address: request.ip,
  userAgent: request.headers['user-agent']?.slice(0, 255) ?? null,
  setSession: token => door.setSession(reply, token),
})

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Other sites may call it, which it checks itself; no cookie means anything to it. */
    isForOtherSites?: true
    /** Stays open: it counts neither as a request under way nor as a slow one. */
    isStream?: true
  }
}

/** The address under which browsers know this installation. */
export const ownOrigin = ({ protocol, headers }: FastifyRequest, publicUrl: string | undefined) =>
  publicUrl ? new URL(publicUrl).origin : `${protocol}://${headers.host}`

/** Cookie-borne writes have to come from our own pages (OWASP ASVS 3.5): by Sec-Fetch-Site, else by Origin. */
export function refuseForeignOrigins(request: FastifyRequest, publicUrl: string | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return
  if (request.routeOptions.config.isForOtherSites) return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  if (site === 'same-origin' || site === 'none') return
  if (site === undefined && origin === undefined) return
  if (origin !== ownOrigin(request, publicUrl)) throw new Refusal('FOREIGN_ORIGIN')
}

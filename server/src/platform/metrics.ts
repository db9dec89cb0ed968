import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { installation } from './actor.ts'
import { sql } from './db/sql.ts'
import type { Door } from './mount.ts'
import { Refusal } from './refusal.ts'
import { type Ctx, look, type Platform } from './work.ts'

/** GET /metrics in Prometheus' text form, for whoever may manage the company: send an API key as a bearer token. */
export function serveMetrics(app: FastifyInstance, platform: Platform, door: Door): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'steward_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'steward_jobs',
    help: 'Jobs by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { status, jobs } of await look(platform, { actor: installation }, jobCounts))
        this.set({ status }, jobs)
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    const actor = await door.actorOf(request)
    if (!actor) throw new Refusal('SIGN_IN')
    if (!actor.may('can_manage_company')) throw new Refusal('NOT_ALLOWED')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const jobCounts = (ctx: Ctx) =>
  ctx.query<{ status: string; jobs: number }>(
    sql`select j.status as "status", count(*) as "jobs" from ${ctx.everywhere.Job} j group by j.status`,
  )

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Demo } from './demo/demo.ts'
import { serveDemo } from './demo/serve.ts'
import { serveDownloads } from './downloads.ts'
import { serveFiles } from './files.ts'
import { type SignIns, signInsOf } from './identity/sign-ins.ts'
import { serveWebChat } from './inbox/webchat/serve.ts'
import { serveMetaWebhook } from './inbox/webhook.ts'
import { serveInvoicePages } from './invoice-pages.ts'
import type { Actor } from './platform/actor.ts'
import { entranceOf } from './platform/bytes.ts'
import { readJsonBodies } from './platform/json-bodies.ts'
import { serveLive } from './platform/live-stream.ts'
import { serveMetrics } from './platform/metrics.ts'
import { type Door, mount, refuseForeignOrigins } from './platform/mount.ts'
import { type DescribedRoute, describedRoutes, openApiDocument } from './platform/openapi.ts'
import { problemOf, refusalOf } from './platform/problems.ts'
import { Refusal } from './platform/refusal.ts'
import type { Platform } from './platform/work.ts'
import { router } from './router.ts'

const API = '/api/v1'
const MOST_AT_ONCE = 2000
const SLOW_MS = 1000

export interface AppOptions {
  version: string
  /** The built screens; without them only the API is served. */
  webFolder?: string
  /** The script of the web chat, built. */
  chatFolder?: string
  /** There when the server plays the demo. */
  demo?: Demo | undefined
}

/** The HTTP side of Steward: API, live stream, health, screens. */
export async function buildApp(
  platform: Platform,
  { version, webFolder, chatFolder, demo }: AppOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    // The client's address is as many hops back as there are proxies of ours, and never what a client claims.
    trustProxy: (_address: string, hop: number) => hop < platform.env.TRUSTED_PROXIES,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  readJsonBodies(app)
  await setHeaders(app, platform)
  const described = describedRoutes(app, API)
  const signIns = signInsOf(platform)
  const door = doorOf(platform, signIns)

  limitLoad(app)
  app.addHook('onRequest', async request => refuseForeignOrigins(request, platform.env.PUBLIC_URL))
  answerErrors(app, platform)
  mount(app, API, router, platform, door)
  const enter = entranceOf(door)
  serveDownloads(app, API, platform, enter)
  serveFiles(app, API, platform, enter)
  const live = serveLive(app, `${API}/live`, platform, door)
  app.addHook('preClose', async () => live.close())
  serveMetrics(app, platform, door)
  await serveMetaWebhook(app, platform)
  const chats = await serveWebChat(app, platform, chatFolder)
  app.addHook('preClose', async () => chats.close())
  serveHealth(app, platform, version)
  await serveDocs(app, version, described)
  if (demo) await serveDemo(app, API, platform, enter, demo.graph, demo.companyId)
  serveInvoicePages(app, platform)
  await serveScreens(app, webFolder)
  return app
}

// Helmet makes its headers anew with each request, which took a twentieth of a small one's time; ours never differ.
async function setHeaders(app: FastifyInstance, platform: Platform) {
  const sample = Fastify()
  await sample.register(helmet, headersOf(platform))
  sample.get('/', (_request, reply) => {
    const headers = Object.entries(reply.raw.getHeaders()) as [string, string][]
    app.addHook('onRequest', (_request, { raw }, done) => {
      for (const [name, value] of headers) raw.setHeader(name, value)
      done()
    })
    return {}
  })
  await sample.inject('/')
  await sample.close()
}

const headersOf = ({ env }: Platform) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      mediaSrc: ["'self'", 'https:'],
      frameSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  hsts: env.PUBLIC_URL?.startsWith('https:') ? { maxAge: 31_536_000 } : (false as const),
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'same-origin' as const },
})

// The cookie is bound to this host under https; on plain http (loopback, a house network) browsers refuse that name.
function doorOf({ env }: Platform, signIns: SignIns): Door {
  const secure = env.PUBLIC_URL?.startsWith('https:') ?? false
  const name = secure ? '__Host-steward_session' : 'steward_session'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const find = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,100})`)
  return {
    actorOf(request: FastifyRequest): Promise<Actor | null> | null {
      const { authorization, cookie } = request.headers
      if (authorization) {
        const key = /^Bearer (stw_[\w-]{20,100})$/.exec(authorization)?.[1]
        return key ? signIns.byKey(key) : null
      }
      const token = cookie && find.exec(cookie)?.[1]
      return token ? signIns.bySession(token) : null
    },
    setSession(reply: FastifyReply, token: string | null) {
      reply.header(
        'set-cookie',
        token ? `${name}=${token}; ${attributes}; Max-Age=604800` : `${name}=; ${attributes}; Max-Age=0`,
      )
    },
  }
}

function limitLoad(app: FastifyInstance) {
  let running = 0
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (!routeOptions.config.isStream && ++running > MOST_AT_ONCE) throw new Refusal('BUSY', { retryAfter: 2 })
  })
  app.addHook('onResponse', async ({ routeOptions }) => {
    if (!routeOptions.config.isStream) running--
  })
}

function answerErrors(app: FastifyInstance, { log }: Platform) {
  const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error)
    if (refusal.status >= 500)
      log.error(
        { err: error, requestId: request.id, method: request.method, route: request.routeOptions.url },
        refusal.code,
      )
    if (refusal.told.retryAfter) reply.header('retry-after', refusal.told.retryAfter)
    return reply.status(refusal.status).type('application/problem+json').send(problemOf(refusal, request.id))
  }
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => sendProblem(new Refusal('NOT_FOUND'), request, reply))
  app.addHook('onResponse', async (request, reply) => {
    if (reply.elapsedTime < SLOW_MS || request.routeOptions.config.isStream) return
    log.warn(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        ms: Math.round(reply.elapsedTime),
      },
      'A slow request',
    )
  })
}

function serveHealth(app: FastifyInstance, { database }: Platform, version: string) {
  app.get('/health/live', async () => ({ status: 'ok', version }))
  app.get('/health/ready', async (_request, reply) => {
    const answered = database.run('select 1 as "one"', []).then(() => true)
    const late = new Promise<false>(resolve => setTimeout(resolve, 1000, false).unref())
    const ready = await Promise.race([answered.catch(() => false), late])
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'the database does not answer', version })
  })
}

async function serveDocs(app: FastifyInstance, version: string, beside: DescribedRoute[]) {
  let document: Promise<unknown> | undefined
  app.get(`${API}/openapi.json`, () => {
    document ??= openApiDocument(version, beside)
    return document
  })
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  await app.register(fastifyStatic, { root: folder, prefix: '/api/docs/assets/', decorateReply: false, index: false })
  app.get('/api/docs', (_request, reply) => reply.type('text/html').send(docsPage))
  app.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript').send(docsScript))
}

const docsPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Steward API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"><div id="docs"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></html>`
const docsScript = `SwaggerUIBundle({ url: '${API}/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none' })`

async function serveScreens(app: FastifyInstance, folder: string | undefined) {
  if (!folder || !existsSync(path.join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // Built files carry their hash in the name; the page itself is asked for every time.
    setHeaders: (reply, file) =>
      reply.setHeader('cache-control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html')
    if (!wantsPage || /^\/(api|webhooks|health|assets|chat)\//.test(request.url)) throw new Refusal('NOT_FOUND')
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

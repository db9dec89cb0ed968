import path from 'node:path'
import type { Api } from '@steward/contract/router.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, inject } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type GraphApi, startGraphApi } from '../src/demo/graph-player/graph-api.ts'
import { installation } from '../src/platform/actor.ts'
import { readEnv } from '../src/platform/env.ts'
import { companyMachine } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import { type Ctx, look, type Platform, perform } from '../src/platform/work.ts'
import { type Opened, openPlatform } from '../src/start.ts'
import { apiOf, type Browser } from './api-client.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { scratchDatabase } from './scratch-database.ts'

/** Meta's app as this world knows it. */
export const meta = { appId: '900000000000001', appSecret: 'a secret of the test app', verifyToken: 'a verify token' }
/** The address that links in letters begin with. */
export const PUBLIC_URL = 'http://steward.example'
export const PASSWORD = 'ocean violin margarine lantern'
const migrations = path.join(import.meta.dirname, '../prisma/migrations')

interface World {
  app: FastifyInstance
  opened: Opened
  graph: GraphApi
  post: PostOffice
  databaseUrl: string
}

let world: Promise<World> | undefined

/** The app of this worker, with a database and a Graph player of its own; started when first needed. */
export function theWorld(): Promise<World> {
  world ??= buildWorld()
  return world
}

async function buildWorld(): Promise<World> {
  const database = await scratchDatabase(inject('serverUrl'), `${inject('databasePrefix')}_${process.pid}`)
  const graph = await startGraphApi({ appId: meta.appId, appSecret: meta.appSecret, verifyToken: meta.verifyToken })
  const post = await openPostOffice()
  const env = readEnv({
    SMTP_URL: post.url,
    PUBLIC_URL,
    DATABASE_URL: database.url,
    APP_KEY: `test:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`,
    SIGNUP: 'open',
    RATE_LIMITS: 'off',
    META_APP_ID: meta.appId,
    META_APP_SECRET: meta.appSecret,
    META_VERIFY_TOKEN: meta.verifyToken,
    META_GRAPH_URL: graph.url,
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  })
  const opened = await openPlatform(env, openLog(env.LOG_LEVEL), migrations)
  const app = await buildApp(opened.platform, { version: '0.0.0-test' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  graph.webhook = `http://127.0.0.1:${(app.server.address() as { port: number }).port}/webhooks/meta`
  return {
    app,
    opened,
    graph,
    post,
    databaseUrl: database.url,
  }
}

// Files of a worker share the world, which ends with the process.
afterAll(async () => void (await world)?.opened.worker.drain())

let count = 0
const unique = () => `${process.pid}-${++count}`

export interface Person {
  api: Api
  browser: Browser
  email: string
  userId: string
  employeeId: string
}

/** A company of its own for one test, with its administrator. */
export class Company {
  readonly admin: Person
  readonly id: string
  readonly app: FastifyInstance
  readonly platform: Platform
  readonly graph: GraphApi
  readonly post: PostOffice
  readonly #opened: Opened

  constructor({ app, opened, graph, post }: World, id: string, admin: Person) {
    this.app = app
    this.platform = opened.platform
    this.graph = graph
    this.post = post
    this.#opened = opened
    this.id = id
    this.admin = admin
  }

  /** Somebody with a login and a role, signed in. */
  async hire(name: string, role = 'Sales'): Promise<Person> {
    const roles = await this.admin.api.identity.roles.list({ limit: 100 })
    const roleId = roles.items.find(({ name }) => name === role)?.id as string
    const email = `${name.toLowerCase()}-${unique()}@example.com`
    const user = await this.admin.api.identity.users.create({ email, roleId, name })
    const browser: Browser = { cookie: '', headers: {} }
    const api = apiOf(this.app, browser)
    await api.identity.auth.acceptLink({ token: user.invitation.path.split('#')[1] as string, password: PASSWORD })
    return { api, browser, email, userId: user.id, employeeId: user.employeeId as string }
  }

  /** A lead that belongs to somebody. */
  lead(owner: Person, fields: Partial<Parameters<Api['crm']['leads']['create']>[0]> = {}) {
    return this.admin.api.crm.leads.create({
      title: 'Harbour Bakery',
      value: '1200.50',
      assignedTo: owner.employeeId,
      ...fields,
    })
  }

  client(fields: Partial<Parameters<Api['crm']['clients']['create']>[0]> = {}) {
    return this.admin.api.crm.clients.create({ name: 'Harbour Bakery', ...fields })
  }

  /** An issued invoice of one line, nothing paid yet. */
  async unpaidInvoice(amount = '100.00', fields: Partial<Parameters<Api['finance']['invoices']['create']>[0]> = {}) {
    const clientId = fields.clientId ?? (await this.client()).id
    const lines = [{ description: 'Bread for a month', quantity: '1', unitPrice: amount }]
    const draft = await this.admin.api.finance.invoices.create({ clientId, lines, ...fields })
    return this.admin.api.finance.invoices.issue({ id: draft.id })
  }

  /** Looks behind the contract, as the company's own machinery. */
  async look<T>(action: (ctx: Ctx) => Promise<T>): Promise<T> {
    return look(this.platform, { actor: await companyMachine(this.platform, this.id) }, action)
  }

  /** Looks across companies, as the installation itself. */
  lookAsInstallation = <T>(action: (ctx: Ctx) => Promise<T>): Promise<T> =>
    look(this.platform, { actor: installation }, action)

  /** Acts behind the contract, at another time if one is given. */
  async perform<T>(action: (ctx: Ctx) => Promise<T>, now?: Date): Promise<T> {
    const actor = await companyMachine(this.platform, this.id)
    return perform(this.platform, now ? { actor, now } : { actor }, action)
  }

  /** Waits until nothing is left to be done. */
  settled = () => this.#opened.worker.drain()
}

/** Opens a company with its administrator, as a stranger would. */
export async function newCompany(
  settings: { timezone?: string; currency?: string; name?: string } = {},
): Promise<Company> {
  const here = await theWorld()
  const browser: Browser = { cookie: '', headers: {} }
  const api = apiOf(here.app, browser)
  const email = `ada-${unique()}@example.com`
  const me = await api.company.setup.signUp({
    company: {
      name: settings.name ?? 'Lighthouse Supplies',
      currency: settings.currency ?? 'EUR',
      timezone: settings.timezone ?? 'Europe/Berlin',
    },
    admin: { name: 'Ada', email, password: PASSWORD },
  })
  return new Company(here, me.company.id, {
    api,
    browser,
    email,
    userId: me.user.id,
    employeeId: me.employee?.id as string,
  })
}

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** All that stands in an answer but its ids, in which any few digits come up by chance. */
export const wordsOf = (answer: unknown) => JSON.stringify(answer).replace(uuids, '')

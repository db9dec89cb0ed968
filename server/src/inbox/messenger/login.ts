import type { facebookLogins, LoginRefusal } from '@steward/contract/inbox/facebook-logins.ts'
import { uuidv7 } from 'uuidv7'
import { faultOf } from '../../platform/db/faults.ts'
import { pick } from '../../platform/db/reader.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Env } from '../../platform/env.ts'
import type { Received } from '../../platform/procedures.ts'
import { badField, Refusal } from '../../platform/refusal.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import type { Ctx } from '../../platform/work.ts'
import { connectIntegration, findIntegration, renewToken, restoreIntegration } from '../integrations.ts'
import { askedScopes } from './check.ts'

type Input = Received<typeof facebookLogins>

const LIFE_MS = 10 * 60_000
const CALLBACK = '/oauth/facebook/callback'

/** A page somebody manages, as Facebook tells of it. */
export interface PageOfPerson {
  pageId: string
  name: string
  token: string
  tasks: string[]
}

const columns = pick(
  'FacebookLogin',
  'l',
  'id',
  'status',
  'refusal',
  'missingScopes',
  'redirectUri',
  'integrationId',
  'sealed',
  'expiresAt',
)
export type Login = NonNullable<(typeof columns)['row']>

/** Where what a sign-in holds is sealed for. */
export const placeOf = (id: string) => `facebook_logins.sealed:${id}`

/** The way to Facebook's login dialog. What comes back is good once, for some minutes, and for this person alone. */
export async function beginLogin(ctx: Ctx, { from, integrationId }: Input['create']) {
  const { META_APP_ID: appId, META_APP_SECRET: secrets } = ctx.env
  const house = houseOf(ctx.env, from)
  if (!appId || secrets.length === 0 || !house || !ctx.actor.userId) throw new Refusal('FACEBOOK_LOGIN_OFF')
  if (integrationId) await findPage(ctx, integrationId)
  const [id, state, redirectUri] = [uuidv7(), newToken(), house + CALLBACK]
  const expiresAt = new Date(ctx.now.getTime() + LIFE_MS)
  await ctx.write.insert('FacebookLogin', {
    ...{ id, userId: ctx.actor.userId, stateHash: hashOf(state), redirectUri, expiresAt },
    ...{ integrationId: integrationId ?? null, status: 'asked' as const, missingScopes: [] },
  })
  ctx.later('end-facebook-login', { loginId: id }, LIFE_MS)
  return { id, address: dialogOf(ctx.env, { appId, redirectUri, state }), expiresAt: expiresAt.toISOString() }
}

async function findPage(ctx: Ctx, integrationId: string) {
  const integration = await findIntegration(ctx, integrationId)
  if (integration.provider !== 'facebook') throw badField('integrationId', 'This channel is no Facebook page')
  return integration
}

// Never what a request claims: where the installation does not know its own address, the machine it runs on is the only other one.
function houseOf({ PUBLIC_URL }: Env, from: string): string | undefined {
  if (PUBLIC_URL) return PUBLIC_URL
  const { hostname, origin } = new URL(from)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? origin : undefined
}

// The dialog stands beside the API, on www instead of graph.
function dialogOf(
  { META_GRAPH_URL, META_GRAPH_VERSION }: Env,
  { appId, redirectUri, state }: { appId: string; redirectUri: string; state: string },
): string {
  const address = new URL(`${META_GRAPH_URL}/${META_GRAPH_VERSION}/dialog/oauth`)
  address.hostname = address.hostname.replace(/^graph\./, 'www.')
  const asked = { client_id: appId, redirect_uri: redirectUri, state, response_type: 'code' }
  // Somebody who once left out a permission is asked for it again.
  address.search = String(new URLSearchParams({ ...asked, scope: askedScopes.join(','), auth_type: 'rerequest' }))
  return address.href
}

/** The person is back. Refuses FACEBOOK_LOGIN_OVER, NOT_FOUND for what somebody else began. */
export async function answerLogin(ctx: Ctx, { state, code }: Input['answer']) {
  const login = await ctx.row(columns, sql`from ${ctx.visible.FacebookLogin} l where l.state_hash = ${hashOf(state)}`)
  if (!login) throw new Refusal('NOT_FOUND')
  const { id } = login
  const taken = await ctx.write.change(
    'FacebookLogin',
    { id, status: 'asked' },
    code === null ? refusedFor('denied') : { status: 'reading', sealed: ctx.box.seal(code, placeOf(id)) },
    sql`expires_at > ${ctx.now}`,
  )
  if (taken === 0) throw new Refusal('FACEBOOK_LOGIN_OVER')
  if (code !== null) ctx.later('read-facebook-login', { loginId: id })
  return findLogin(ctx, id)
}

export const refusedFor = (refusal: LoginRefusal, missingScopes: string[] = []) =>
  ({ status: 'refused', refusal, missingScopes, sealed: null }) as const

/** Undefined where there is none, or it is somebody else's. */
export const lookForLogin = (ctx: Ctx, id: string): Promise<Login | undefined> =>
  ctx.row(columns, sql`from ${ctx.visible.FacebookLogin} l where l.id = ${id}`)

export async function findLogin(ctx: Ctx, id: string) {
  const login = await lookForLogin(ctx, id)
  if (!login) throw new Refusal('NOT_FOUND')
  const { sealed: _, redirectUri: __, refusal, missingScopes, ...rest } = login
  const connected = await connectedPages(ctx)
  return {
    ...rest,
    refusal: refusal as LoginRefusal | null,
    missingScopes: missingScopes as unknown as string[],
    pages: (await pagesOf(ctx, login)).map(({ pageId, name, tasks }) => ({
      ...{ pageId, name, mayMessage: mayMessage(tasks), isConnected: connected.has(pageId) },
    })),
  }
}

// Where Facebook tells no tasks, the page's own answer to the first call decides.
const mayMessage = (tasks: string[]) =>
  tasks.length === 0 || tasks.some(task => ['MESSAGING', 'MESSAGE', 'MODERATE', 'MANAGE'].includes(task))

async function connectedPages(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.query<{ pageId: string }>(
    sql`select i.page_id as "pageId" from ${ctx.visible.Integration} i where i.provider = 'facebook'`,
  )
  return new Set(rows.map(({ pageId }) => pageId))
}

/** The pages to choose from; of one that is to be connected again, that one alone. */
async function pagesOf(ctx: Ctx, { id, status, sealed, integrationId, expiresAt }: Login): Promise<PageOfPerson[]> {
  if (status !== 'ready' || !sealed || Date.parse(expiresAt) <= ctx.now.getTime()) return []
  const pages = JSON.parse(ctx.box.open(sealed, placeOf(id))) as PageOfPerson[]
  if (!integrationId) return pages
  const { pageId } = await findPage(ctx, integrationId)
  return pages.filter(page => page.pageId === pageId)
}

/** Each page becomes a channel, or the channel it is already has a new token. Refuses PAGE_TAKEN, FACEBOOK_LOGIN_OVER. */
export async function connectPages(ctx: Ctx, { id, pageIds }: Input['connect']) {
  const login = await lookForLogin(ctx, id)
  if (!login) throw new Refusal('NOT_FOUND')
  const offered = await pagesOf(ctx, login)
  const isOurs = await ctx.write.change(
    'FacebookLogin',
    { id, status: 'ready' },
    { status: 'done', sealed: null },
    sql`expires_at > ${ctx.now}`,
  )
  if (isOurs === 0) throw new Refusal('FACEBOOK_LOGIN_OVER')
  const chosen = [...new Set(pageIds)].map(pageId => {
    const page = offered.find(one => one.pageId === pageId)
    if (!page) throw badField('pageIds', 'This page was not among those that Facebook named')
    if (!mayMessage(page.tasks)) throw badField('pageIds', `Your role on ${page.name} does not let you answer messages`)
    return page
  })
  const items = []
  for (const page of chosen) items.push(await connectPage(ctx, page))
  return { items }
}

async function connectPage(ctx: Ctx, { pageId, name, token }: PageOfPerson) {
  // One that was disconnected comes back with its conversations.
  const [known] = await ctx.query<{ id: string; live: number | null }>(
    sql`select i.id as "id", i.live as "live" from ${ctx.all.Integration} i
        where i.provider = 'facebook' and i.page_id = ${pageId}
        order by case when i.live = 1 then 0 else 1 end, i.updated_at desc limit 1`,
  )
  try {
    if (!known)
      return await connectIntegration(ctx, {
        ...{ provider: 'facebook', pageId, accessToken: token, name: name.slice(0, 200) },
      })
    if (!known.live) await restoreIntegration(ctx, known.id)
    return await renewToken(ctx, known.id, token)
  } catch (error) {
    if (faultOf(error).kind === 'taken') throw new Refusal('PAGE_TAKEN', { data: { pageId, name } })
    throw error
  }
}

import { randomUUID } from 'node:crypto'
import { type GraphApiCall, type GraphWorld, Refused } from './graph-answers.ts'

/** Facebook Login as the local Graph API plays it: the dialog, its codes, the tokens they become, and whose pages those open. */

/** Somebody on Facebook. */
export interface Member {
  name: string
  /** Their pages, and what they may do there. */
  pages: { id: string; tasks: string[] }[]
  /** What they allow the app when they are asked. */
  scopes: string[]
}

export interface Code {
  memberId: string
  redirectUri: string
  isUsed: boolean
}

export interface UserToken {
  memberId: string
  scopes: string[]
  isLong: boolean
}

const SOME_PAGES = 25

/** The page for people: whoever can sign in, and a way to say no. Each is a link back to the app. */
export function loginDialog(world: GraphWorld, { query }: GraphApiCall): string {
  const { client_id, redirect_uri, response_type } = query
  if (client_id !== world.appId || !redirect_uri || response_type !== 'code')
    throw new Refused({ code: 100, message: 'The parameters of the login dialog are wrong' })
  const ways = [...world.members].map(([id, { name }]) => [backWithCode(world, query, id), `Continue as ${name}`])
  const links = [...ways, [backWithout(query), 'Not now']].map(
    ([address, words]) => `<p><a href="${asText(address)}">${asText(words)}</a></p>`,
  )
  return `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Facebook, played</title><h1>Facebook, played</h1>${links.join('')}</html>`
}

const asText = (text = '') => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

type Query = GraphApiCall['query']

/** Where the dialog sends somebody who said yes. */
export function backWithCode(world: GraphWorld, { redirect_uri = '', state = '' }: Query, memberId: string): string {
  const code = `code-${randomUUID()}`
  world.codes.set(code, { memberId, redirectUri: redirect_uri, isUsed: false })
  return `${redirect_uri}?${new URLSearchParams({ code, state })}`
}

/** Where it sends somebody who said no. */
export function backWithout({ redirect_uri, state = '' }: Query): string {
  const refusal = { error: 'access_denied', error_code: '200', error_reason: 'user_denied' }
  return `${redirect_uri}?${new URLSearchParams({ ...refusal, state })}`
}

export function exchangeForToken(world: GraphWorld, { query }: GraphApiCall) {
  if (query.client_id !== world.appId || query.client_secret !== world.appSecret)
    throw new Refused({ code: 101, message: 'Error validating application' })
  return query.grant_type === 'fb_exchange_token' ? makeLong(world, query) : tokenForCode(world, query)
}

function tokenForCode(world: GraphWorld, { code = '', redirect_uri }: Query) {
  const known = world.codes.get(code)
  if (known?.redirectUri !== redirect_uri)
    throw new Refused({ code: 100, subcode: 36008, message: 'Error validating verification code' })
  if (known?.isUsed !== false)
    throw new Refused({ code: 100, subcode: 36009, message: 'This authorization code has been used.' })
  known.isUsed = true
  return newUserToken(world, known.memberId, false)
}

function makeLong(world: GraphWorld, { fb_exchange_token = '' }: Query) {
  const short = world.userTokens.get(fb_exchange_token)
  if (!short) throw new Refused({ code: 190, status: 400, message: 'Error validating access token' })
  return newUserToken(world, short.memberId, true)
}

function newUserToken(world: GraphWorld, memberId: string, isLong: boolean) {
  const access_token = `user-token-${randomUUID()}`
  world.userTokens.set(access_token, { memberId, isLong, scopes: world.members.get(memberId)?.scopes ?? [] })
  return { access_token, token_type: 'bearer', expires_in: isLong ? 5_183_944 : 5108 }
}

/** A page whose token died has a new one for whoever asks again. */
export function listPages(world: GraphWorld, { headers, query }: GraphApiCall) {
  const token = headers.authorization?.replace(/^Bearer /, '') ?? ''
  const user = world.userTokens.get(token)
  if (!user?.isLong || world.deadTokens.has(token))
    throw new Refused({ code: 190, status: 401, message: 'Error validating access token' })
  const pages = world.members.get(user.memberId)?.pages ?? []
  const [from, most] = [Number(query.after ?? 0), Math.min(Number(query.limit ?? SOME_PAGES), SOME_PAGES)]
  const to = from + most
  const data = pages.slice(from, to).flatMap(({ id, tasks }) => {
    const account = world.accounts.get(id)
    if (!account) return []
    if (world.deadTokens.has(account.token)) account.token = `page-token-${randomUUID()}`
    return [{ id, name: account.name, access_token: account.token, tasks }]
  })
  const cursors = { before: String(from), after: String(to) }
  return { data, paging: { cursors, ...(to < pages.length && { next: `${world.url}/me/accounts?after=${to}` }) } }
}

import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { Env } from '../platform/env.ts'
import { SealBroken } from '../platform/secrets.ts'
import type { Ctx } from '../platform/work.ts'
import { type GraphAccess, GraphError } from './meta/graph.ts'
import { reconnect } from './meta/verdict.ts'

/** With several apps configured, tokens are taken to be of the first. */
export const graphOf = ({ META_GRAPH_URL, META_GRAPH_VERSION, META_APP_SECRET }: Env): GraphAccess => ({
  url: META_GRAPH_URL,
  version: META_GRAPH_VERSION,
  appSecret: META_APP_SECRET[0],
})

const placeOf = (integrationId: string) => `integrations.access_token:${integrationId}`

export const sealToken = (ctx: Ctx, integrationId: string, token: string) => ({
  accessToken: ctx.box.seal(token, placeOf(integrationId)),
  tokenEnding: token.slice(-4),
})

const columns = pick(
  'Integration',
  'i',
  'id',
  'provider',
  'pageId',
  'wabaId',
  'name',
  'accessToken',
  'isActive',
  'health',
  'heldUntil',
)
/** An integration as the jobs use it, its token still sealed. */
export type Channel = NonNullable<(typeof columns)['row']>

/** Undefined when the integration was removed. */
export const findChannel = (ctx: Ctx, integrationId: string): Promise<Channel | undefined> =>
  ctx.row(columns, sql`from ${ctx.visible.Integration} i where i.id = ${integrationId}`)

export const mayAnswer = ({ isActive, health }: Pick<Channel, 'isActive' | 'health'>) =>
  Boolean(isActive) && health !== 'reconnect'

const unreadable = reconnect(
  'The stored token cannot be read with the keys of this installation. Enter the token again, or restore APP_KEY.',
)

/** The token in plain; a GraphError that asks for reconnection when it cannot be read. */
export function openToken(box: Ctx['box'], { id, accessToken }: Pick<Channel, 'id' | 'accessToken'>): string {
  try {
    return box.open(accessToken, placeOf(id))
  } catch (error) {
    throw error instanceof SealBroken ? new GraphError(unreadable, {}, error) : error
  }
}

import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import { SealBroken } from '../platform/secrets.ts'
import type { Ctx, Platform } from '../platform/work.ts'
import type { Account } from './channel-kind.ts'
import { ChannelFailure, reconnect } from './verdict.ts'

const placeOf = (integrationId: string) => `integrations.access_token:${integrationId}`

export const sealToken = (ctx: Ctx, integrationId: string, token: string) => ({
  accessToken: ctx.box.seal(token, placeOf(integrationId)),
  tokenEnding: token.slice(-4),
})

export const channelColumns = pick(
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
  'awayMessage',
  'ratingQuestion',
  'teamId',
  'startsAutomated',
  'settings',
)
/** An integration as the jobs use it, its token still sealed. */
export type Channel = NonNullable<(typeof channelColumns)['row']>

/** Undefined when the integration was removed. */
export const findChannel = (ctx: Ctx, integrationId: string): Promise<Channel | undefined> =>
  ctx.row(channelColumns, sql`from ${ctx.visible.Integration} i where i.id = ${integrationId}`)

export const mayAnswer = ({ isActive, health }: Pick<Channel, 'isActive' | 'health'>) =>
  Boolean(isActive) && health !== 'reconnect'

/** Whoever answers customers hears when that begins or ceases to work; of the rest of a channel only administrators do. */
export function tellAgents(ctx: Ctx, id: string, before: Parameters<typeof mayAnswer>[0], after: typeof before) {
  if (mayAnswer(before) === mayAnswer(after)) return
  ctx.record(mayAnswer(after) ? 'channel.opened' : 'channel.closed', { integration: id })
}

const unreadable = reconnect(verdicts.token_unreadable)

/** The channel as its folder works with it. */
export const accountOf = ({ env, box }: Pick<Platform, 'env' | 'box'>, channel: Channel): Account => ({
  env,
  accountId: channel.pageId,
  wabaId: channel.wabaId,
  get token() {
    return openToken(box, channel)
  },
})

function openToken(box: Ctx['box'], { id, accessToken }: Channel): string {
  try {
    return box.open(accessToken, placeOf(id))
  } catch (error) {
    throw error instanceof SealBroken ? new ChannelFailure(unreadable, {}, error) : error
  }
}

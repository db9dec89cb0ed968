import type { Channel as ChannelShape } from '@steward/contract/inbox/conversations.ts'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { pick } from '../platform/db/reader.ts'
import { type Sql, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { FILE_AT_MOST } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { findWithWindow } from './conversations.ts'
import { identitiesOf } from './customers.ts'
import { among } from './parts.ts'

const columns = pick(
  'Integration',
  'i',
  'id',
  'provider',
  'name',
  'branchId',
  'isActive',
  'health',
  'startsAutomated',
  'deletedAt',
).with('Branch', 'b', 'name', 'branchName')

/** Pages and numbers by name, those that were disconnected left out. */
export async function listChannels(ctx: Ctx) {
  return { items: await channels(ctx, ctx.visible.Integration, sql`order by i.created_at, i.id limit 100`) }
}

async function channels(ctx: Ctx, from: Sql, tail: Sql): Promise<ChannelShape[]> {
  const rows = await ctx.rows(
    columns,
    sql`from ${from} i left join ${ctx.visible.Branch} b on b.id = i.branch_id ${tail}`,
  )
  return rows.map(({ isActive, health, deletedAt, ...channel }) => ({
    ...channel,
    filesUpTo: filesUpTo(channel.provider),
    choices: kindOf(channel.provider).choices,
    hasTemplates: Boolean(kindOf(channel.provider).templates),
    state: deletedAt || !isActive ? 'off' : health === 'reconnect' ? 'reconnect' : 'ok',
  }))
}

const said = pick('SocialConversation', 's', 'customerEmail', 'fromPage')

/** By what a customer can be reached, and the page they wrote from. */
export async function reachOf(ctx: Ctx, { id, platform, parts }: Reached) {
  const identities: { platform: Provider; id: string }[] = []
  let phone: string | undefined
  for (const part of parts.length ? parts : [{ id, platform }]) {
    const known = await identitiesOf(ctx, part.platform, part.id)
    identities.push(...known.ids.map(id => ({ platform: part.platform, id })))
    phone ??= known.phone
  }
  const known = await ctx.rows(said, sql`from ${ctx.all.SocialConversation} s where s.id ${among({ id, parts })}`)
  const first = (field: 'customerEmail' | 'fromPage') => known.find(row => row[field])?.[field] ?? null
  return { identities, phone: phone ? `+${phone}` : null, email: first('customerEmail'), page: first('fromPage') }
}

type Reached = { id: string; platform: Provider; parts: { id: string; platform: Provider }[] }

const filesUpTo = (provider: Provider) => {
  const { files } = kindOf(provider)
  return files.length ? Math.min(FILE_AT_MOST, Math.max(...files.map(({ atMost }) => atMost))) : null
}

/** Who is writing, as the channel knows them: every id and the number, and through which page or number. */
export async function findCustomer(ctx: Ctx, id: string) {
  const conversation = await findWithWindow(ctx, id)
  const [reach, [channel]] = await Promise.all([
    reachOf(ctx, conversation),
    channels(ctx, ctx.all.Integration, sql`where i.id = ${conversation.integrationId}`),
  ])
  return {
    conversationId: conversation.id,
    name: conversation.externalUserName,
    ...reach,
    channel: channel ?? null,
    since: conversation.createdAt,
  }
}

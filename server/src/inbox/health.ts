import type { Access } from '@steward/contract/inbox/integrations.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine, type JobWork } from '../platform/jobs.ts'
import { type Ctx, type Platform, perform } from '../platform/work.ts'
import { accountOf, type Channel, findChannel, mayAnswer, tellAgents } from './channel.ts'
import type { Checkup } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { ChannelFailure } from './verdict.ts'

const CHECKS = 6

/** Job: asks the other side whether the channel works, and lets what waited for it go on. */
export async function checkHealth(work: JobWork, { integrationId }: { integrationId: string }) {
  const channel = await work.look(ctx => findChannel(ctx, integrationId))
  if (!channel) return
  const checked = await check(work.platform, channel)
  await work.perform(ctx => noteHealth(ctx, channel, checked))
  // The other side was away: that says nothing about the channel, so it is asked again.
  if (isFailure(checked) && checked.kind === 'retry' && work.attempt < CHECKS) throw new Error(checked.sentence)
}

type Checked = Checkup | ChannelFailure
const isFailure = (checked: Checked) => checked instanceof ChannelFailure

async function check(platform: Platform, channel: Channel): Promise<Checked> {
  try {
    return await kindOf(channel.provider).check(accountOf(platform, channel))
  } catch (failure) {
    if (failure instanceof ChannelFailure) return failure
    throw failure
  }
}

async function noteHealth(ctx: Ctx, channel: Channel, checked: Checked) {
  const failure: Pick<ChannelFailure, 'kind' | 'sentence'> | undefined = isFailure(checked) ? checked : checked.problem
  const access = isFailure(checked) ? undefined : checked.access
  const health = !failure ? 'ok' : needsPerson(failure.kind) ? 'reconnect' : 'failing'
  // Of the token that was checked: a newer one has a check of its own.
  const noted = await ctx.write.note(
    'Integration',
    { id: channel.id, accessToken: channel.accessToken },
    {
      health,
      healthNote: failure?.sentence ?? null,
      checkedAt: ctx.now,
      ...(access && { access }),
      ...(!failure && { heldUntil: null, workedAt: ctx.now }),
      ...(!isFailure(checked) && !channel.name && { name: checked.name.slice(0, 200) }),
    },
  )
  if (noted === 0) return
  if (health !== channel.health) ctx.record('integration.checked', { integration: channel.id }, { health })
  tellAgents(ctx, channel.id, channel, { ...channel, health })
  if (access) await warnOfEnd(ctx, channel, access)
  if (failure) return
  await wakeQueue(ctx, channel)
  // A new token makes a channel that was lost one that is not checked yet.
  const wasAway = channel.health === 'reconnect' || channel.health === 'unchecked'
  if (kindOf(channel.provider).history)
    ctx.later('compare-if-due', { integrationId: channel.id, wasAway }, 'in passing')
  if (kindOf(channel.provider).templates) ctx.later('read-templates', { integrationId: channel.id }, 'in passing')
}

const WARNED_MS = 7 * 24 * 3_600_000

/** A week before a token ends administrators hear of it, once. */
async function warnOfEnd(ctx: Ctx, { id, accessToken }: Channel, { endsAt, dataEndsAt }: Access) {
  const [first] = [endsAt, dataEndsAt].filter(instant => typeof instant === 'string').sort()
  if (!first || Date.parse(first) - ctx.now.getTime() > WARNED_MS) return
  const warned = await ctx.write.note('Integration', { id, accessToken, warnedAt: null }, { warnedAt: ctx.now })
  if (warned > 0) ctx.record('integration.ending', { integration: id }, { endsAt: first })
}

/** Job: has every channel of Meta's checked, each in its own company. */
export async function checkChannels({ platform, look }: JobWork): Promise<void> {
  const channels = await look(ctx =>
    ctx.query<{ id: string; companyId: string }>(
      sql`select i.id as "id", i.company_id as "companyId" from ${ctx.everywhere.Integration} i
          where i.is_active = ${true} and i.deleted_at is null and i.provider <> 'webchat'`,
    ),
  )
  for (const { id, companyId } of channels) {
    const actor = await companyMachine(platform, companyId)
    await perform(platform, { actor }, async ctx => ctx.later('check-integration', { integrationId: id }))
  }
}

const needsPerson = (kind: string) => kind === 'reconnect' || kind === 'rejected'

/** The channel stopped working while it was used: administrators hear of it, messages wait. */
export async function loseChannel(
  ctx: Ctx,
  channel: Pick<Channel, 'id' | 'accessToken' | 'isActive'>,
  sentence: string,
) {
  const lost = await ctx.write.note(
    'Integration',
    { id: channel.id, accessToken: channel.accessToken, health: ['ok', 'unchecked', 'failing'] },
    { health: 'reconnect', healthNote: sentence, checkedAt: ctx.now },
  )
  if (lost === 0) return
  ctx.record('integration.lost', { integration: channel.id }, { reason: sentence })
  tellAgents(ctx, channel.id, { ...channel, health: 'ok' }, { ...channel, health: 'reconnect' })
}

async function wakeQueue(ctx: Ctx, channel: Channel) {
  if (!mayAnswer({ ...channel, health: 'ok' })) return
  const waiting = await ctx.query<{ conversationId: string }>(
    sql`select distinct m.conversation_id as "conversationId" from ${ctx.all.SocialMessage} m
        where m.status = 'Queued' and m.integration_id = ${channel.id}`,
  )
  for (const { conversationId } of waiting) ctx.later('send-queued', { conversationId })
}

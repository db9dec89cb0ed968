import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Ctx } from '../platform/work.ts'
import { type Channel, findChannel, graphOf, mayAnswer, openToken } from './channel.ts'
import { type CheckedIntegration, checkIntegration } from './meta/check.ts'
import { GraphError } from './meta/graph.ts'

const CHECKS = 6

/** Job: asks Meta whether the channel works, and lets what waited for it go on. */
export async function checkHealth(work: JobWork, { integrationId }: { integrationId: string }) {
  const channel = await work.look(ctx => findChannel(ctx, integrationId))
  if (!channel) return
  const { env, box } = work.platform
  const checked = await resultOf(async () =>
    checkIntegration(graphOf(env), { ...channel, token: openToken(box, channel) }),
  )
  await work.perform(ctx => noteHealth(ctx, channel, checked))
  // Meta was away: that says nothing about the channel, so it is asked again.
  if (!checked.ok && checked.kind === 'retry' && work.attempt < CHECKS) throw new Error(checked.sentence)
}

async function resultOf(check: () => Promise<CheckedIntegration>): Promise<CheckedIntegration> {
  try {
    return await check()
  } catch (failure) {
    if (!(failure instanceof GraphError)) throw failure
    return { ok: false, kind: failure.kind, sentence: failure.sentence }
  }
}

async function noteHealth(ctx: Ctx, channel: Channel, checked: CheckedIntegration) {
  const health = checked.ok ? 'ok' : needsPerson(checked.kind) ? 'reconnect' : 'failing'
  // Of the token that was checked: a newer one has a check of its own.
  const noted = await ctx.write.change(
    'Integration',
    { id: channel.id, accessToken: channel.accessToken },
    {
      health,
      healthNote: checked.ok ? null : checked.sentence,
      checkedAt: ctx.now,
      ...(checked.ok && { heldUntil: null }),
      ...(checked.ok && !channel.name && { name: checked.name.slice(0, 200) }),
    },
  )
  if (noted === 0) return
  if (health !== channel.health) ctx.record('integration.checked', { integration: channel.id }, { health })
  if (checked.ok) await wakeQueue(ctx, channel)
}

const needsPerson = (kind: string) => kind === 'reconnect' || kind === 'rejected'

/** The channel stopped working while it was used: administrators hear of it, messages wait. */
export async function loseChannel(ctx: Ctx, channel: Pick<Channel, 'id' | 'accessToken'>, sentence: string) {
  const lost = await ctx.write.change(
    'Integration',
    { id: channel.id, accessToken: channel.accessToken, health: ['ok', 'unchecked', 'failing'] },
    { health: 'reconnect', healthNote: sentence, checkedAt: ctx.now },
  )
  if (lost > 0) ctx.record('integration.lost', { integration: channel.id }, { reason: sentence })
}

async function wakeQueue(ctx: Ctx, channel: Channel) {
  if (!mayAnswer({ ...channel, health: 'ok' })) return
  const waiting = await ctx.query<{ conversationId: string }>(
    sql`select distinct m.conversation_id as "conversationId" from ${ctx.all.SocialMessage} m
        where m.status = 'Queued' and m.integration_id = ${channel.id}`,
  )
  for (const { conversationId } of waiting) ctx.later('send-queued', { conversationId })
}

import { type Sql, sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import type { Ctx } from '../platform/work.ts'
import { accountOf, findChannel, mayAnswer } from './channel.ts'
import { kindOf } from './channels.ts'
import { amongPartsOf } from './parts.ts'
import { ChannelFailure } from './verdict.ts'

const TRIES = 3

/** Job: lets the customer see that somebody has read what they wrote last. A courtesy: where it does not get through, nothing is lost. */
export async function markSeen(work: JobWork, { conversationId }: { conversationId: string }) {
  const last = await work.look(async ctx => lastOfCustomer(ctx, await amongPartsOf(ctx, conversationId)))
  const channel = last && (await work.look(ctx => findChannel(ctx, last.integrationId)))
  if (!channel || !mayAnswer(channel)) return
  try {
    await kindOf(channel.provider).markSeen?.(accountOf(work.platform, channel), last)
  } catch (failure) {
    if (!(failure instanceof ChannelFailure)) throw failure
    if (failure.kind === 'retry' && work.attempt < TRIES) throw failure
  }
}

/** What the customer wrote last in these conversations, as the channel knows it. */
export async function lastOfCustomer(ctx: Ctx, those: Sql) {
  const [last] = await ctx.query<{ integrationId: string; to: string; externalMessageId: string }>(
    sql`select m.integration_id as "integrationId", s.external_user_id as "to", m.external_message_id as "externalMessageId"
        from ${ctx.all.SocialMessage} m join ${ctx.all.SocialConversation} s on s.id = m.conversation_id
        where m.conversation_id ${those} and m.sender_type = 'customer'
        order by m.created_at desc, m.id desc limit 1`,
  )
  return last
}

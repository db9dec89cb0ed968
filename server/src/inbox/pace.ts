import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import type { Pace } from './channel-kind.ts'
import { kindOf } from './channels.ts'

/** How long the next message has to wait, in milliseconds, so that the channel does not refuse it for coming too fast. */
export function waitForTurn(sentAt: readonly number[], now: number, { burst, everyMs }: Pace): number {
  let [debt, at] = [0, now]
  for (const moment of sentAt.toSorted((a, b) => a - b)) {
    debt = Math.max(0, debt - Math.max(0, moment - at) / everyMs) + 1
    at = moment
  }
  const left = Math.max(0, debt - Math.max(0, now - at) / everyMs)
  return Math.max(0, Math.ceil((left + 1 - burst) * everyMs))
}

/** The same for a conversation, by what left in it. */
export async function paceOf(ctx: Ctx, provider: Provider, conversationId: string): Promise<number> {
  const { pace } = kindOf(provider)
  if (!pace) return 0
  const since = new Date(ctx.now.getTime() - 2 * pace.burst * pace.everyMs)
  const sent = await ctx.query<{ at: string }>(
    sql`select m.created_at as "at" from ${ctx.all.SocialMessage} m
        where m.conversation_id = ${conversationId} and m.created_at > ${since} and m.sender_type = 'agent'
        and m.status in ('Sent', 'Delivered', 'Read') order by m.created_at desc limit ${2 * pace.burst}`,
  )
  return waitForTurn(
    sent.map(({ at }) => Date.parse(at)),
    ctx.now.getTime(),
    pace,
  )
}

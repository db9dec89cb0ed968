import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { accountOf, findChannel, mayAnswer } from './channel.ts'
import { kindOf } from './channels.ts'
import type { findWithWindow } from './conversations.ts'
import { lastOfCustomer } from './seen.ts'
import { ChannelFailure } from './verdict.ts'

// Channels show it for 20 to 25 seconds.
const LASTS_MS = 18_000
const MOST_KNOWN = 2_000
const shownAt = new Map<string, number>()

/**
 * Lets the customer see that somebody is answering, as often as the channel needs to hear it. A courtesy beside the request: nobody
 * waits for it, and where it does not get through nothing is lost.
 */
export async function showTyping(ctx: Ctx, conversation: Awaited<ReturnType<typeof findWithWindow>>): Promise<void> {
  // The customer sees it where they will be answered.
  const { through: id, platform, window } = conversation
  const { showTyping } = kindOf(platform)
  const now = Date.now()
  if (!showTyping || !window.isOpen || now - (shownAt.get(id) ?? 0) < LASTS_MS) return
  if (shownAt.size >= MOST_KNOWN) shownAt.clear()
  shownAt.set(id, now)
  try {
    const last = await lastOfCustomer(ctx, sql`= ${id}`)
    const channel = last && (await findChannel(ctx, last.integrationId))
    if (last?.externalMessageId && channel && mayAnswer(channel)) await showTyping(accountOf(ctx, channel), last)
  } catch (failure) {
    ctx.log.debug({ err: failure }, 'A customer was not shown that somebody is writing')
    if (!(failure instanceof ChannelFailure)) shownAt.delete(id)
  }
}

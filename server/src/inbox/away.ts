import { isOpenAt, nextOpening } from '@steward/contract/inbox/open-hours.ts'
import { businessHoursOf } from '../company/company.ts'
import { sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { sayAutomatically } from './automatic.ts'
import { type Channel, mayAnswer } from './channel.ts'
import type { Thread } from './customers.ts'

const HOUR_MS = 3_600_000
// Told again to whoever writes so long after.
const ONCE_IN_MS = 12 * HOUR_MS
// Somebody who answers late in the evening is there.
const STILL_THERE_MS = HOUR_MS / 2
// What comes late was not written just now.
const JUST_NOW_MS = 10 * 60_000

/** Tells a customer who has just written outside business hours when they will be answered: once, until somebody does. */
export async function tellAway(ctx: Ctx, channel: Channel, thread: Thread, writtenAt: Date): Promise<void> {
  const { awayMessage } = channel
  if (!awayMessage || !mayAnswer(channel) || ctx.now.getTime() - writtenAt.getTime() > JUST_NOW_MS) return
  const hours = await businessHoursOf(ctx)
  const { timezone } = ctx.actor.company
  if (!hours || isOpenAt(hours, timezone, ctx.now) || (await wasTold(ctx, thread))) return

  const opening = nextOpening(hours, timezone, ctx.now)
  const customer = thread.externalUserName ?? ''
  const content = awayMessage
    .replaceAll('{customer}', customer)
    .replaceAll('{opening}', opening ? momentOf(ctx, opening) : '')
    .replaceAll(/ +([,.!?])/g, '$1')
    .trim()
  await sayAutomatically(ctx, channel.id, thread, { content })
}

// The conversation's row is locked by whoever stores a message, so of two messages at once the second finds what the first was told.
async function wasTold(ctx: Ctx, { id }: Thread): Promise<boolean> {
  const [last] = await ctx.query<{ automatic: boolean; createdAt: string }>(
    sql`select m.automatic as "automatic", m.created_at as "createdAt" from ${ctx.all.SocialMessage} m
        where m.conversation_id = ${id} and m.sender_type = 'agent' and m.status <> 'Failed' order by m.created_at desc, m.id desc limit 1`,
  )
  const ago = last ? ctx.now.getTime() - Date.parse(last.createdAt) : Number.POSITIVE_INFINITY
  return ago < (last?.automatic ? ONCE_IN_MS : STILL_THERE_MS)
}

const momentOf = ({ actor: { company } }: Ctx, moment: Date) =>
  new Intl.DateTimeFormat(company.locale, {
    ...{ timeZone: company.timezone, weekday: 'long', hour: 'numeric', minute: '2-digit' },
  }).format(moment)

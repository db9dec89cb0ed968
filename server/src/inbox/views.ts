import type { InboxCounts } from '@steward/contract/inbox/conversations.ts'
import { countedUpTo } from '@steward/contract/inbox/counted-up-to.ts'
import { type Sql, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { isAwake, isClosing, isWaiting } from './conversations.ts'
import { unreadMentions } from './mentions.ts'

const BADGE_UP_TO = 100
const CLOSING_HOURS = 4
const isOpen = sql`s.status = 'Open' and ${isAwake}`

/** How many conversations each view holds: one statement, each part along an index and no further than people count. */
export async function countInbox(ctx: Ctx): Promise<InboxCounts> {
  const me = ctx.actor.employeeId ?? ''
  const upTo = (most: number, condition: Sql, joins = sql``) =>
    sql`(select count(*) from (select s.id from ${ctx.visible.SocialConversation} s ${joins} where ${condition} limit ${most}) x)`
  const isMine = sql`s.assigned_to = ${me}`
  const isNobodys = sql`s.assigned_to is null`
  const read = sql`left join ${ctx.all.ConversationRead} r on r.conversation_id = s.id and r.employee_id = ${me}`
  const isUnread = sql`(r.read_at is null or r.read_at < s.last_customer_at)`
  const called = sql`join ${unreadMentions(ctx)} u on u.conversation_id = s.id`
  const waitsAnyway = sql`${isOpen} and ${isWaiting} and (${isMine} or (${isNobodys} and ${isUnread}))`
  const waitsOnlyForThat = sql`case when ${waitsAnyway} then 0 else 1 end = 1`

  const [counts] = await ctx.query<InboxCounts & { nobodysUnread: number; calledTo: number } & Record<string, unknown>>(
    sql`select ${upTo(countedUpTo, sql`${isOpen} and ${isMine}`)} as "mine",
        ${upTo(countedUpTo, sql`${isOpen} and ${isNobodys}`)} as "unassigned",
        ${upTo(countedUpTo, isOpen)} as "all",
        ${upTo(countedUpTo, sql`${isOpen} and ${isWaiting}`)} as "waiting",
        ${upTo(countedUpTo, sql`${isOpen} and ${isWaiting} and ${isClosing(ctx, CLOSING_HOURS)}`)} as "closing",
        ${upTo(countedUpTo, sql`s.status = 'Open' and s.snoozed_until is not null`)} as "snoozed",
        ${upTo(countedUpTo, sql`s.status = 'Closed'`)} as "closed",
        ${upTo(countedUpTo, sql`s.status = 'Pending'`)} as "automated",
        ${upTo(countedUpTo, sql`s.id = u.conversation_id`, called)} as "mentions",
        ${upTo(BADGE_UP_TO, sql`${isOpen} and ${isWaiting} and ${isMine}`)} as "forYou",
        ${upTo(BADGE_UP_TO, waitsOnlyForThat, sql`${called} ${read}`)} as "calledTo",
        ${upTo(BADGE_UP_TO, sql`${isOpen} and ${isWaiting} and ${isNobodys} and ${isUnread}`, read)} as "nobodysUnread"`,
  )
  const { nobodysUnread, calledTo, ...views } = counts as NonNullable<typeof counts>
  return { ...views, forYou: views.forYou + nobodysUnread + calledTo }
}

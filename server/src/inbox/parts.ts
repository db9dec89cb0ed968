import type { ConversationPart } from '@steward/contract/inbox/conversations.ts'
import { joined, type Sql, sql } from '../platform/db/sql.ts'
import type { Ctx } from '../platform/work.ts'
import { replyWindow } from './reply-window.ts'

interface Row extends Record<string, unknown>, Omit<ConversationPart, 'mayReply' | 'replyUntil'> {
  wholeId: string
}

const listOf = (ids: string[]) =>
  joined(
    ids.map(id => sql`${id}`),
    ', ',
  )

/**
 * What merged conversations are made of, by the id of the whole: in which the customer wrote last comes first. One that is whole by
 * itself is not among them.
 */
export async function partsOf(ctx: Ctx, rows: { id: string; mergedParts: number }[]) {
  const wholes = rows.filter(({ mergedParts }) => mergedParts > 0).map(({ id }) => id)
  const parts = new Map<string, ConversationPart[]>()
  if (wholes.length === 0) return parts
  const ids = listOf(wholes)
  const found = await ctx.query<Row>(
    sql`select s.id as "id", coalesce(s.merged_into, s.id) as "wholeId", s.platform as "platform", s.integration_id as "integrationId",
        i.name as "channelName", s.external_user_name as "customerName", ${lastHeard(ctx)} as "lastCustomerAt"
        from ${ctx.all.SocialConversation} s left join ${ctx.all.Integration} i on i.id = s.integration_id
        where s.id in (${ids}) or s.merged_into in (${ids}) order by s.id`,
  )
  for (const { wholeId, ...part } of found) {
    const { isOpen, end } = replyWindow(ctx, part.platform, part.lastCustomerAt)
    const others = parts.get(wholeId) ?? []
    parts.set(wholeId, [...others, { ...part, mayReply: isOpen, replyUntil: isOpen ? end : null }])
  }
  for (const among of parts.values())
    among.sort((a, b) => ((a.lastCustomerAt ?? '') > (b.lastCustomerAt ?? '') ? -1 : 1))
  return parts
}

// What the whole says of its customer is said of all its parts, so its own is looked up.
const lastHeard = (ctx: Ctx): Sql =>
  sql`case when s.merged_into is null then ${lastHeardIn(ctx, sql`s.id`)} else s.last_customer_at end`

/** When the customer last wrote on the channel of one conversation, whatever was merged into it. */
export const lastHeardIn = (ctx: Ctx, id: Sql): Sql =>
  sql`(select m.created_at from ${ctx.all.SocialMessage} m where m.conversation_id = ${id} and m.sender_type = 'customer'
       order by m.created_at desc, m.id desc limit 1)`

/** Until when the customer can be answered on any of the channels. */
export function widestWindow(parts: ConversationPart[]): { isOpen: boolean; end: string | null } {
  const open = parts.filter(({ mayReply }) => mayReply)
  const ends = open.flatMap(({ replyUntil }) => replyUntil ?? [])
  return { isOpen: open.length > 0, end: ends.length < open.length ? null : (ends.sort().at(-1) ?? null) }
}

/** Compares with the ids of a conversation and of whatever was merged into it. */
export const among = ({ id, parts }: { id: string; parts: { id: string }[] }): Sql =>
  parts.length ? sql`in (${listOf(parts.map(({ id }) => id))})` : sql`= ${id}`

/** The same for whoever has only the id. */
export async function amongPartsOf(ctx: Ctx, id: string): Promise<Sql> {
  const parts = await ctx.query<{ id: string }>(
    sql`select s.id as "id" from ${ctx.all.SocialConversation} s where s.merged_into = ${id} order by s.id`,
  )
  return among({ id, parts: parts.length ? [{ id }, ...parts] : [] })
}

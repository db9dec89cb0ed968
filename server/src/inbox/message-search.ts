import type { conversations, MessageHit } from '@steward/contract/inbox/conversations.ts'
import { inThisOrder } from '../platform/db/scope.ts'
import { constant, every, joined, nothing, type Sql, sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { placesOf, soughtWords } from '../platform/words.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { saidIn } from './words.ts'

// A word that is used often stands among the newest; one that does not is rare enough for the index to name all who have it.
const NEWEST = 20_000
const FURTHER = 6
const MOST_OF_INDEX = 100_000
const RARE = NEWEST / 250
// Notes are read without an index, so there is an end to it.
const NEWEST_NOTES = 50_000
const AROUND = 60
const EXCERPT = 180

type Input = Pick<Received<typeof conversations>['search'], 'q' | 'limit' | 'cursor'>

interface Found extends Record<string, unknown> {
  id: string
}

/** Messages and notes that have all these words, or words that begin so, in conversations the actor may see; the newest first. */
export async function searchMessages(ctx: Ctx, { q, limit, cursor }: Input, newest = NEWEST) {
  const sought = soughtWords(ctx.actor.companyId ?? '', q)
  if (sought.length === 0) return { items: [], nextCursor: null }
  const [messages, notes] = await Promise.all([
    findMessages(ctx, sought, limit + 1, cursor, newest),
    findNotes(ctx, sought, limit + 1, cursor),
  ])
  const found = [...messages, ...notes].sort((a, b) => (a < b ? 1 : -1))
  const ids = found.slice(0, limit)
  return { items: await hitsOf(ctx, ids, q), nextCursor: found.length > limit ? (ids.at(-1) ?? null) : null }
}

async function findMessages(
  ctx: Ctx,
  sought: string[],
  limit: number,
  cursor: string | undefined,
  nearby: number,
): Promise<string[]> {
  const edge = await edgeOf(ctx, cursor, nearby)
  const ids = await readThrough(ctx, sought, cursor, edge, limit)
  if (!edge || ids.length === limit) return ids
  // Where somebody sees few conversations, a common word is read on for as far as the rest should take, and half as far again.
  const further = Math.ceil((1.5 * nearby * (limit - ids.length)) / ids.length)
  const isNear = further <= nearby * FURTHER
  const end = isNear ? await edgeOf(ctx, edge, further) : edge
  if (isNear) ids.push(...(await readThrough(ctx, sought, edge, end, limit - ids.length)))
  if (!end || ids.length === limit) return ids
  const telling = await tellingWords(ctx, sought, cursor, edge)
  return [...ids, ...(await readIndex(ctx, sought, telling, end, limit - ids.length))]
}

/** The id of the message so many before another, or before now; undefined where there are no more than that. */
async function edgeOf(ctx: Ctx, from: string | undefined, count: number): Promise<string | undefined> {
  const [edge] = await ctx.query<Found>(
    sql`select x.id as "id" from ${ctx.all.MessageWords} x ${from ? sql`where x.id < ${from}` : nothing}
        order by x.id desc limit 1 offset ${Math.max(count - 1, 0)}`,
  )
  return edge?.id
}

const between = (below: string | undefined, downTo: string | undefined) =>
  every([downTo !== undefined && sql`w.id >= ${downTo}`, below !== undefined && sql`w.id < ${below}`])

async function readThrough(
  ctx: Ctx,
  sought: string[],
  below: string | undefined,
  downTo: string | undefined,
  limit: number,
): Promise<string[]> {
  const found = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from ${ctx.all.MessageWords} w
        ${inVisible(ctx)}
        where ${every([between(below, downTo), hasAll(sought)])} order by w.id desc limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

async function readIndex(ctx: Ctx, sought: string[], telling: string[], below: string, limit: number) {
  // The inner limit keeps databases from walking through the messages in their order instead.
  const found = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from (
          select x.id, x.conversation_id, x.words from ${ctx.all.MessageWords} x
          where ${ctx.carries(sql`x.words`, telling)} and x.id < ${below} limit ${MOST_OF_INDEX}
        ) w ${inVisible(ctx)}
        where ${hasAll(sought)} order by w.id desc limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

// A word that is rare among the newest is rare at all: the index is asked for that one alone, since MySQL's takes long to say who else
// has a common one.
async function tellingWords(ctx: Ctx, sought: string[], below: string | undefined, downTo: string) {
  if (sought.length === 1) return sought
  const counts = sought.map(
    (word, at) => sql`sum(case when w.words like ${`% ${word}%`} then 1 else 0 end) as ${constant(`"${at}"`)}`,
  )
  const [row] = await ctx.query<Record<string, string | number | null>>(
    sql`select ${joined(counts, ', ')} from ${ctx.all.MessageWords} w where ${between(below, downTo)}`,
  )
  const byCount = sought.map((word, at) => ({ word, count: Number(row?.[at] ?? 0) })).sort((a, b) => a.count - b.count)
  const [rarest] = byCount
  return rarest && rarest.count < RARE ? [rarest.word] : sought
}

// Who may see the whole finds what was said in its parts.
const inVisible = (ctx: Ctx) =>
  sql`join ${ctx.all.SocialConversation} p on p.id = w.conversation_id
      join ${ctx.visible.SocialConversation} s on s.id = coalesce(p.merged_into, p.id)`

const hasAll = (sought: string[]) => every(sought.map(word => sql`w.words like ${`% ${word}%`}`))

async function findNotes(ctx: Ctx, sought: string[], limit: number, cursor: string | undefined): Promise<string[]> {
  const [edge] = await ctx.query<Found>(
    sql`select x.id as "id" from ${ctx.all.ConversationNote} x order by x.id desc limit 1 offset ${NEWEST_NOTES - 1}`,
  )
  const found = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from ${ctx.visible.ConversationNote} w
        ${inVisible(ctx)}
        where ${every([between(cursor, edge?.id), hasAll(sought)])}
        order by w.id desc limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

interface Row extends Record<string, unknown> {
  id: string
  conversationId: string
  platform: MessageHit['platform']
  externalUserName: string | null
  externalUserId: string
  sender: 'customer' | 'agent' | null
  authorName: string | null
  content: string
  attachments: unknown
  createdAt: string
}

async function hitsOf(ctx: Ctx, ids: string[], q: string): Promise<MessageHit[]> {
  if (ids.length === 0) return []
  const among = joined(
    ids.map(id => sql`${id}`),
    ', ',
  )
  const thread = sql`s.id as "conversationId", p.platform as "platform", s.external_user_name as "externalUserName",
                     s.external_user_id as "externalUserId"`
  const read = (own: Sql, from: Sql, author: Sql) =>
    ctx.query<Row>(
      sql`select w.id as "id", w.content as "content", w.created_at as "createdAt", e.name as "authorName", ${own}, ${thread}
          from ${from} w ${inVisible(ctx)}
          left join ${ctx.all.Employee} e on e.id = ${author} where w.id in (${among})`,
    )
  const [messages, notes] = await Promise.all([
    read(sql`w.sender_type as "sender", w.attachments as "attachments"`, ctx.visible.SocialMessage, sql`w.sender_id`),
    read(sql`null as "sender", null as "attachments"`, ctx.visible.ConversationNote, sql`w.author_id`),
  ])
  const byId = new Map([...messages, ...notes].map(row => [row.id, row]))
  const hits = ids.flatMap(id => {
    const row = byId.get(id)
    return row ? [present(row, q)] : []
  })
  // An answer has its id from when it was written, and its time from when it left.
  return hits.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

function present(
  { sender, attachments, content, externalUserName, externalUserId, ...row }: Row,
  q: string,
): MessageHit {
  const text = saidIn({ content, attachments: (attachments ?? []) as StoredAttachment[] })
  return {
    id: row.id,
    by: sender ?? 'note',
    authorName: row.authorName,
    conversationId: row.conversationId,
    platform: row.platform,
    customerName: externalUserName ?? externalUserId,
    createdAt: row.createdAt,
    ...excerptOf(text, q),
  }
}

/** So much of a text, on one line, that the first place found stands in it. */
export function excerptOf(whole: string, q: string): Pick<MessageHit, 'excerpt' | 'marks'> {
  const text = whole.replace(/\s/g, ' ')
  const first = placesOf(text, q)[0]?.[0] ?? 0
  const from = first <= AROUND ? 0 : text.indexOf(' ', first - AROUND) + 1 || first
  const cut = text.slice(Math.min(from, first), Math.min(from, first) + EXCERPT).toWellFormed()
  const [lead, tail] = [from > 0 ? '… ' : '', text.length > from + EXCERPT ? '…' : '']
  const excerpt = `${lead}${cut.trim()}${tail}`
  return { excerpt, marks: placesOf(excerpt, q) }
}

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
  const [edge] = await ctx.query<Found>(
    sql`select x.id as "id" from ${ctx.all.MessageWords} x ${whereBefore(cursor)} order by x.id desc limit 1 offset ${nearby}`,
  )
  const newest = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from ${ctx.all.MessageWords} w
        join ${ctx.visible.SocialConversation} s on s.id = w.conversation_id
        where ${every([edge && sql`w.id > ${edge.id}`, before(cursor), hasAll(sought)])}
        order by w.id desc limit ${limit}`,
  )
  const ids = newest.map(({ id }) => id)
  if (!edge || ids.length === limit) return ids
  const telling = await tellingWords(ctx, sought, edge.id)
  // The inner limit keeps databases from walking through the messages in their order instead.
  const older = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from (
          select x.id, x.conversation_id, x.words from ${ctx.all.MessageWords} x
          where ${ctx.carries(sql`x.words`, telling)} and x.id <= ${edge.id} limit ${MOST_OF_INDEX}
        ) w join ${ctx.visible.SocialConversation} s on s.id = w.conversation_id
        where ${hasAll(sought)} order by w.id desc limit ${limit - ids.length}`,
  )
  return [...ids, ...older.map(({ id }) => id)]
}

// A word that is rare among the newest is rare at all: the index is asked for that one alone, since MySQL's takes long to say who else
// has a common one.
async function tellingWords(ctx: Ctx, sought: string[], edge: string): Promise<string[]> {
  if (sought.length === 1) return sought
  const counts = sought.map(
    (word, at) => sql`sum(case when w.words like ${`% ${word}%`} then 1 else 0 end) as ${constant(`"${at}"`)}`,
  )
  const [row] = await ctx.query<Record<string, string | number | null>>(
    sql`select ${joined(counts, ', ')} from ${ctx.all.MessageWords} w where w.id > ${edge}`,
  )
  const byCount = sought.map((word, at) => ({ word, count: Number(row?.[at] ?? 0) })).sort((a, b) => a.count - b.count)
  const [rarest] = byCount
  return rarest && rarest.count < RARE ? [rarest.word] : sought
}

const whereBefore = (cursor: string | undefined) => (cursor ? sql`where x.id < ${cursor}` : nothing)

const before = (cursor: string | undefined) => (cursor ? sql`w.id < ${cursor}` : undefined)

const hasAll = (sought: string[]) => every(sought.map(word => sql`w.words like ${`% ${word}%`}`))

async function findNotes(ctx: Ctx, sought: string[], limit: number, cursor: string | undefined): Promise<string[]> {
  const [edge] = await ctx.query<Found>(
    sql`select x.id as "id" from ${ctx.all.ConversationNote} x order by x.id desc limit 1 offset ${NEWEST_NOTES}`,
  )
  const found = await ctx.query<Found>(
    sql`select ${inThisOrder} w.id as "id" from ${ctx.visible.ConversationNote} w
        join ${ctx.visible.SocialConversation} s on s.id = w.conversation_id
        where ${every([edge && sql`w.id > ${edge.id}`, before(cursor), hasAll(sought)])}
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
  const thread = sql`s.id as "conversationId", s.platform as "platform", s.external_user_name as "externalUserName",
                     s.external_user_id as "externalUserId"`
  const read = (own: Sql, from: Sql, author: Sql) =>
    ctx.query<Row>(
      sql`select w.id as "id", w.content as "content", w.created_at as "createdAt", e.name as "authorName", ${own}, ${thread}
          from ${from} w join ${ctx.visible.SocialConversation} s on s.id = w.conversation_id
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

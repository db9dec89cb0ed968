import type { cannedReplies } from '@steward/contract/inbox/canned-replies.ts'
import { difference, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { every, folded, literally, nothing, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { keptWords, soughtWords } from '../platform/words.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof cannedReplies>

const columns = pick('CannedReply', 'r', 'id', 'ownerId', 'name', 'content', 'createdAt', 'updatedAt', 'version')
type Row = NonNullable<(typeof columns)['row']>

const present = ({ ownerId, ...reply }: Row) => ({ ...reply, isShared: ownerId === null })

export async function listCannedReplies(ctx: Ctx, { q, ...input }: Input['list']) {
  const plan = {
    noun: 'CannedReply',
    alias: 'r',
    columns,
    where: carrying(ctx, q),
    sort: 'name',
    isSearch: Boolean(q),
  } as const
  const page = await listPage(ctx, plan, input)
  return { ...page, items: page.items.map(present) }
}

// Parts of words in its name and its beginning; further down, how words begin.
const carrying = (ctx: Ctx, q = '') =>
  folded(q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map(part => {
      const further = soughtWords(ctx.actor.companyId ?? '', part).map(word => sql`r.words like ${`% ${word}%`}`)
      return sql`(r.search like ${`%${literally(part)}%`}${further.length ? sql` or (${every(further)})` : nothing})`
    })

const wordsIn = (ctx: Ctx, { name, content }: { name: string; content: string }) => ({
  search: folded(name, content),
  words: keptWords(ctx.actor.companyId ?? '', `${name}\n${content}`),
})

async function find(ctx: Ctx, id: string, from = ctx.visible.CannedReply): Promise<Row> {
  const reply = await ctx.row(columns, sql`from ${from} r where r.id = ${id}`)
  if (!reply) throw new Refusal('NOT_FOUND')
  return reply
}

const findCannedReply = async (ctx: Ctx, id: string) => present(await find(ctx, id))

/** One that the actor may change: their own, and shared ones with the right to manage the inbox. */
async function findChangeable(ctx: Ctx, id: string) {
  const reply = await find(ctx, id)
  if (reply.ownerId === null) mayShare(ctx)
  return reply
}

function mayShare(ctx: Ctx) {
  if (!ctx.actor.may('can_manage_inbox')) throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_manage_inbox' } })
}

// What has no owner is everybody's: only an employee can keep one for themselves.
function ownerOf(ctx: Ctx, isShared: boolean) {
  if (isShared || !ctx.actor.employeeId) mayShare(ctx)
  return isShared ? null : ctx.actor.employeeId
}

export async function createCannedReply(ctx: Ctx, { name, content, isShared }: Input['create']) {
  const ownerId = ownerOf(ctx, isShared)
  const id = await ctx.write.insert('CannedReply', { name, content, ownerId, ...wordsIn(ctx, { name, content }) })
  ctx.record('canned_reply.created', { canned_reply: id }, { name }, ownerId)
  return findCannedReply(ctx, id)
}

export async function changeCannedReply(ctx: Ctx, { id, isShared, ...changes }: Input['change']) {
  const before = await findChangeable(ctx, id)
  const after = { ...before, ...changes }
  const ownerId = isShared === undefined ? before.ownerId : ownerOf(ctx, isShared)
  await revise(ctx, 'CannedReply', before, { ...changes, ownerId, ...wordsIn(ctx, after) })
  // Words for customers stand in no fact; that they were changed does.
  const { content, ...named } = difference(present(before), { ...changes, isShared })
  ctx.record('canned_reply.changed', { canned_reply: id }, { changed: named, reworded: content !== undefined }, ownerId)
  return findCannedReply(ctx, id)
}

export async function removeCannedReply(ctx: Ctx, id: string) {
  const reply = await findChangeable(ctx, id)
  await markDeleted(ctx, 'CannedReply', reply)
  ctx.record('canned_reply.removed', { canned_reply: id }, { name: reply.name }, reply.ownerId)
}

export async function restoreCannedReply(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'CannedReply', id)
  const { name, ownerId } = await findChangeable(ctx, id)
  ctx.record('canned_reply.restored', { canned_reply: id }, { name }, ownerId)
  return findCannedReply(ctx, id)
}

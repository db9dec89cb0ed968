import type { notes } from '@steward/contract/inbox/notes.ts'
import { markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { joined, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import { keptWords } from '../platform/words.ts'
import type { Ctx } from '../platform/work.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import { type Colleague, colleaguesAt, findCalled, setMentions } from './mentions.ts'
import { among } from './parts.ts'

type Input = Received<typeof notes>

// Notes are a table of their own, and nothing that sends or answers outside may import this file (see .dependency-cruiser.cjs).
const columns = pick(
  'ConversationNote',
  'n',
  'id',
  'conversationId',
  'authorId',
  'content',
  'editedAt',
  'createdAt',
  'updatedAt',
  'version',
).with('Employee', 'e', 'name', 'authorName')
const joins = (ctx: Ctx) => sql`left join ${ctx.all.Employee} e on e.id = n.author_id`
type Row = NonNullable<(typeof columns)['row']>

export async function listNotes(ctx: Ctx, { id, ...input }: Input['list']) {
  const conversation = await findConversation(ctx, id)
  const where = [sql`n.conversation_id ${among(conversation)}`]
  const page = await listPage(
    ctx,
    { noun: 'ConversationNote', alias: 'n', columns, joins: joins(ctx), where, sort: '-createdAt' },
    input,
  )
  return { ...page, items: await withMentions(ctx, page.items) }
}

export async function listColleagues(ctx: Ctx, id: string) {
  const { assignedTo } = await findConversation(ctx, id)
  return { items: await colleaguesAt(ctx, assignedTo) }
}

async function withMentions(ctx: Ctx, rows: Row[]) {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => sql`${id}`)
  const found = await ctx.query<Colleague & { noteId: string } & Record<string, unknown>>(
    sql`select x.note_id as "noteId", e.id as "id", e.name as "name" from ${ctx.all.NoteMention} x
        join ${ctx.all.Employee} e on e.id = x.employee_id where x.note_id in (${joined(ids, ', ')}) order by e.name, e.id`,
  )
  return rows.map(row => ({
    ...row,
    mentions: found.filter(({ noteId }) => noteId === row.id).map(({ id, name }) => ({ id, name })),
  }))
}

async function find(ctx: Ctx, id: string, from = ctx.visible.ConversationNote) {
  const note = await ctx.row(columns, sql`from ${from} n ${joins(ctx)} where n.id = ${id}`)
  if (!note) throw new Refusal('NOT_FOUND')
  const conversation = await findConversation(ctx, note.conversationId)
  return { note, conversation }
}

const wordsOf = (ctx: Ctx, content: string) => keptWords(ctx.actor.companyId ?? '', content)

/** What somebody wrote is theirs to change and to delete. */
async function findOwn(ctx: Ctx, id: string, from = ctx.visible.ConversationNote) {
  const found = await find(ctx, id, from)
  const { authorId } = found.note
  if (authorId === null || authorId !== ctx.actor.employeeId) throw new Refusal('NOTE_OF_ANOTHER')
  return found
}

async function findNote(ctx: Ctx, id: string) {
  const { note } = await find(ctx, id)
  const [whole] = await withMentions(ctx, [note])
  return whole as NonNullable<typeof whole>
}

export async function writeNote(ctx: Ctx, { id: given, content, mentions = [] }: Input['write']) {
  const conversation = await findConversation(ctx, given)
  const { id: conversationId } = conversation
  const called = await findCalled(ctx, conversation.assignedTo, mentions)
  const note = { conversationId, authorId: ctx.actor.employeeId, content, words: wordsOf(ctx, content) }
  const id = await ctx.write.insert('ConversationNote', note)
  await setMentions(ctx, { id, conversationId }, called)
  record(ctx, 'note.written', id, conversation)
  return findNote(ctx, id)
}

export async function changeNote(ctx: Ctx, { id, content, mentions = [] }: Input['change']) {
  const { note, conversation } = await findOwn(ctx, id)
  const called = await findCalled(ctx, conversation.assignedTo, mentions)
  await revise(ctx, 'ConversationNote', note, { content, words: wordsOf(ctx, content), editedAt: ctx.now })
  await setMentions(ctx, { id, conversationId: conversation.id }, called)
  record(ctx, 'note.changed', id, conversation)
  return findNote(ctx, id)
}

export async function removeNote(ctx: Ctx, id: string) {
  const { note, conversation } = await findOwn(ctx, id)
  await markDeleted(ctx, 'ConversationNote', note)
  record(ctx, 'note.removed', id, conversation)
}

export async function restoreNote(ctx: Ctx, id: string) {
  const { conversation } = await findOwn(ctx, id, ctx.all.ConversationNote)
  await unmarkDeleted(ctx, 'ConversationNote', id)
  record(ctx, 'note.restored', id, conversation)
  return findNote(ctx, id)
}

type About = Parameters<typeof aboutConversation>[0] & { assignedTo: string | null }

const record = (ctx: Ctx, type: string, note: string, conversation: About) =>
  ctx.record(type, { note, ...aboutConversation(conversation) }, {}, conversation.assignedTo)

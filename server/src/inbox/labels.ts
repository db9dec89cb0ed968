import type { LabelMark, labels } from '@steward/contract/inbox/labels.ts'
import { difference, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, joined, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof labels>

const columns = pick('Label', 'l', 'id', 'name', 'colour', 'createdAt', 'updatedAt', 'version')

export const listLabels = (ctx: Ctx, input: Input['list']) =>
  listPage(ctx, { noun: 'Label', alias: 'l', columns, sort: 'name' }, input)

export async function findLabel(ctx: Ctx, id: string) {
  const label = await ctx.row(columns, sql`from ${ctx.visible.Label} l where l.id = ${id}`)
  if (!label) throw new Refusal('NOT_FOUND')
  return label
}

export async function createLabel(ctx: Ctx, { name, colour }: Input['create']) {
  const id = await ctx.write.insert('Label', { name, colour, search: folded(name) })
  ctx.record('label.created', { label: id }, { name })
  return findLabel(ctx, id)
}

export async function changeLabel(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findLabel(ctx, id)
  await revise(ctx, 'Label', before, { ...changes, search: folded(changes.name ?? before.name) })
  ctx.record('label.changed', { label: id }, { changed: difference(before, changes) })
  return findLabel(ctx, id)
}

/** Conversations keep theirs underneath, so that it is theirs again should it come back. */
export async function removeLabel(ctx: Ctx, id: string) {
  const label = await findLabel(ctx, id)
  await revise(ctx, 'Label', label, { deletedAt: ctx.now, live: null })
  ctx.record('label.removed', { label: id }, { name: label.name })
}

export async function restoreLabel(ctx: Ctx, id: string) {
  if ((await ctx.write.restore('Label', id)) === 0) throw new Refusal('NOT_FOUND')
  await ctx.write.change('Label', { id }, { live: 1 })
  const label = await findLabel(ctx, id)
  ctx.record('label.restored', { label: id }, { name: label.name })
  return label
}

/** The labels of several conversations, by name. */
export async function labelsOf(ctx: Ctx, conversationIds: string[]): Promise<Map<string, LabelMark[]>> {
  const found = new Map<string, LabelMark[]>()
  if (conversationIds.length === 0) return found
  const list = joined(
    conversationIds.map(id => sql`${id}`),
    ', ',
  )
  const rows = await ctx.rows(
    pick('Label', 'l', 'id', 'name', 'colour').with('ConversationLabel', 'y', 'conversationId', 'conversationId'),
    sql`from ${ctx.all.ConversationLabel} y join ${ctx.visible.Label} l on l.id = y.label_id
        where y.conversation_id in (${list}) order by l.name, l.id`,
  )
  for (const { conversationId, ...label } of rows) {
    const id = conversationId as string
    found.set(id, [...(found.get(id) ?? []), label])
  }
  return found
}

/** Conversations that carry a label, for `in`; none for one that was deleted. */
export const labelledWith = (ctx: Ctx, labelId: string) =>
  sql`(select y.conversation_id from ${ctx.all.ConversationLabel} y join ${ctx.visible.Label} l on l.id = y.label_id
       where y.label_id = ${labelId})`

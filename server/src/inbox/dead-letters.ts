import type { deadLetters } from '@steward/contract/inbox/dead-letters.ts'
import { needsAlso } from '../finance/period-reports.ts'
import { pick } from '../platform/db/reader.ts'
import { nothing, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { jsonOf } from './clean.ts'

type Input = Received<typeof deadLetters>

interface Letter {
  integrationId: string
  eventId: string
  item: number
  reason: string
  /** What it says, as JSON. */
  body: string
  status: 'waiting' | 'failed' | 'unknown'
}

const LONGEST_BODY = 20_000

/** Keeps what could not be worked, or what became of it when it was tried again; says whether it is new. */
export async function keepLetter(ctx: Ctx, { reason, body, status, ...which }: Letter) {
  const words = reason.slice(0, 1000).toWellFormed()
  const isNew = await ctx.write.insertNew('DeadLetter', {
    ...{ ...which, reason: words, status, isUnknown: status === 'unknown' },
    body: body.slice(0, LONGEST_BODY).toWellFormed().replaceAll('\0', ''),
  })
  // One that nobody knew is still that while it is tried again.
  const isUnknown = status === 'waiting' ? {} : { isUnknown: status === 'unknown' }
  if (!isNew) await ctx.write.change('DeadLetter', which, { reason: words, status, ...isUnknown })
  if (status !== 'waiting') ctx.record('integration.unread', { integration: which.integrationId }, { reason: words })
  return isNew
}

/** It was worked after all. */
export const forgetLetter = (ctx: Ctx, eventId: string, item: number) =>
  ctx.write.erase('DeadLetter', { eventId, item })

const columns = pick(
  'DeadLetter',
  'd',
  'id',
  'integrationId',
  'eventId',
  'item',
  'reason',
  'status',
  'createdAt',
  'updatedAt',
  'version',
)

const present = ({ eventId, item, ...letter }: NonNullable<(typeof columns)['row']>) => letter

export async function listLetters(ctx: Ctx, { integrationId, status, ...input }: Input['list']) {
  const page = await listPage(
    ctx,
    {
      noun: 'DeadLetter',
      alias: 'd',
      columns,
      where: [
        integrationId !== undefined && sql`d.integration_id = ${integrationId}`,
        status === 'aside' ? sql`d.status = 'Aside'` : sql`d.status in ('Waiting', 'Failed', 'Unknown')`,
      ],
      sort: '-createdAt',
    },
    input,
  )
  return { ...page, items: page.items.map(present) }
}

async function findRow(ctx: Ctx, id: string) {
  const letter = await ctx.row(columns, sql`from ${ctx.visible.DeadLetter} d where d.id = ${id}`)
  if (!letter) throw new Refusal('NOT_FOUND')
  return letter
}

/** One of them with what it says, for whoever may read every conversation. */
export async function findLetter(ctx: Ctx, id: string) {
  needsAlso(ctx, 'can_view_all_conversations')
  const letter = await findRow(ctx, id)
  const [kept] = await ctx.query<{ body: string }>(
    sql`select d.body as "body" from ${ctx.visible.DeadLetter} d where d.id = ${id}`,
  )
  return { ...present(letter), raw: indented(kept?.body ?? '') }
}

function indented(json: string): string {
  const value = jsonOf(json)
  return typeof value === 'string' ? json : JSON.stringify(value, null, 2)
}

/** Tries it again. Whoever is second finds it on its way already. */
export async function workLetter(ctx: Ctx, id: string) {
  await begin(ctx, await findRow(ctx, id))
  return present(await findRow(ctx, id))
}

async function begin(ctx: Ctx, { id, eventId, item }: { id: string; eventId: string; item: number }) {
  const which = { id, status: ['failed', 'unknown', 'aside'] as const }
  const begun = await ctx.write.change('DeadLetter', which, { status: 'waiting' })
  if (begun > 0) ctx.later('read-item-again', { eventId, at: item, tries: 0 })
  return begun
}

const AT_ONCE = 500

/** All that wait for a person, of one channel or of every one; says how many. */
export async function workLetters(ctx: Ctx, { integrationId }: Input['workAll']) {
  const letters = await ctx.query<{ id: string; eventId: string; item: number }>(
    sql`select d.id as "id", d.event_id as "eventId", d.item as "item" from ${ctx.visible.DeadLetter} d
        where d.status in ('Failed', 'Unknown') ${integrationId ? sql`and d.integration_id = ${integrationId}` : nothing}
        order by d.created_at limit ${AT_ONCE}`,
  )
  let begun = 0
  for (const letter of letters) begun += await begin(ctx, letter)
  return { begun }
}

/** Nobody needs it; it is kept for a month. */
export async function putAside(ctx: Ctx, id: string) {
  const moved = await ctx.write.change('DeadLetter', { id, status: ['failed', 'unknown'] }, { status: 'aside' })
  const letter = await findRow(ctx, id)
  if (moved === 0 && letter.status !== 'aside') throw new Refusal('CHANGED_MEANWHILE')
  return present(letter)
}

export async function takeBack(ctx: Ctx, id: string) {
  await ctx.write.change('DeadLetter', { id, status: 'aside', isUnknown: true }, { status: 'unknown' })
  await ctx.write.change('DeadLetter', { id, status: 'aside' }, { status: 'failed' })
  return present(await findRow(ctx, id))
}

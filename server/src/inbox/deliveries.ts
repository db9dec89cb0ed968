import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { type Actor, machineOf } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { type Ctx, perform } from '../platform/work.ts'
import { type Channel, findChannel } from './channel.ts'
import type { Incoming } from './incoming.ts'
import { parseMessengerEvent } from './messenger/parse.ts'
import { type Outcome, receiveItem } from './receive.ts'
import { parseWhatsAppEvent } from './whatsapp/parse.ts'

/** Keeps a delivery as its bytes came, with a job to read it; the same bytes are kept once. */
export async function keepDelivery(ctx: Ctx, bytes: Buffer): Promise<void> {
  const eventId = uuidv7()
  const isNew = await ctx.write.insertNew('WebhookEvent', {
    id: eventId,
    provider: 'meta',
    digest: createHash('sha256').update(bytes).digest('hex'),
    // No database keeps a NUL in text, and JSON has none outside of escapes.
    body: bytes.toString('utf8').replaceAll('\0', ''),
    status: 'stored',
    receivedAt: ctx.now,
  })
  if (isNew) ctx.later('read-delivery', { eventId })
}

/** Job: reads a delivery, each item by itself, so that a rotten one never holds up the rest. */
export async function readDelivery(work: JobWork, { eventId }: { eventId: string }) {
  const event = await work.look(ctx => findEvent(ctx, eventId))
  if (event?.status !== 'Stored') return
  const items = itemsIn(event.body, work.platform.env.META_APP_ID)
  if (typeof items === 'string') return work.perform(ctx => closeEvent(ctx, eventId, 'failed', items))

  const places = new Map<string, Place | undefined>()
  const counts: Record<string, number> = {}
  for (const [at, item] of items.entries()) {
    const outcome = await workItem(work, item, { eventId, at, tries: 0 }, places)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  await work.perform(ctx => closeEvent(ctx, eventId, 'worked', JSON.stringify(counts)))
}

interface Position {
  eventId: string
  /** Which item of the delivery. */
  at: number
  tries: number
}

/** Job: tries one item again whose message was not there yet, or that failed. */
export async function readItemAgain(work: JobWork, position: Position) {
  const { items } = await work.platform.database
    .run('select 1 as "one"', [])
    .then(async () => ({ items: await itemsOf(work, position.eventId) }))
  const item = items[position.at]
  const place = item?.accountId ? await placeOf(work, item) : undefined
  if (item && place) await inside(work, place, item, position)
}

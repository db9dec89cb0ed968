import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { type Actor, type CompanySettings, installation, machineOf } from '../platform/actor.ts'
import { pick } from '../platform/db/reader.ts'
import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { type Ctx, look, type Platform, perform } from '../platform/work.ts'
import { type Channel, channelColumns } from './channel.ts'
import { readDeliveryBody } from './channels.ts'
import { cleaned, jsonOf } from './clean.ts'
import { countFlow, type Flow } from './completeness.ts'
import { forgetLetter, keepLetter } from './dead-letters.ts'
import type { Incoming } from './incoming.ts'
import { receiveItem } from './receive.ts'
import type { Outcome } from './thread.ts'

/** Keeps a delivery as its bytes came, with a job to read it; the same bytes are kept once. */
export async function keepDelivery(ctx: Ctx, bytes: Buffer): Promise<void> {
  const id = uuidv7()
  const isNew = await ctx.write.insertNew('WebhookEvent', {
    id,
    provider: 'meta',
    digest: createHash('sha256').update(bytes).digest('hex'),
    // No database keeps a NUL in text, and JSON has none outside of escapes.
    body: bytes.toString('utf8').replaceAll('\0', ''),
    status: 'stored',
    receivedAt: ctx.now,
  })
  if (isNew) ctx.later('read-delivery', { eventId: id })
}

/** Which item of which delivery, and how often its message was not there yet. */
interface Position {
  [key: string]: string | number
  eventId: string
  at: number
  tries: number
}

/** Job: reads a delivery, each item by itself, so that a rotten one never holds up the rest. */
export async function readDelivery({ platform, end }: JobWork, { eventId }: { eventId: string }) {
  const event = await findEvent(platform, eventId)
  if (event?.status !== 'stored') return
  const body = jsonOf(event.body)
  if (typeof body === 'string') return end(ctx => closeEvent(ctx, eventId, 'failed', body))

  const { provider, items } = readDeliveryBody(body, platform.env)
  const findPlace = remembered((accountId, wabaId) => placeOf(platform, provider, accountId, wabaId))
  if (await workAlone({ end, eventId, items, findPlace })) return
  const counts: Record<string, number> = {}
  const came = new Map<Place, Flow>()
  for (const [at, item] of items.entries()) {
    const place = await findPlace(item.accountId, wabaOf(item))
    const outcome = await workItem(platform, item, { eventId, at, tries: 0 }, place)
    counts[outcome] = (counts[outcome] ?? 0) + 1
    if (place) came.set(place, added(came.get(place), outcome))
  }
  await end(ctx => closeEvent(ctx, eventId, 'worked', JSON.stringify(counts), came))
}

interface Delivered {
  end: JobWork['end']
  eventId: string
  items: Incoming[]
  findPlace: FindPlace
}

/** Nearly all deliveries hold one thing, which is worked and closed in one transaction. What fails so is worked as one of many is. */
async function workAlone({ end, eventId, items: [item, ...others], findPlace }: Delivered): Promise<boolean> {
  const place = item && others.length === 0 && (await findPlace(item.accountId, wabaOf(item)))
  if (!place) return false
  try {
    await end(async ctx => {
      const outcome = await receiveIn(ctx.as(place.actor), place, item, { eventId, at: 0, tries: 0 })
      const came = new Map([[place, added(undefined, outcome)]])
      await closeEvent(ctx, eventId, 'worked', JSON.stringify({ [outcome]: 1 }), came)
    })
    return true
  } catch {
    return false
  }
}

/** Job: tries one item again that came before its message, or that failed. */
export async function readItemAgain({ platform, attempt }: JobWork, position: Position) {
  const event = await findEvent(platform, position.eventId)
  const body = event && jsonOf(event.body)
  if (!body || typeof body === 'string') return
  const { provider, items } = readDeliveryBody(body, platform.env)
  const item = items[position.at]
  const place = item && (await placeOf(platform, provider, item.accountId, wabaOf(item)))
  if (!place) return
  try {
    await receiveAt(platform, place, item, position, true)
  } catch (error) {
    const isLast = attempt >= TRIES
    await perform(platform, { actor: place.actor }, ctx =>
      keepLetter(ctx, { ...letterOf(place, position, item, error), status: isLast ? 'failed' : 'waiting' }),
    )
    // From now on it waits for a person.
    if (!isLast) throw error
  }
}

const TRIES = 6

const letterOf = ({ channel }: Place, { eventId, at }: Position, item: Incoming, error: unknown) => ({
  body: JSON.stringify(cleaned(item)),
  ...{ integrationId: channel.id, eventId, item: at },
  reason: error instanceof Error ? error.message : String(error),
})

const added = ({ received, worked }: Flow = { received: 0, worked: 0 }, outcome: string): Flow => ({
  received: received + 1,
  worked: worked + (outcome === 'unknown' || outcome === 'failed' ? 0 : 1),
})

type FindPlace = (accountId: string | null, wabaId: string | undefined) => Promise<Place | undefined>

// What WhatsApp says of a business account names no number.
const wabaOf = (item: Incoming) => (item.kind === 'account_event' && !item.accountId ? item.wabaId : undefined)

async function workItem(
  platform: Platform,
  item: Incoming,
  position: Position,
  place: Place | undefined,
): Promise<Outcome | 'unknown' | 'failed'> {
  const { log } = platform
  if (!place) {
    const why = item.kind === 'ignored' ? item.why : 'no channel of ours'
    log.info(
      { eventId: position.eventId, kind: item.kind, accountId: item.accountId, why },
      'A delivery speaks of something we do not know',
    )
    return 'unknown'
  }
  try {
    return await receiveAt(platform, place, item, position)
  } catch (error) {
    log.warn(
      { err: error, eventId: position.eventId, item: position.at },
      'One item of a delivery failed and is tried again',
    )
    await perform(platform, { actor: place.actor }, async ctx => {
      if (await keepLetter(ctx, { ...letterOf(place, position, item, error), status: 'waiting' }))
        ctx.later('read-item-again', position)
    })
    return 'failed'
  }
}

// Some ten minutes in all: 2 s, 4 s, 8 s and so on up to two minutes.
const LATE_TRIES = 10
const lateWait = (tries: number) => Math.min(2000 * 2 ** tries, 120_000)

const receiveAt = (platform: Platform, place: Place, item: Incoming, position: Position, isAgain = false) =>
  perform(platform, { actor: place.actor }, ctx => receiveIn(ctx, place, item, position, isAgain))

async function receiveIn(
  ctx: Ctx,
  { channel }: Place,
  item: Incoming,
  position: Position,
  isAgain = false,
): Promise<Outcome | 'unknown'> {
  const { id: integrationId } = channel
  const { tries, eventId, at } = position
  const outcome = await receiveItem(ctx, channel, cleaned(item))
  if (outcome === 'ignored') ctx.log.info({ kind: item.kind, integrationId }, 'A delivery was read and needs nothing')
  const waits = outcome === 'early' && tries < LATE_TRIES
  if (waits) ctx.later('read-item-again', { ...position, tries: tries + 1 }, lateWait(tries))
  else if (outcome === 'early')
    ctx.log.info({ kind: item.kind, integrationId }, 'The message this speaks of never came')
  if (item.kind === 'ignored' && !item.isNeedless) {
    await keepLetter(ctx, { integrationId, eventId, item: at, reason: item.why, body: item.raw, status: 'unknown' })
    return 'unknown'
  }
  if (isAgain && !waits && (await forgetLetter(ctx, eventId, at)) > 0)
    countFlow(ctx, integrationId, { received: 0, worked: 1 })
  return outcome
}

export interface Place {
  actor: Actor
  channel: Channel
}

const placeColumns = channelColumns
  .with('Integration', 'i', 'companyId', 'companyId')
  .with('Company', 'c', 'currency', 'currency')
  .with('Company', 'c', 'timezone', 'timezone')
  .with('Company', 'c', 'locale', 'locale')

/** Whose page or number it is: by what we stored when it was connected, never by what a payload claims. */
export async function placeOf(
  platform: Platform,
  provider: string | null,
  accountId: string | null,
  wabaId?: string,
): Promise<Place | undefined> {
  const [column, value] = accountId ? [sql`i.page_id`, accountId] : [sql`i.waba_id`, wabaId]
  if (provider === null || !value || value.length > 64) return undefined
  const found = await look(platform, { actor: installation }, ctx =>
    ctx.row(
      placeColumns,
      sql`from ${ctx.everywhere.Integration} i join ${ctx.everywhere.Company} c on c.id = i.company_id
          where i.provider = ${provider} and ${column} = ${value} and i.live = 1 and i.deleted_at is null
          order by i.id limit 1`,
    ),
  )
  if (!found) return undefined
  const { companyId, currency, timezone, locale, ...channel } = found
  return { channel, actor: machineOf(companyId as string, { currency, timezone, locale } as CompanySettings) }
}

function remembered(find: FindPlace): FindPlace {
  const found = new Map<string, Promise<Place | undefined>>()
  return (accountId, wabaId) => {
    const key = `${accountId ?? ''} ${wabaId ?? ''}`
    const place = found.get(key) ?? find(accountId, wabaId)
    found.set(key, place)
    return place
  }
}

const findEvent = (platform: Platform, id: string) =>
  look(platform, { actor: installation }, ctx =>
    ctx.row(pick('WebhookEvent', 'w', 'body', 'status'), sql`from ${ctx.everywhere.WebhookEvent} w where w.id = ${id}`),
  )

// What came is counted with the end of its delivery, of which there is one: a delivery left in the middle is read again from its start.
async function closeEvent(
  ctx: Ctx,
  id: string,
  status: 'worked' | 'failed',
  outcome: string,
  came = new Map<Place, Flow>(),
) {
  const closed = await ctx.write.change(
    'WebhookEvent',
    { id, status: 'stored' },
    { status, outcome, workedAt: ctx.now },
  )
  if (closed === 0) return
  // In one order, so that two deliveries for the same channels don't wait for each other.
  const inOrder = [...came].sort(([a], [b]) => (a.channel.id < b.channel.id ? -1 : 1))
  for (const [{ actor, channel }, flow] of inOrder) countFlow(ctx.as(actor), channel.id, flow)
}

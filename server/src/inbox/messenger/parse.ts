import { type Incoming, ignored, needless } from '../incoming.ts'
import { type Fields, fields, id, instant, list, text } from '../meta/payload.ts'
import { ofAnyone, ofPerson } from './events.ts'
import type { Item } from './item.ts'

/**
 * Everything a Facebook page tells us in one webhook body, in the order it was said.
 * Never throws: what can't be read is one `ignored` with a reason, and the rest is read all the same.
 */
export function parseMessengerEvent(body: unknown, ourAppId?: string): Incoming[] {
  const event = fields(body)
  if (event?.object !== 'page') return [ignored('not an event of a page', null, body)]
  if (!Array.isArray(event.entry)) return [ignored('an event whose entries are not a list', null, body)]
  return event.entry.flatMap(entry => readEntry(entry, ourAppId))
}

function readEntry(value: unknown, ourAppId: string | undefined): Incoming[] {
  const entry = fields(value)
  if (!entry) return [ignored('an entry that is not an object', null, value)]

  const place = { pageId: id(entry.id), entryTime: instant(entry.time), ourAppId }
  return Object.keys(entry).flatMap(part => {
    if (parts.includes(part) && !Array.isArray(entry[part]))
      return [ignored(`${part} that is not a list`, place.pageId ?? null, value)]
    if (part === 'messaging') return list(entry.messaging).flatMap(item => readItem(item, place))
    if (part === 'standby') return list(entry.standby).flatMap(item => readItem(item, { ...place, standby: true }))
    if (part === 'changes') return list(entry.changes).map(change => ignoreChange(change, place))
    return []
  })
}

const parts = ['messaging', 'standby', 'changes']

interface Place {
  pageId: string | undefined
  entryTime: number | undefined
  ourAppId: string | undefined
  standby?: true
}

// Posts and comments on the page, and the samples that Meta's dashboard sends.
function ignoreChange(change: unknown, { pageId }: Place) {
  return needless(
    `change of ${text(fields(change)?.field) ?? 'nothing named'} is not a conversation`,
    pageId ?? null,
    change,
  )
}

function readItem(value: unknown, place: Place): Incoming[] {
  const content = fields(value)
  if (!content) return [ignored('an item that is not an object', place.pageId ?? null, value)]

  const item = itemOf(content, place)
  if (!item) return [ignored('an item without a page', null, value)]

  const events = eventsIn(content)
  if (events.length === 0) return [ignored(`unknown event ${unknownNames(content)}`, item.accountId, value)]
  return events.map(name => readEvent(name, item))
}

function itemOf(content: Fields, { pageId, entryTime, ourAppId, standby }: Place): Item | undefined {
  const sender = id(fields(content.sender)?.id)
  const recipient = id(fields(content.recipient)?.id)
  const isOut = fields(content.message)?.is_echo === true || (sender !== undefined && sender === pageId)
  const accountId = pageId ?? (isOut ? sender : recipient)
  if (!accountId) return undefined

  return {
    accountId,
    externalUserId: isOut ? recipient : sender,
    direction: isOut ? 'out' : 'in',
    timestampMs: instant(content.timestamp) ?? entryTime ?? null,
    ourAppId,
    fields: content,
    ...(standby && { standby }),
  }
}

const envelope = new Set(['sender', 'recipient', 'timestamp'])

const unknownNames = (content: Fields) =>
  Object.keys(content)
    .filter(name => !envelope.has(name))
    .join(', ') || 'without a name'

function eventsIn(content: Fields) {
  const names = Object.keys(content).filter(name => ofPerson.has(name) || ofAnyone.has(name))
  const rides = names.includes('message') || names.includes('postback')
  return rides ? names.filter(name => name !== 'referral') : names
}

function readEvent(name: string, item: Item): Incoming {
  const content = fields(item.fields[name])
  if (!content) return ignored(`${name} is not an object`, item.accountId, item.fields)

  const anyone = ofAnyone.get(name)
  if (anyone) return anyone(item, content)

  const { externalUserId } = item
  if (!externalUserId) return ignored(`${name} without a person`, item.accountId, item.fields)
  return (
    ofPerson.get(name)?.({ ...item, externalUserId }, content) ??
    ignored(`${name} without what it is about`, item.accountId, item.fields)
  )
}

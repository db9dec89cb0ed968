import { eventKey, type Incoming, type IncomingMessage, ignored, needless } from '../incoming.ts'
import { type Fields, fields, id, instant, phone, text } from '../meta/payload.ts'
import { readContent } from './content.ts'
import { channelOf, type Person, type Place, personBehind, readErrors, referralOf } from './number.ts'

/** A message a customer wrote. */
export function readMessage(value: unknown, place: Place): Incoming {
  const message = fields(value)
  if (!message) return ignored('a message that is not an object', place.accountId, value)
  if (message.type === 'system') return readSystem(message, place)
  return readAnyMessage(message, place, personBehind(place, message.from, message.from_user_id), { direction: 'in' })
}

/** A message the business wrote elsewhere: on its phone, or through another app (then it is nested once more). */
export function readEcho(value: unknown, place: Place, sentBy: IncomingMessage['sentBy']): Incoming {
  const echo = fields(value)
  if (!echo) return ignored('an echo that is not an object', place.accountId, value)
  const message = { ...echo, ...fields(echo.message) }
  const customer = personBehind(place, message.to, message.to_user_id)
  return readAnyMessage(message, place, customer, { direction: 'out', sentBy })
}

type Author = Pick<IncomingMessage, 'direction' | 'sentBy'>

function readAnyMessage(message: Fields, place: Place, person: Person | undefined, author: Author): Incoming {
  const wamid = id(message.id)
  if (!wamid) return ignored('a message without an id', place.accountId, message)
  if (message.group_id !== undefined) return needless('a message of a group', place.accountId, message)
  if (message.type === 'request_welcome') return needless('a chat was opened', place.accountId, message)
  if (!person) return ignored('a message without a person', place.accountId, message)

  const item: Item = { message, wamid, place, person, author }
  if (message.type === 'reaction') return readReaction(item)
  if (message.type === 'edit') return readEdit(item)
  if (message.type === 'revoke') return readRevoke(item)
  return readWritten(item)
}

interface Item {
  message: Fields
  wamid: string
  place: Place
  person: Person
  author: Author
}

const whoAndWhen = ({ message, place, person }: Item) => ({
  ...channelOf(place),
  externalUserId: person.externalUserId,
  phone: person.phone,
  timestampMs: instant(message.timestamp) ?? null,
})

function readWritten(item: Item): Incoming {
  const { message, wamid, place, person, author } = item
  const context = fields(message.context)
  const errors = readErrors(message.errors)
  return {
    kind: 'message',
    eventKey: eventKey('message', place.accountId, wamid),
    ...whoAndWhen(item),
    ...person,
    ...author,
    externalMessageId: wamid,
    ...readContent(message),
    replyToExternalMessageId: id(context?.id),
    referral: referralOf(message.referral),
    ...((context?.forwarded === true || context?.frequently_forwarded === true) && { forwarded: true }),
    ...(errors.length > 0 && { errors }),
  }
}

// A reaction that was taken back has no emoji, or an empty one in older payloads.
function readReaction(item: Item): Incoming {
  const { message, wamid, place, author } = item
  const reaction = fields(message.reaction)
  const target = id(reaction?.message_id)
  if (!target) return ignored('a reaction to nothing', place.accountId, message)

  const emoji = text(reaction?.emoji) ?? null
  return {
    kind: 'reaction',
    eventKey: eventKey('reaction', place.accountId, wamid),
    ...whoAndWhen(item),
    direction: author.direction,
    action: emoji === null ? 'unreact' : 'react',
    emoji,
    targetExternalMessageId: target,
  }
}

function readEdit(item: Item): Incoming {
  const { message, wamid, place, author } = item
  const edit = fields(message.edit)
  const target = id(edit?.original_message_id)
  if (!target) return ignored('an edit of nothing', place.accountId, message)

  return {
    kind: 'edit',
    eventKey: eventKey('edit', place.accountId, wamid),
    ...whoAndWhen(item),
    direction: author.direction,
    targetExternalMessageId: target,
    text: readContent(fields(edit?.message) ?? {}).text,
  }
}

function readRevoke(item: Item): Incoming {
  const { message, wamid, place, author } = item
  const target = id(fields(message.revoke)?.original_message_id)
  if (!target) return ignored('a deletion of nothing', place.accountId, message)

  return {
    kind: 'delete',
    eventKey: eventKey('delete', place.accountId, wamid),
    ...whoAndWhen(item),
    direction: author.direction,
    targetExternalMessageId: target,
  }
}

const identityChanges = ['user_changed_number', 'user_changed_user_id']

function readSystem(message: Fields, place: Place): Incoming {
  const system = fields(message.system) ?? {}
  const type = text(system.type) ?? identityChanges.find(name => fields(system[name])) ?? 'without a type'
  if (!identityChanges.includes(type)) return needless(`system message ${type}`, place.accountId, message)

  const change = { ...system, ...fields(system[type]) }
  return {
    kind: 'identity_change',
    eventKey: eventKey('identity_change', place.accountId, id(message.id) ?? message),
    ...channelOf(place),
    timestampMs: instant(message.timestamp) ?? null,
    fromPhone: phone(message.from) ?? null,
    toPhone: phone(change.wa_id) ?? phone(change.new_wa_id) ?? null,
    fromUserId: id(change.previous_user_id) ?? id(message.from_user_id) ?? null,
    toUserId: id(change.user_id) ?? null,
  }
}

import { eventKey, type Incoming, ignored, type MessageStatus, needless } from '../incoming.ts'
import { type Fields, fields, id, instant, list, phone, text } from '../meta/payload.ts'
import { readEcho, readMessage } from './message.ts'
import { channelOf, type Place, personBehind, readError, readErrors } from './number.ts'

/**
 * Everything a WhatsApp business account tells us in one webhook body, in the order it was said.
 * Never throws: what can't be read is one `ignored` with a reason, and the rest is read all the same.
 */
export function parseWhatsAppEvent(body: unknown): Incoming[] {
  const event = fields(body)
  if (event?.object !== 'whatsapp_business_account') {
    return [ignored('not an event of a WhatsApp business account', null, body)]
  }
  if (!Array.isArray(event.entry)) return [ignored('an event whose entries are not a list', null, body)]
  return event.entry.flatMap(readEntry)
}

function readEntry(value: unknown): Incoming[] {
  const entry = fields(value)
  if (!entry) return [ignored('an entry that is not an object', null, value)]
  if (!Array.isArray(entry.changes)) return [ignored('changes that are not a list', null, value)]
  return entry.changes.flatMap(change => readChange(change, entry))
}

const aboutTheAccount = new Set([
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'message_template_status_update',
  'message_template_quality_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
])

// Chats from before, contacts and calls.
const notOurs = new Set(['history', 'smb_app_state_sync', 'calls'])

function readChange(value: unknown, entry: Fields): Incoming[] {
  const change = fields(value)
  const field = text(change?.field)
  const content = fields(change?.value)
  if (!field || !content) return [ignored('a change without field or value', null, value)]

  if (aboutTheAccount.has(field)) return [readAccountEvent(field, content, entry)]
  if (field === 'messaging_handovers') return [readHandover(content)]

  const read = ofNumber.get(field)
  const accountId = id(fields(content.metadata)?.phone_number_id)
  if (notOurs.has(field)) return [needless(`${field} is no conversation`, accountId ?? null, value)]
  if (!read) return [ignored(`unknown field ${field}`, accountId ?? null, value)]
  if (!accountId) return [ignored(`${field} without a phone number`, null, value)]
  return read(content, { accountId, contacts: contactsIn(content) })
}

const contactsIn = (content: Fields) =>
  list(content.contacts)
    .map(fields)
    .filter(contact => contact !== undefined)

const ofNumber = new Map<string, (content: Fields, place: Place) => Incoming[]>([
  ['messages', readItems],
  ['smb_message_echoes', readItems],
  ['standby', readStandby],
  ['user_preferences', readItems],
])

// While another app holds the conversation, everything stands one level deeper.
function readStandby(content: Fields, place: Place): Incoming[] {
  const inner = fields(content.standby) ?? content
  return readItems(inner, { ...place, contacts: [...place.contacts, ...contactsIn(inner)], standby: true })
}

function readItems(content: Fields, place: Place): Incoming[] {
  return Object.keys(content).flatMap(part =>
    list(content[part]).flatMap(item => readers.get(part)?.(item, place) ?? []),
  )
}

const readers = new Map<string, (item: unknown, place: Place) => Incoming>([
  ['messages', readMessage],
  ['message_echoes', (item, place) => readEcho(item, place, place.standby ? 'other_app' : 'business_app')],
  ['statuses', readStatus],
  ['errors', readChannelError],
  ['user_preferences', readPreference],
])

const statuses: MessageStatus['status'][] = ['sent', 'delivered', 'read', 'played', 'failed']

function readStatus(value: unknown, place: Place): Incoming {
  const item = fields(value)
  const wamid = id(item?.id)
  const status = statuses.find(known => known === item?.status)
  if (!item || !wamid) return ignored('a status of nothing', place.accountId, value)
  if (!status) return ignored(`unknown status ${text(item.status) ?? 'without a name'}`, place.accountId, value)
  if (item.recipient_type === 'group') return needless('a status of a group', place.accountId, value)

  const person = personBehind(place, item.recipient_id, item.recipient_user_id)
  return {
    kind: 'status',
    eventKey: eventKey('status', place.accountId, wamid, status),
    ...channelOf(place),
    status,
    externalMessageId: wamid,
    externalUserId: person?.externalUserId ?? null,
    phone: person?.phone ?? null,
    timestampMs: instant(item.timestamp) ?? null,
    errors: readErrors(item.errors),
    callbackData: text(item.biz_opaque_callback_data),
  }
}

function readChannelError(value: unknown, place: Place): Incoming {
  const error = readError(fields(value))
  if (error.code === null) return ignored('an error without a code', place.accountId, value)
  return {
    kind: 'error',
    eventKey: eventKey('error', place.accountId, value),
    ...channelOf(place),
    timestampMs: null,
    ...error,
  }
}

function readPreference(value: unknown, place: Place): Incoming {
  const preference = fields(value)
  const person = personBehind(place, preference?.wa_id, preference?.user_id)
  const [category, choice] = [text(preference?.category), text(preference?.value)]
  if (!person || !category || !choice) return ignored('a preference without person or value', place.accountId, value)

  return {
    kind: 'preference',
    eventKey: eventKey('preference', place.accountId, value),
    ...channelOf(place),
    externalUserId: person.externalUserId,
    phone: person.phone,
    timestampMs: instant(preference?.timestamp) ?? null,
    category,
    value: choice,
  }
}

// Handovers name the number in `recipient`, not in `metadata`.
function readHandover(content: Fields): Incoming {
  const type = text(content.type)
  const accountId = id(fields(content.recipient)?.phone_number_id)
  if (!accountId) return ignored('a handover without a phone number', null, content)
  if (type !== 'control_passed' && type !== 'control_taken') return ignored('unknown handover', accountId, content)

  const sender = fields(content.sender)
  const control = fields(content[type])
  return {
    kind: 'handover',
    eventKey: eventKey('handover', accountId, content),
    accountId,
    action: type === 'control_passed' ? 'passed' : 'taken',
    externalUserId: id(sender?.user_id) ?? phone(sender?.phone_number) ?? null,
    timestampMs: instant(content.timestamp) ?? null,
    previousOwnerAppId: id(control?.previous_owner_app_id),
    newOwnerAppId: id(control?.new_owner_app_id),
    previousOwnerRole: text(control?.previous_owner_role),
    newOwnerRole: text(control?.new_owner_role),
    metadata: text(control?.metadata),
  }
}

function readAccountEvent(field: string, content: Fields, entry: Fields): Incoming {
  return {
    kind: 'account_event',
    eventKey: eventKey('account_event', id(entry.id), field, instant(entry.time), content),
    accountId: id(fields(content.metadata)?.phone_number_id) ?? null,
    wabaId: id(entry.id),
    timestampMs: instant(entry.time) ?? null,
    field,
    event: text(content.event) ?? text(content.alert_type) ?? text(content.decision) ?? null,
    reason: text(content.reason) ?? text(content.alert_description),
    displayPhoneNumber: id(content.display_phone_number),
  }
}

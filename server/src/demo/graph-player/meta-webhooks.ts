import { createHmac, randomUUID } from 'node:crypto'

/** Bodies as Meta sends them: what the local Graph API posts, and what tests change before posting. */

/** JSON in Meta's own bytes: ASCII only, lower-case escapes, and some harmless characters escaped too. */
export function metaBytes(body: unknown): Buffer {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  const json = JSON.stringify(body)
    .replace(/[^\0-\x7f]/g, escaped)
    .replace(/[@%]/g, escaped)
    .replace(/</g, '\\u003C')
    .replace(/\//g, '\\/')
  return Buffer.from(json, 'ascii')
}

export function signatureOf(bytes: Buffer | string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`
}

/** The `signed_request` of a deauthorize or data-deletion callback. */
export function signedRequest(userId: string, appSecret: string, issuedAtMs = Date.now()): string {
  const content = { algorithm: 'HMAC-SHA256', issued_at: Math.floor(issuedAtMs / 1000), user_id: userId }
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${createHmac('sha256', appSecret).update(payload).digest('base64url')}.${payload}`
}

export const newMid = () => `m_${randomUUID().replaceAll('-', '')}`
export const newWamid = () => `wamid.${Buffer.from(randomUUID()).toString('base64')}`

type Fields = Record<string, unknown>

export interface PersonOnPage {
  pageId: string
  psid: string
  timestampMs?: number
}

/** One Messenger item in its envelope; `content` is what happened, such as `{message: {…}}`. */
export function pageEvent({ pageId, psid, timestampMs = Date.now() }: PersonOnPage, content: Fields, isEcho = false) {
  const [sender, recipient] = isEcho ? [pageId, psid] : [psid, pageId]
  const item = { sender: { id: sender }, recipient: { id: recipient }, timestamp: timestampMs, ...content }
  return { object: 'page', entry: [{ id: pageId, time: timestampMs, messaging: [item] }] }
}

export interface PersonOnNumber {
  phoneNumberId: string
  /** Digits; missing for people who hide their phone, who then have a userId. */
  waId?: string
  userId?: string
  name?: string
  timestampMs?: number
}

/** One WhatsApp change in its envelope; `content` is what happened, such as `{messages: […]}`. */
export function numberEvent(person: PersonOnNumber, content: Fields, wabaId = 'waba-1') {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550001111', phone_number_id: person.phoneNumberId },
    contacts: [{ profile: { name: person.name }, wa_id: person.waId, user_id: person.userId }],
    ...content,
  }
  return { object: 'whatsapp_business_account', entry: [{ id: wabaId, changes: [{ value, field: 'messages' }] }] }
}

const seconds = (timestampMs = Date.now()) => String(Math.floor(timestampMs / 1000))

/** A WhatsApp message of any type, such as `{type: 'text', text: {body: 'Hello'}}`. */
export function numberMessage(person: PersonOnNumber, id: string, content: Fields): Fields {
  return { from: person.waId, from_user_id: person.userId, id, timestamp: seconds(person.timestampMs), ...content }
}

export function numberStatus(person: PersonOnNumber, id: string, status: string, content: Fields = {}): Fields {
  const people = { recipient_id: person.waId, recipient_user_id: person.userId }
  return { id, status, timestamp: seconds(person.timestampMs), ...people, ...content }
}

import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { newMid, newWamid } from './meta-webhooks.ts'

/** What the local Graph API answers to a call: everything it knows is in its world. */
export interface GraphWorld {
  url: string
  appId: string
  appSecret: string
  needsProof: boolean
  accounts: Map<string, Account>
  /** Page id -> page-scoped ids of people who wrote to it. */
  people: Map<string, Set<string>>
  profiles: Map<string, { first_name: string; last_name: string; profile_pic?: string }>
  media: Map<string, Media>
  /** Token -> subcode that says why it died. */
  deadTokens: Map<string, number>
  closedWindows: Set<string>
  /** Page or account id -> subscribed fields. */
  subscriptions: Map<string, string[]>
  sent: SentMessage[]
}

export interface Account {
  provider: 'facebook' | 'whatsapp'
  token: string
  name: string
  displayPhoneNumber?: string
  wabaId?: string
}

export interface Media {
  phoneNumberId: string
  bytes: Buffer
  mimeType: string
}

export interface SentMessage {
  provider: 'facebook' | 'whatsapp'
  /** Page id or phone_number_id. */
  accountId: string
  to: string
  text: string
  externalMessageId: string
  /** `metadata` on Messenger, `biz_opaque_callback_data` on WhatsApp. */
  metadata?: string
}

export interface GraphApiCall {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingHttpHeaders
  body: unknown
}

export interface Refusal {
  code: number
  subcode?: number
  status?: number
  message?: string
  headers?: Record<string, string>
}

export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** `path` is what follows the version. Throws Refused. */
export function answerCall(world: GraphWorld, call: GraphApiCall, path: string[]): unknown {
  const [object = '', edge = ''] = path
  const asked = `${call.method} ${edge}`
  if (object === 'debug_token') return debugToken(world, call)
  if (asked === 'POST messages') return takeMessage(world, call, object)
  if (asked === 'POST subscribed_apps') return subscribe(world, call, object)
  if (asked === 'GET subscribed_apps') return listSubscriptions(world, call, object)
  if (asked === 'GET ') return readObject(world, call, object)
  throw new Refused({ code: 100, message: `Unsupported ${call.method.toLowerCase()} request` })
}

export function mediaBehind(world: GraphWorld, call: GraphApiCall, id: string): Media | undefined {
  checkToken(world, call)
  return world.media.get(id)
}

function checkToken(world: GraphWorld, { headers, query }: GraphApiCall): string {
  const token = headers.authorization?.replace(/^Bearer /, '') ?? query.access_token ?? ''
  const causeOfDeath = world.deadTokens.get(token)
  if (causeOfDeath) {
    throw new Refused({ code: 190, subcode: causeOfDeath, status: 401, message: 'Error validating access token' })
  }
  if (![...world.accounts.values()].some(account => account.token === token)) {
    throw new Refused({ code: 190, status: 401, message: `Malformed access token ${token}` })
  }
  checkProof(world, token, query.appsecret_proof)
  return token
}

function checkProof({ appSecret, needsProof }: GraphWorld, token: string, proof: string | undefined) {
  if (proof === undefined && !needsProof) return
  const expected = createHmac('sha256', appSecret).update(token).digest('hex')
  if (proof !== expected) {
    throw new Refused({ code: 100, message: 'Invalid appsecret_proof provided in the API argument' })
  }
}

function findAccount(world: GraphWorld, call: GraphApiCall, accountId: string): Account {
  const token = checkToken(world, call)
  const account = [...world.accounts].find(([id, { wabaId }]) => id === accountId || wabaId === accountId)?.[1]
  if (account?.token !== token) {
    throw new Refused({ code: 100, subcode: 33, message: 'Unsupported request. Object does not exist' })
  }
  return account
}

function takeMessage(world: GraphWorld, call: GraphApiCall, accountId: string) {
  const { provider } = findAccount(world, call, accountId)
  const message = provider === 'facebook' ? readMessengerMessage(call.body) : readWhatsAppMessage(call.body)
  checkMessage(world, provider, accountId, message)

  const externalMessageId = provider === 'facebook' ? newMid() : newWamid()
  world.sent.push({ provider, accountId, ...message, externalMessageId })
  return provider === 'facebook'
    ? { recipient_id: message.to, message_id: externalMessageId }
    : whatsAppAnswer(message.to, externalMessageId)
}

function checkMessage(
  world: GraphWorld,
  provider: Account['provider'],
  accountId: string,
  { to, text }: { to: string; text: string },
) {
  const [limit, invalid] = provider === 'facebook' ? [2000, 100] : [4096, 131009]
  if (!text.trim()) throw new Refused({ code: invalid, message: 'The message is empty' })
  if (text.length > limit) throw new Refused({ code: invalid, message: 'The message is too long' })
  if (isStranger(world, accountId, to)) {
    throw new Refused({ code: 100, subcode: 2018001, message: 'No matching user found' })
  }
  if (world.closedWindows.has(to)) throw new Refused(windowRefusals[provider])
}

const windowRefusals: Record<Account['provider'], Refusal> = {
  facebook: { code: 10, subcode: 2018278, message: '(#10) This message is sent outside of allowed window.' },
  whatsapp: { code: 131047, message: '(#131047) Re-engagement message' },
}

// A page-scoped id belongs to one page. Someone nobody has heard of yet passes.
function isStranger({ people }: GraphWorld, accountId: string, to: string): boolean {
  if (people.get(accountId)?.has(to)) return false
  return [...people.values()].some(ids => ids.has(to))
}

interface MessengerBody {
  recipient?: { id?: string }
  messaging_type?: string
  message?: { text?: string; metadata?: string }
}

function readMessengerMessage(body: unknown) {
  const { recipient, messaging_type, message } = (body ?? {}) as MessengerBody
  if (!recipient?.id || !messaging_type) throw new Refused({ code: 100, message: '(#100) Invalid parameter' })
  return { to: recipient.id, text: message?.text ?? '', metadata: message?.metadata }
}

interface WhatsAppBody {
  messaging_product?: string
  to?: string
  recipient?: string
  type?: string
  text?: { body?: string }
  biz_opaque_callback_data?: string
}

function readWhatsAppMessage(body: unknown) {
  const { messaging_product, to, recipient, type, text, biz_opaque_callback_data } = (body ?? {}) as WhatsAppBody
  const addressee = to?.replace(/^\+/, '') ?? recipient
  if (messaging_product !== 'whatsapp' || !addressee) {
    throw new Refused({ code: 131008, message: 'Required parameter is missing' })
  }
  if (type !== 'text') throw new Refused({ code: 131051, message: 'Unsupported message type' })
  return { to: addressee, text: text?.body ?? '', metadata: biz_opaque_callback_data }
}

function whatsAppAnswer(to: string, id: string) {
  const person = /^\d+$/.test(to) ? { input: `+${to}`, wa_id: to } : { input: to, user_id: to }
  return { messaging_product: 'whatsapp', contacts: [person], messages: [{ id }] }
}

function subscribe(world: GraphWorld, call: GraphApiCall, accountId: string) {
  findAccount(world, call, accountId)
  world.subscriptions.set(accountId, (call.query.subscribed_fields ?? '').split(',').filter(Boolean))
  return { success: true }
}

function listSubscriptions(world: GraphWorld, call: GraphApiCall, accountId: string) {
  findAccount(world, call, accountId)
  const fields = world.subscriptions.get(accountId)
  return { data: fields ? [{ id: world.appId, name: 'Inbox', subscribed_fields: fields }] : [] }
}

function readObject(world: GraphWorld, call: GraphApiCall, id: string) {
  const file = world.media.get(id)
  if (file) return describeMedia(world, call, id, file)
  if (world.accounts.has(id)) return describeAccount(findAccount(world, call, id), id)

  checkToken(world, call)
  const profile = world.profiles.get(id)
  if (!profile) throw new Refused({ code: 100, subcode: 33, message: 'Unsupported request. Object does not exist' })
  return { ...profile, id }
}

const describeAccount = (account: Account, id: string) =>
  account.provider === 'facebook'
    ? { name: account.name, id }
    : { display_phone_number: account.displayPhoneNumber, verified_name: account.name, id }

function describeMedia(world: GraphWorld, call: GraphApiCall, id: string, { phoneNumberId, bytes, mimeType }: Media) {
  findAccount(world, call, phoneNumberId)
  const url = `${world.url}/files/${encodeURIComponent(id)}`
  return { messaging_product: 'whatsapp', url, mime_type: mimeType, file_size: String(bytes.length), id }
}

function debugToken({ appId, appSecret, accounts, deadTokens }: GraphWorld, { query }: GraphApiCall) {
  if (query.access_token !== `${appId}|${appSecret}`) throw new Refused({ code: 190, status: 401 })

  const token = query.input_token ?? ''
  const [id] = [...accounts].find(([, account]) => account.token === token) ?? []
  const subcode = deadTokens.get(token)
  if (!id || subcode) return { data: { app_id: appId, is_valid: false, error: { code: 190, subcode }, scopes: [] } }
  return { data: { app_id: appId, is_valid: true, expires_at: 0, profile_id: id, scopes: ['pages_messaging'] } }
}

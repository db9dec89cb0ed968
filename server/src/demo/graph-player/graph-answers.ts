import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Code, exchangeForToken, listPages, type Member, type UserToken } from './graph-login.ts'
import { isSign, takeMessage, takeSign, takeUpload } from './graph-messages.ts'

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
  /** What anybody who has the address gets, as on Meta's servers for pictures; `location` sends them on. */
  cdn: Map<string, { bytes: Buffer; mimeType: string } | { location: string }>
  /** The end of a file's address -> the media it leads to, for a while. */
  mediaAddresses: Map<string, string>
  /** Who can sign in on the login dialog, by their id. */
  members: Map<string, Member>
  codes: Map<string, Code>
  userTokens: Map<string, UserToken>
  /** Token -> subcode that says why it died. */
  deadTokens: Map<string, number>
  closedWindows: Set<string>
  /** Page or account id -> subscribed fields. */
  subscriptions: Map<string, string[]>
  sent: SentMessage[]
  /** What pages hold of their conversations, in the order it was said. */
  held: HeldMessage[]
  /** Signs of life that were sent to customers: `mark_seen`, `typing_on`, `read`. */
  signs: { accountId: string; about: string; sign: string }[]
}

export interface Account {
  provider: 'facebook' | 'whatsapp'
  token: string
  name: string
  displayPhoneNumber?: string
  wabaId?: string
  /** What its token may do; everything unless told. */
  scopes?: string[]
  /** When its token ends, in seconds; never unless told. */
  expiresAt?: number
  /** Of its business account. */
  templates?: AccountTemplate[]
}

/** As Graph lists it. */
export interface AccountTemplate {
  name: string
  language: string
  status: string
  category: string
  components: { type: string; format?: string; text?: string; buttons?: object[]; example?: object }[]
}

export interface Media {
  /** Whose it is: phone_number_id, or the page it was uploaded for. */
  phoneNumberId: string
  bytes: Buffer
  mimeType: string
  name?: string
}

export interface SentMessage {
  provider: 'facebook' | 'whatsapp'
  /** Page id or phone_number_id. */
  accountId: string
  to: string
  text: string
  file?: { kind: string; name: string | undefined; mimeType: string; bytes: Buffer }
  /** What can be pressed below it. */
  choices?: string[]
  /** Which template it is; `text` is what the customer reads then. */
  template?: string
  replyTo?: string
  externalMessageId: string
  /** `metadata` on Messenger, `biz_opaque_callback_data` on WhatsApp. */
  metadata?: string
}

export interface HeldMessage {
  pageId: string
  psid: string
  mid: string
  from: 'customer' | 'page'
  text: string
  /** Milliseconds since 1970. */
  at: number
}

export interface GraphApiCall {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingHttpHeaders
  body: unknown
  /** Of a multipart body. */
  form?: FormData
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
export async function answerCall(world: GraphWorld, call: GraphApiCall, path: string[]): Promise<unknown> {
  const [object = '', edge = ''] = path
  const asked = `${call.method} ${edge}`
  if (object === 'debug_token') return debugToken(world, call)
  if (object === 'oauth' && asked === 'GET access_token') return exchangeForToken(world, call)
  if (object === 'me' && asked === 'GET accounts') return listPages(world, call)
  if (asked === 'POST messages' && isSign(call.body)) return takeSign(world, call, object)
  if (asked === 'POST media' || asked === 'POST message_attachments') return takeUpload(world, call, object)
  if (asked === 'POST messages') return takeMessage(world, call, object)
  if (asked === 'GET message_templates') return listTemplates(world, call, object)
  if (asked === 'GET conversations') return listConversations(world, call, object)
  if (asked === 'POST subscribed_apps') return subscribe(world, call, object)
  if (asked === 'GET subscribed_apps') return listSubscriptions(world, call, object)
  if (asked === 'GET ') return readObject(world, call, object)
  throw new Refused({ code: 100, message: `Unsupported ${call.method.toLowerCase()} request` })
}

export function mediaBehind(world: GraphWorld, call: GraphApiCall, address: string): Media | undefined {
  checkToken(world, call)
  return world.media.get(world.mediaAddresses.get(address) ?? '')
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

/** Whose account it is, if the token opens it. Throws Refused. */
export function findAccount(world: GraphWorld, call: GraphApiCall, accountId: string): Account {
  const token = checkToken(world, call)
  const account = [...world.accounts].find(([id, { wabaId }]) => id === accountId || wabaId === accountId)?.[1]
  if (account?.token !== token) {
    throw new Refused({ code: 100, subcode: 33, message: 'Unsupported request. Object does not exist' })
  }
  return account
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

const TEMPLATES_AT_ONCE = 2

function listTemplates(world: GraphWorld, call: GraphApiCall, wabaId: string) {
  const { templates = [] } = findAccount(world, call, wabaId)
  const from = Number(call.query.after ?? 0)
  const next = from + Math.min(Number(call.query.limit ?? 25), TEMPLATES_AT_ONCE)
  const paging = next < templates.length ? { cursors: { after: String(next) }, next: `${world.url}/next` } : {}
  return { data: templates.slice(from, next).map((template, at) => ({ id: `${from + at}`, ...template })), paging }
}

const graphTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+0000`

// As Meta does, it tells the latest twenty messages of each.
function listConversations(world: GraphWorld, call: GraphApiCall, pageId: string) {
  findAccount(world, call, pageId)
  const people = new Map<string, HeldMessage[]>()
  for (const message of world.held.filter(held => held.pageId === pageId))
    people.set(message.psid, [message, ...(people.get(message.psid) ?? [])])
  const latest = (messages: HeldMessage[]) => Math.max(...messages.map(({ at }) => at))
  const all = [...people].sort(([, a], [, b]) => latest(b) - latest(a))
  const from = Number(call.query.after ?? 0)
  const next = from + Number(call.query.limit ?? 25)
  const paging = next < all.length ? { cursors: { after: `${next}` }, next: `${world.url}/next` } : {}
  const data = all.slice(from, next).map(([psid, messages]) => ({
    ...{ id: `t_${psid}`, updated_time: graphTime(latest(messages)) },
    participants: {
      data: [
        { id: psid, name: nameOf(world, psid) },
        { id: pageId, name: 'A page' },
      ],
    },
    messages: { data: messages.slice(0, 20).map(message => describeHeld(message)) },
  }))
  return { data, paging }
}

const nameOf = ({ profiles }: GraphWorld, psid: string) => {
  const profile = profiles.get(psid)
  return profile && `${profile.first_name} ${profile.last_name}`.trim()
}

const describeHeld = ({ mid, text, at, from, psid, pageId }: HeldMessage) => ({
  ...{ id: mid, created_time: graphTime(at), message: text },
  from: { id: from === 'page' ? pageId : psid },
})

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
  const address = randomUUID()
  world.mediaAddresses.set(address, id)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const about = { mime_type: mimeType, sha256, file_size: String(bytes.length), id }
  return { messaging_product: 'whatsapp', url: `${world.url}/files/${address}`, ...about }
}

const scopesOf: Record<Account['provider'], string[]> = {
  facebook: ['pages_show_list', 'pages_messaging', 'pages_manage_metadata', 'pages_read_engagement'],
  whatsapp: ['whatsapp_business_messaging', 'whatsapp_business_management'],
}

function debugToken(world: GraphWorld, { query }: GraphApiCall) {
  const { appId: app_id, appSecret, accounts, deadTokens, userTokens } = world
  if (query.access_token !== `${app_id}|${appSecret}`) throw new Refused({ code: 190, status: 401 })

  const token = query.input_token ?? ''
  const subcode = deadTokens.get(token)
  const user = userTokens.get(token)
  if (user && !subcode)
    return {
      data: { app_id, type: 'USER', is_valid: true, user_id: user.memberId, expires_at: 0, scopes: user.scopes },
    }
  const [profile_id, account] = [...accounts].find(([, { token: own }]) => own === token) ?? []
  if (!account || subcode) return { data: { app_id, is_valid: false, error: { code: 190, subcode }, scopes: [] } }
  const { expiresAt: expires_at = 0, scopes = scopesOf[account.provider] } = account
  return { data: { app_id, type: 'PAGE', is_valid: true, expires_at, profile_id, scopes } }
}

import { createHash } from 'node:crypto'

/**
 * What a channel can tell us, in our own words. Plain data: it survives JSON.
 * Ids are the provider's and opaque; instants are milliseconds since 1970 UTC, null where the provider named none.
 */
export type Incoming =
  | IncomingMessage
  | MessageStatus
  | WatermarkStatus
  | IncomingReaction
  | IncomingEdit
  | IncomingDeletion
  | IncomingPostback
  | IncomingReferral
  | IncomingOptin
  | IncomingHandover
  | IdentityChange
  | IncomingPreference
  | AccountEvent
  | ChannelError
  | IgnoredItem

interface FromChannel {
  /** The same for a repeated delivery of the same thing, at most 90 characters. */
  eventKey: string
  /** Page id on Facebook, phone_number_id on WhatsApp. */
  accountId: string
  /** Another app holds this conversation; we only listen. */
  standby?: true
  timestampMs: number | null
}

/** `externalUserId` is the page-scoped id on Facebook; on WhatsApp the business-scoped id, else the phone. */
interface FromPerson extends FromChannel {
  externalUserId: string
  /** WhatsApp only: digits without a plus; null for people who hide their number. */
  phone?: string | null
}

/** `in` is written by the customer, `out` by the business. */
export type Direction = 'in' | 'out'

export interface IncomingMessage extends FromPerson {
  kind: 'message'
  direction: Direction
  externalMessageId: string
  type: MessageType
  text: string | null
  attachments: IncomingAttachment[]
  contactName?: string
  username?: string
  replyToExternalMessageId?: string
  /** What stands behind the button that was pressed. */
  payload?: string
  referral?: Referral
  forwarded?: true
  /** Only for `out`. */
  sentBy?: 'our_app' | 'other_app' | 'business_app'
  appId?: string
  /** What we passed along when sending. */
  metadata?: string
  errors?: ProviderError[]
  unsupportedType?: string
  /** The answer of a WhatsApp form: parsed, or the text as it came when it is not JSON. */
  formResponse?: unknown
  order?: IncomingOrder
}

export type MessageType =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'file'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'contacts'
  | 'link'
  | 'template'
  | 'interactive'
  | 'button'
  | 'order'
  | 'unsupported'

export type AttachmentType =
  | 'image'
  | 'video'
  | 'audio'
  | 'file'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'link'
  | 'template'
  | 'unsupported'

/** `url` may be opened by anyone who has it and expires; `mediaId` is fetched with the integration's token. */
export interface IncomingAttachment {
  type: AttachmentType
  name?: string
  url?: string
  latitude?: number
  longitude?: number
  address?: string
  mediaId?: string
  mimeType?: string
  sha256?: string
  voice?: true
  phones?: string[]
  emails?: string[]
  /** The provider could not get the file. */
  unavailable?: true
  /** It came straight to us and is kept already. */
  fileId?: string
  size?: number
  width?: number
  height?: number
  hasThumbnail?: boolean
}

export interface IncomingOrder {
  catalogId?: string
  items: { productId?: string; quantity?: string; price?: string; currency?: string }[]
}

/** Where a customer came from: an advertisement, a post, a short link. */
export interface Referral {
  source?: string
  ref?: string
  sourceType?: string
  sourceId?: string
  sourceUrl?: string
  headline?: string
  body?: string
  mediaUrl?: string
  postId?: string
  productId?: string
  clickId?: string
  welcomeText?: string
}

export interface ProviderError {
  code: number | null
  title?: string
  details?: string
}

/** WhatsApp: one of our messages got further, or failed. */
export interface MessageStatus extends FromChannel {
  kind: 'status'
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  externalMessageId: string
  externalUserId: string | null
  phone: string | null
  errors: ProviderError[]
  callbackData?: string
}

/** Messenger: everything we sent up to the watermark got this far; `externalMessageIds` may be empty. */
export interface WatermarkStatus extends FromPerson {
  kind: 'status'
  status: 'delivered' | 'read'
  externalMessageIds: string[]
  watermarkMs: number | null
}

export interface IncomingReaction extends FromPerson {
  kind: 'reaction'
  direction: Direction
  action: 'react' | 'unreact'
  emoji: string | null
  targetExternalMessageId: string
}

export interface IncomingEdit extends FromPerson {
  kind: 'edit'
  direction: Direction
  targetExternalMessageId: string
  text: string | null
  editCount?: number
}

export interface IncomingDeletion extends FromPerson {
  kind: 'delete'
  direction: Direction
  targetExternalMessageId: string
}

export interface IncomingPostback extends FromPerson {
  kind: 'postback'
  externalMessageId?: string
  title: string | null
  payload?: string
  referral?: Referral
}

export interface IncomingReferral extends FromPerson {
  kind: 'referral'
  referral: Referral
}

export interface IncomingOptin extends FromChannel {
  kind: 'optin'
  externalUserId: string | null
  userRef?: string
  ref?: string
}

/** Another app, a person or Meta's own agent took over, or we did. */
export interface IncomingHandover extends FromChannel {
  kind: 'handover'
  action: 'passed' | 'taken' | 'requested' | 'roles'
  externalUserId: string | null
  previousOwnerAppId?: string
  newOwnerAppId?: string
  previousOwnerRole?: string
  newOwnerRole?: string
  requestedOwnerAppId?: string
  metadata?: string
  /** App id -> what that app may do on this page. */
  roles?: Record<string, string[]>
}

export interface IdentityChange extends FromChannel {
  kind: 'identity_change'
  fromPhone: string | null
  toPhone: string | null
  fromUserId: string | null
  toUserId: string | null
}

export interface IncomingPreference extends FromPerson {
  kind: 'preference'
  category: string
  value: string
}

/** About the account itself. WhatsApp names only the business account then, not the number: `accountId` is null. */
export interface AccountEvent extends Omit<FromChannel, 'accountId'> {
  kind: 'account_event'
  accountId: string | null
  wabaId?: string
  field: string
  event: string | null
  reason?: string
  displayPhoneNumber?: string
}

export interface ChannelError extends FromChannel, ProviderError {
  kind: 'error'
}

export interface IgnoredItem {
  kind: 'ignored'
  eventKey: string
  accountId: string | null
  why: string
  /** As it came, in JSON. */
  raw: string
  /** It is none of an inbox's business; the others may be something that somebody waits for. */
  isNeedless?: true
}

/** A hash, so that ids of any length fit a unique column and letters that differ only in case stay apart. */
export function eventKey(kind: Incoming['kind'], ...identity: unknown[]): string {
  return `${kind}:${createHash('sha256')
    .update(contentOf(identity) ?? '')
    .digest('hex')}`
}

export function ignored(why: string, accountId: string | null, item: unknown): IgnoredItem {
  const raw = contentOf(item) ?? ''
  return { kind: 'ignored', eventKey: eventKey('ignored', accountId, item), accountId, why: why.slice(0, 200), raw }
}

/** What was understood and is no conversation: a post on the page, a chat of a group. */
export const needless = (why: string, accountId: string | null, item: unknown): IgnoredItem => ({
  ...ignored(why, accountId, item),
  isNeedless: true,
})

// JSON that was parsed can still be nested too deeply to be written again.
function contentOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return 'unreadable'
  }
}

import type { Access } from '@steward/contract/inbox/integrations.ts'
import type { Template, TemplateField } from '@steward/contract/inbox/templates.ts'
import type { Env } from '../platform/env.ts'
import type { JobFunctions } from '../platform/jobs.ts'
import type { Incoming, IncomingAttachment, IncomingMessage, ProviderError } from './incoming.ts'
import type { Verdict } from './verdict.ts'

/**
 * One kind of channel: all that the inbox knows of Messenger, WhatsApp and whatever comes after them. Each is a folder that exports
 * one of these and is named in `channels.ts`; nothing else of the inbox names a provider.
 *
 * What asks the other side throws ChannelFailure, whose verdict says what to do about it. None of it runs inside a transaction.
 */
export interface ChannelKind {
  /** What people call it; also the source of a lead that came this way. */
  readonly name: string
  /** For how long after their last word a customer may be answered; null: always. */
  readonly hoursToAnswer: number | null
  /** UTF-16 units that one message takes; a longer text leaves as several. */
  readonly textLimit: number
  /** The files it takes, the first that fits deciding how one is sent; a kind that takes anything stands last. None: it takes no files. */
  readonly files: readonly FileKind[]
  /** UTF-16 units that may stand below a file of a kind that has a caption. */
  readonly captionLimit: number

  /**
   * Everything that a delivery to /webhooks/meta says, in the order it was said; null when it speaks of another kind of channel.
   * Never throws: what can't be read is one `ignored`. Left out by channels that hear of things in another way.
   */
  parse?(body: object, env: Env): Incoming[] | null

  /** Does the token open the account, and do its messages come to us? Asking again does no harm. */
  check(account: Account): Promise<Checkup>

  /** Sends one message, and only tells a failure other than `unknown_outcome` when it has surely not left. */
  send(account: Account, message: Outgoing): Promise<Sent>

  /**
   * Fetches a file that came with a message, at most `FILE_AT_MOST` bytes. Throws FileNotFetched beside ChannelFailure. Left out by
   * channels whose files are here already.
   */
  fetchFile?(account: Account, file: RemoteFile): Promise<Buffer>

  /** Shows the customer that their messages up to this one were seen. Saying so again does no harm. */
  markSeen?(account: Account, seen: { to: string; externalMessageId: string }): Promise<void>

  /** How many choices one message takes, and how many UTF-16 units each. */
  readonly choices: { atMost: number; length: number }

  /** Shows the customer for some 20 seconds that an answer is being written. */
  showTyping?(account: Account, last: { to: string; externalMessageId: string }): Promise<void>

  /**
   * How fast one customer may be written to: so many messages at once, paid back at one each so often. Left out where nobody says so.
   */
  readonly pace?: Pace

  /** Reads the words that the account may send at any time. Left out by channels that have none. */
  templates?(account: Account): Promise<TemplateFound[]>

  /**
   * What the other side still holds: messages as they would have been delivered, some at a time, from the conversations that were
   * used last down to `since`. Left out by channels that do not tell.
   */
  history?(account: Account, asked: { since: Date; cursor?: string }): Promise<History>

  /** What a customer is called, for channels that don't say so with each message; null when it is not shown to us. */
  profile?(account: Account, externalUserId: string): Promise<{ name: string } | null>

  /** For people: why a message failed that had been taken at first; undefined when the code says nothing. */
  explain?(error: ProviderError): string | undefined

  /** What it alone has done later; names that no other kind uses. */
  readonly jobs?: JobFunctions

  /** The phone among the ids under which a customer is known, digits alone. It is written to rather than any other. */
  phoneOf?(ids: string[]): string | undefined
}

export interface History {
  messages: IncomingMessage[]
  /** With which more is asked for; null: that was all. */
  next: string | null
}

export interface Checkup {
  /** What the account is called. */
  name: string
  /** What the other side tells of the token; left out where it tells nothing. */
  access?: Access
  /** It answers, and still something is missing that only a person can mend. */
  problem?: Verdict
}

export interface Pace {
  burst: number
  everyMs: number
}

/** A connected page or number, as its kind of channel works with it. */
export interface Account {
  readonly env: Env
  /** As it was entered: page id, phone_number_id. */
  readonly accountId: string
  /** WhatsApp only: the business account that the number belongs to. */
  readonly wabaId: string | null
  /** Opened when it is asked for; throws a ChannelFailure that asks for reconnection when it can't be read. */
  readonly token: string
}

/** Bytes of a file that is kept, whichever way it came. */
export const FILE_AT_MOST = 25 * 1024 * 1024

/** A file as an incoming message speaks of it. */
export type RemoteFile = Pick<IncomingAttachment, 'url' | 'mediaId' | 'sha256'>

/**
 * Why a file is not here.
 * - `unreachable`: the other side gave no answer, or not this time.
 * - `gone`: it is no longer there.
 * - `too_large`: more than is kept here.
 * - `damaged`: what came is not what was sent.
 * - `no_room`: the company has used up what it may keep.
 */
export type FileTrouble = 'unreachable' | 'gone' | 'too_large' | 'damaged' | 'no_room'

export class FileNotFetched extends Error {
  readonly trouble: FileTrouble

  constructor(trouble: FileTrouble, cause?: unknown) {
    super(`The file could not be fetched: ${trouble}`, { cause })
    this.name = 'FileNotFetched'
    this.trouble = trouble
  }
}

/** How a channel takes some files. */
export interface FileKind {
  type: 'image' | 'video' | 'audio' | 'file'
  /** By content, as `image/png`; null takes any. */
  contentTypes: readonly string[] | null
  /** Bytes. */
  atMost: number
  hasCaption: boolean
}

/** How a file would be sent; undefined when the channel takes none such. */
export const fileKindOf = (files: readonly FileKind[], contentType: string, size: number) =>
  files.find(({ contentTypes, atMost }) => (contentTypes?.includes(contentType) ?? true) && size <= atMost)

export interface Outgoing {
  /** Our own, passed along wherever the channel lets us: an echo or status that carries it tells our message when the answer was lost. */
  id: string
  /** The id that the channel knows the customer by. */
  to: string
  /** Empty where a file stands alone. */
  text: string
  file?: OutgoingFile
  /** What the customer can press instead of writing. */
  choices?: readonly string[]
  /** Instead of the text, which is what the customer will read. */
  template?: OutgoingTemplate
  /** The provider's id of the message that this one answers. */
  replyTo?: string
}

/** A template as the channel tells of it. */
export type TemplateFound = Omit<Template, 'id' | 'integrationId'>

export interface OutgoingTemplate {
  name: string
  language: string
  filled: (Pick<TemplateField, 'part' | 'button' | 'name'> & { text: string })[]
}

export interface OutgoingFile {
  type: FileKind['type']
  name: string
  contentType: string
  content: Buffer
}

export interface Sent {
  externalMessageId: string
}

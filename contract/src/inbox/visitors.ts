import { z } from 'zod'
import { Email, isText, text } from '../platform/values.ts'

/*
 * What a web chat and a visitor's browser say to each other, under /chat/v1/{key}. A visitor is whoever holds a token: 256 random
 * bits, made and kept by their browser, sent as `Authorization: Bearer`. There are no cookies.
 */

/** GET /chat/v1/{key} */
export interface ChatHome {
  name: string
  colour: string
  greeting: string | null
  awayWords: string | null
  /** Somebody who may answer has Steward open. */
  isSomebodyThere: boolean
}

export interface ChatMessage {
  id: string
  /** The id its browser gave it; null for what the company wrote. */
  clientId: string | null
  from: 'visitor' | 'company'
  /** What whoever answered is called. */
  name: string | null
  text: string
  files: ChatFile[]
  /** What can be pressed instead of writing. */
  choices: string[]
  /** The message that this one answers, as far as it can be told in a line. */
  quote: { from: 'visitor' | 'company'; name: string | null; text: string } | null
  /** What the other side thinks of it. */
  reactions: string[]
  /** ISO 8601 in UTC. */
  at: string
}

export interface ChatFile {
  id: string
  type: 'image' | 'file'
  name: string
  /** Pixels of a picture, where they are known. */
  width?: number
  height?: number
}

/** GET /chat/v1/{key}/messages: a visitor's own conversation, newest first. */
export interface ChatPage {
  items: ChatMessage[]
  /** Where older ones begin; null: there are none. */
  nextCursor: string | null
  /** Up to which moment the company has read what the visitor wrote. */
  readUpTo: string | null
}

/** Made by the visitor's browser: sending the same one again changes nothing. */
const ClientId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Not an id')

/** Who writes and from where; all of it may be left out. */
const about = {
  name: text(100).optional(),
  email: Email.optional(),
  page: z
    .string()
    .max(2000)
    .regex(/^https?:\/\//, 'An address of the web')
    .refine(isText, 'Contains characters that are not text')
    .optional(),
}

/** POST /chat/v1/{key}/messages */
export const VisitorMessage = z.strictObject({ id: ClientId, text: text(4000), ...about })
export type VisitorMessage = z.input<typeof VisitorMessage>

/** PUT /chat/v1/{key}/messages/{id}/file, with the file as its body: a message of its own. */
export const VisitorFile = z.strictObject({ id: ClientId, fileName: text(200).optional(), ...about })
export type VisitorFile = z.input<typeof VisitorFile>

/** GET /chat/v1/{key}/messages */
export const VisitorLook = z.strictObject({ cursor: z.string().max(600).optional() })

/** POST /chat/v1/{key}/seen: what the company wrote up to this moment has come to the visitor's browser, or before their eyes. */
export const VisitorMark = z.strictObject({ as: z.enum(['delivered', 'read']), upTo: z.iso.datetime() })
export type VisitorMark = z.input<typeof VisitorMark>

/** POST /chat/v1/{key}/typing */
export const VisitorTyping = z.strictObject({ isTyping: z.boolean() })

/** GET /chat/v1/{key}/live: server-sent events. `messages` and `read` say to read anew; `typing` says this. */
export interface ChatTyping {
  name: string | null
  isTyping: boolean
}

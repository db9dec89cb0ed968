import { z } from 'zod'
import type { Attachment } from './inbox/conversations.ts'
import { Provider } from './inbox/integrations.ts'
import { text } from './platform/values.ts'

/** What the page that plays a customer sends and gets; there only while the server plays the demo. */

/** A page-scoped id on Messenger, a phone on WhatsApp: digits. */
export const PersonId = z.string().regex(/^\d{5,20}$/, 'Digits')
export const Phone = z.strictObject({ channel: Provider, person: PersonId })
export const NewPerson = z.strictObject({ channel: Provider, name: text(100) })
export const Words = z.strictObject({ text: text(2000), replyTo: z.string().max(255).optional() })
export const ReactionTo = z.strictObject({
  message: z.string().min(1).max(255),
  emoji: z.string().min(1).max(16).nullable(),
})

export type Phone = z.infer<typeof Phone>

/** Somebody one can play. */
export interface Person {
  channel: z.infer<typeof Provider>
  id: string
  name: string | null
  /** Null for those who have not written yet. */
  lastText: string | null
  lastAt: string | null
  /** The last word was the company's and has not been seen on this phone. */
  isNew: boolean
}

/** A message as it looks on the customer's phone. */
export interface PhoneMessage {
  id: string
  externalId: string | null
  isMine: boolean
  text: string
  attachments: Attachment[]
  reactions: { emoji: string; isMine: boolean }[]
  replyTo: string | null
  at: string
}

export interface PhoneThread {
  person: Person
  company: string
  /** Somebody at the company has written and it is on its way. */
  isTyping: boolean
  messages: PhoneMessage[]
}

import type { Id } from './values.ts'

/** What the live stream says of a fact: its type and what it is about. Whoever hears it reads anew what they may see. */
export interface LiveNote {
  id: Id
  type: string
  subjects: { noun: string; id: Id }[]
}

/** Somebody is at something right now. No fact: kept nowhere, forgotten by itself; an event of its own on the stream, `presence`. */
export interface PresenceNote {
  noun: string
  id: Id
  /** An employee, or the customer of the conversation it is about. */
  who: { id: Id; name: string; isCustomer?: true }
  doing: 'looking' | 'writing' | 'gone'
  /** Of a conversation that others were merged into: through which of them somebody writes. */
  through?: Id
}

/** How long a note holds unless it is said again, in milliseconds. */
export const presenceLasts = { looking: 45_000, writing: 8_000, gone: 0 } as const

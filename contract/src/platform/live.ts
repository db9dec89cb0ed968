import type { Id } from './values.ts'

/** What the live stream says of a fact: its type and what it is about. Whoever hears it reads anew what they may see. */
export interface LiveNote {
  id: Id
  type: string
  subjects: { noun: string; id: Id }[]
}

import type { Phone } from '@steward/contract/demo.ts'

/** Whose phone is in hand, as the address says it. */
export type PhoneChoice = Partial<Phone>

const channels: unknown[] = ['facebook', 'whatsapp'] satisfies Phone['channel'][]

export const phoneChoice = ({ channel, person }: Record<string, unknown>): PhoneChoice => {
  // A page-scoped id reads as a number in an address.
  const id = typeof person === 'number' || typeof person === 'string' ? String(person) : ''
  return channels.includes(channel) && /^\d{5,20}$/.test(id) ? { channel: channel as Phone['channel'], person: id } : {}
}

/** What the list shows; stands in the address. */
export interface InboxFilters {
  /** Whose: everybody's where left out. */
  whose?: 'mine' | 'nobodys'
  status?: 'closed'
  platform?: 'facebook' | 'whatsapp'
  q?: string
}

const oneOf = <const Value extends string>(value: unknown, ...allowed: Value[]): Value | undefined =>
  allowed.find(word => word === value)

/** Reads filters from an address; what makes no sense is left out. */
export function inboxFilters({ whose, status, platform, q }: Record<string, unknown>): InboxFilters {
  return {
    whose: oneOf(whose, 'mine', 'nobodys'),
    status: oneOf(status, 'closed'),
    platform: oneOf(platform, 'facebook', 'whatsapp'),
    q: typeof q === 'string' && q ? q.slice(0, 100) : undefined,
  }
}

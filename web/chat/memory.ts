/** What a browser keeps of a chat between visits, in the site's own storage: there are no cookies. */
export interface Remembered {
  token?: string
  /** The company has a conversation with this visitor. */
  isKnown?: boolean
  name?: string | undefined
  email?: string | undefined
  /** Texts that have not arrived yet. */
  waiting: { id: string; text: string }[]
  /** Up to which moment the company's words were seen. */
  seenUpTo: string
}

const nothing = (): Remembered => ({ waiting: [], seenUpTo: '' })

/** Where the browser lets nobody keep anything, it is kept as long as the page is open. */
export function memoryOf(key: string) {
  const place = `steward-chat ${key}`
  let fallback = nothing()

  const read = (): Remembered => {
    try {
      return { ...nothing(), ...JSON.parse(localStorage.getItem(place) ?? '{}') }
    } catch {
      return fallback
    }
  }
  const write = (changes: Partial<Remembered>) => {
    fallback = { ...read(), ...changes }
    try {
      localStorage.setItem(place, JSON.stringify(fallback))
    } catch {
      // Kept for this page alone.
    }
  }
  return {
    read,
    write,
    /** 256 random bits: whoever has them is this visitor. */
    token(): string {
      const known = read().token
      if (known) return known
      const bits = crypto.getRandomValues(new Uint8Array(32))
      const token = btoa(String.fromCharCode(...bits))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
      write({ token })
      return token
    },
  }
}

export type Memory = ReturnType<typeof memoryOf>

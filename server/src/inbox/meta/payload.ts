/** Tolerant readers of parsed JSON: what is missing, empty or of the wrong type reads as undefined. */

export type Fields = Record<string, unknown>

export function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An opaque id. Meta also sends some as numbers; one too large for a double has lost digits and is no id any more. */
export function id(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : text(value)
}

export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}

const lastInstantOfAnyDatabase = Date.UTC(9999, 11, 31)

/** Milliseconds since 1970, from seconds or milliseconds, as number or text: below 10^11 Meta means seconds. */
export function instant(value: unknown): number | undefined {
  const read = number(value)
  if (read === undefined || read <= 0) return undefined
  const milliseconds = Math.round(read < 1e11 ? read * 1000 : read)
  return milliseconds <= lastInstantOfAnyDatabase ? milliseconds : undefined
}

/** Addresses end up as links in a browser, so nothing but http and https passes. */
export function webAddress(value: unknown): string | undefined {
  const address = text(value)
  return address && /^https?:\/\//i.test(address) ? address : undefined
}

/** Digits as WhatsApp writes them in `wa_id`, without the plus. */
export function phone(value: unknown): string | undefined {
  return text(id(value)?.replace(/^\+/, ''))
}

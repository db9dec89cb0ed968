// Reading addresses: what makes no sense is left out.

const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const ID = /^[0-9a-f-]{36}$/

/** Words, at most so many letters of them. "100" in an address is read as a number. */
export const textIn = (value: unknown, most = 100): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, most) : undefined

export const oneOf = <const Option extends string>(options: readonly Option[], value: unknown): Option | undefined =>
  options.find(option => option === value)

export const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && DAY.test(value) ? value : undefined

export const instantIn = (value: unknown): string | undefined =>
  typeof value === 'string' && INSTANT.test(value) ? value : undefined

export const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' && ID.test(value) ? value : undefined

import { z } from 'zod'

// A lone surrogate has no UTF-8 form and a NUL is refused by PostgreSQL: neither is text.
export const isText = (value: string) => !value.includes('\u0000') && value.isWellFormed()

/** One or more characters, trimmed, at most `max` of them. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(isText, 'Contains characters that are not text')

/** What somebody types into a search field; may be empty. */
export const searchWords = z.string().trim().max(100).refine(isText, 'Contains characters that are not text')

/** Text that may be emptied: '' and null both read as null. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isText, 'Contains characters that are not text')
    .nullable()
    .transform(value => value || null)

/** UUIDv7 in lower case. */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Not an id')
export type Id = z.infer<typeof Id>

/** Ids in a query, divided by commas; at most 100. */
export const idList = z
  .string()
  .max(3700)
  .transform(list => list.split(','))
  .pipe(z.array(Id).max(100))

/** A decimal string with a currency somewhere beside it; never a JavaScript number. */
export const Money = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/, 'An amount such as "1200.50"')
/** Money of zero or more. */
export const Amount = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'An amount such as "1200.50"')
/** Money of more than zero. */
export const PositiveAmount = Amount.refine(value => /[1-9]/.test(value), 'More than zero')
/** Percent as a decimal string: `"19"` is 19 %. */
export const Percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A percentage such as "19"')
  .refine(value => Number(value) <= 100, 'At most 100')
/** How many, as a decimal string: `"1.5"`. */
export const Quantity = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, 'A quantity such as "1.5"')

const isCalendarDay = (value: string) => {
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
/** A day of the company's calendar, `YYYY-MM-DD`: no time, no zone. */
export const Day = z
  .string()
  .regex(/^(19|2[01])\d\d-\d\d-\d\d$/, 'A day such as "2026-05-31"')
  .refine(isCalendarDay, 'No such day')
/** What a clock shows, `HH:MM`, in the company's time zone where a day stands beside it. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as "09:00"')
/** A calendar month, `YYYY-MM`. */
export const Month = z.string().regex(/^(19|2[01])\d\d-(0[1-9]|1[0-2])$/, 'A month such as "2026-05"')
/** A moment: ISO 8601 in UTC. */
export const Instant = z.string()

/** E-mail address, compared and stored in lower case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .transform(value => value.normalize('NFC').toLowerCase())
  .pipe(z.email('Not an e-mail address'))

const knownIn = (kind: 'currency' | 'timeZone') => new Set<string>(Intl.supportedValuesOf(kind))
const currencies = knownIn('currency')
/** ISO 4217 code. */
export const Currency = z.string().refine(value => currencies.has(value), 'A currency code such as "EUR"')
const isTimezone = (value: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
/** IANA time zone. */
export const Timezone = z.string().max(64).refine(isTimezone, 'A time zone such as "Europe/Berlin"')
const isLocale = (value: string) => {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
/** BCP 47 language tag. */
export const Locale = z.string().max(35).refine(isLocale, 'A language such as "en" or "de-AT"')
/** ISO 3166 country code. */
export const Country = z.string().regex(/^[A-Z]{2}$/, 'A country code such as "DE"')

/** Raised by every change; also the object's ETag, and what If-Match is compared with. */
export const Version = z.int()

export const ById = z.strictObject({ id: Id })

import { createContext, type ReactNode, useContext, useMemo } from 'react'

export interface FormatSettings {
  /** BCP 47: how numbers and dates are written. */
  locale: string
  /** ISO 4217: what an amount without a currency of its own is in. */
  currency: string
  /** IANA: where the company's clock hangs. */
  timezone: string
  /** The company's calendar day, `YYYY-MM-DD`. */
  today: string
}

export type Formats = ReturnType<typeof formatsOf>

/** How this company writes. Amounts are decimal strings and never pass through a JavaScript number. */
export function formatsOf({ locale, currency, timezone, today }: FormatSettings) {
  const day = (value: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))
  const instant = (value: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: timezone }).format(new Date(value))
  /** "€1,200.50"; `whole` leaves the cents out where the exact sum isn't the point. */
  const money = (amount: string, own = currency, whole = false) =>
    numberFormat(locale, {
      style: 'currency',
      currency: own,
      ...(whole && { maximumFractionDigits: 0, minimumFractionDigits: 0 }),
    }).format(amount as Intl.StringNumericLiteral)
  return {
    locale,
    currency,
    timezone,
    today,
    money,
    /** "€616K", or whole euros where the language shortens nothing: for columns, charts and sums on cards. */
    roughMoney: (amount: string, own = currency) => {
      const parts = numberFormat(locale, {
        style: 'currency',
        currency: own,
        notation: 'compact',
        maximumFractionDigits: 1,
      }).formatToParts(amount as Intl.StringNumericLiteral)
      const isShortened = parts.some(({ type }) => type === 'compact')
      return isShortened ? parts.map(({ value }) => value).join('') : money(amount, own, true)
    },
    number: (value: string | number) =>
      numberFormat(locale, { maximumFractionDigits: 4 }).format(value as Intl.StringNumericLiteral),
    /** "19%" from "19". */
    percent: (value: string) =>
      numberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 4 }).format(
        value as Intl.StringNumericLiteral,
      ),
    /** "May 31", with the year where it isn't this one. */
    day: (value: string) => day(value, sameYear(value, today) ? SHORT : SHORT_WITH_YEAR),
    /** "Nov" of `2026-11`; in scripts without short names a letter. */
    monthName: (value: string) => day(`${value}-01`, { month: locale.startsWith('ar') ? 'narrow' : 'short' }),
    fullMonth: (value: string) => day(`${value}-01`, FULL_MONTH),
    /** "Mon" of a day. */
    weekday: (value: string, width: 'short' | 'long' | 'narrow' = 'short') => day(value, { weekday: width }),
    fullDay: (value: string) => day(value, FULL),
    /** "May 1 – 31", with the year where it isn't this one. */
    span: ({ from, to }: { from: string; to: string }) =>
      dateFormat(locale, {
        ...(sameYear(from, today) && sameYear(to, today) ? SHORT : SHORT_WITH_YEAR),
        timeZone: 'UTC',
      }).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    /** "May" or "May 2025", from a day of it. */
    month: (value: string, long = false) =>
      day(value, {
        month: long ? 'long' : 'short',
        ...(sameYear(value, today) ? {} : { year: long ? 'numeric' : '2-digit' }),
      }),
    /** "12 min", "3.5 hr": how long something takes, from seconds. */
    duration: (seconds: number) => {
      const [unit, size] = DURATIONS.find(([, size]) => seconds >= size) ?? ['second', 1]
      const rough = unit === 'hour' || unit === 'day'
      return numberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: rough ? 1 : 0,
      }).format(seconds / size)
    },
    /** "2.4 MB", from bytes; at least "1 kB". */
    fileSize: (bytes: number) => {
      const [unit, size] = bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1000] as const)
      const form = {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
      } as const
      return numberFormat(locale, form).format(Math.max(bytes, 1000) / size)
    },
    /** "10:42" */
    time: (value: string) => instant(value, TIME),
    instant: (value: string) => instant(value, sameYear(value, today) ? MOMENT : MOMENT_WITH_YEAR),
    fullInstant: (value: string) => instant(value, FULL_MOMENT),
    /** The company's calendar day of an instant. */
    dayOf: (value: string) =>
      dateFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: timezone }).format(
        new Date(value),
      ),
    /** "in 3 days", "yesterday", "5 minutes ago". */
    relative: (value: number, unit: Intl.RelativeTimeFormatUnit, style: Intl.RelativeTimeFormatStyle = 'long') =>
      relativeFormat(locale, style).format(value, unit),
    /** "A, B and C", in the order of the language, whatever script each is in. */
    list: (words: string[]) => new Intl.ListFormat(locale).format(words.map(isolated)),
  }
}

const DURATIONS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const SHORT = { month: 'short', day: 'numeric' } as const
const SHORT_WITH_YEAR = { ...SHORT, year: 'numeric' } as const
const FULL = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const
const FULL_MONTH = { month: 'long', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const
const MOMENT = { ...SHORT, ...TIME } as const
const MOMENT_WITH_YEAR = { ...SHORT_WITH_YEAR, ...TIME } as const
const FULL_MOMENT = { ...FULL, ...TIME, timeZoneName: 'short' } as const

// What stands between these marks reads its own way and leaves the words around it alone.
const isolated = (words: string) => `\u2068${words}\u2069`

const sameYear = (value: string, today: string) => value.slice(0, 4) === today.slice(0, 4)

// Making an Intl format costs some hundred times what using it does.
function cached<Args extends unknown[], Format>(make: (...args: Args) => Format) {
  const formats = new Map<string, Format>()
  return (...args: Args): Format => {
    const key = JSON.stringify(args)
    const known = formats.get(key)
    if (known) return known
    const format = make(...args)
    formats.set(key, format)
    return format
  }
}

const numberFormat = cached(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
const dateFormat = cached(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
const relativeFormat = cached(
  (locale: string, style: Intl.RelativeTimeFormatStyle) =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style }),
)

const browserFormats = () =>
  formatsOf({
    locale: navigator.language,
    currency: 'USD',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    today: new Date().toISOString().slice(0, 10),
  })

const FormatsContext = createContext<Formats | null>(null)

export function FormatsProvider({
  children,
  locale,
  currency,
  timezone,
  today,
}: FormatSettings & { children: ReactNode }) {
  const formats = useMemo(() => formatsOf({ locale, currency, timezone, today }), [locale, currency, timezone, today])
  return <FormatsContext value={formats}>{children}</FormatsContext>
}

/** How this company writes money, numbers, days and instants; outside a company, how the browser does. */
export const useFormats = (): Formats => useContext(FormatsContext) ?? browserFormats()

/** Calendar days and clocks of time zones. Days are `YYYY-MM-DD`, times `HH:MM`, zones IANA names such as `Europe/Berlin`. */

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export function dayIn(timezone: string, moment: Date): string {
  let format = dayFormats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(timezone, format)
  }
  return format.format(moment)
}

/** The moment at which a calendar day begins in a time zone. */
export const startOfDay = (timezone: string, day: string): Date => momentAt(timezone, day, '00:00')

/** The moment at which clocks in a time zone show a day and a time, `HH:MM`. */
export function momentAt(timezone: string, day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`)
  // The zone's offset at about that moment, asked twice since a change of clocks may lie in between.
  const first = shown - offsetAt(timezone, shown)
  return new Date(shown - offsetAt(timezone, first))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function offsetAt(timezone: string, moment: number): number {
  let clock = clocks.get(timezone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(timezone, clock)
  }
  const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(
    parts.year as number,
    (parts.month as number) - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  )
  return local - Math.floor(moment / 1000) * 1000
}

/** A calendar day some days later, or earlier. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

import { useSyncExternalStore } from 'react'
import { type Formats, useFormats } from './formats.tsx'

/** How long ago or how far off: of an instant ("5 min. ago") or of a day ("in 3 days"). The exact one on hover. */
export function RelativeTime({ value, short = true }: { value: string; short?: boolean }) {
  const formats = useFormats()
  const now = useNow()
  const isDay = value.length === 10
  const words = isDay ? daysFrom(formats, value, short) : since(formats, value, now, short)
  return (
    <time className="numbers" dateTime={value} title={isDay ? formats.fullDay(value) : formats.fullInstant(value)}>
      {words}
    </time>
  )
}

const MINUTE = 60_000
const DAY = 86_400_000

function daysFrom(formats: Formats, day: string, short: boolean): string {
  const days = Math.round((Date.parse(day) - Date.parse(formats.today)) / DAY)
  if (Math.abs(days) > 13) return formats.day(day)
  return formats.relative(days, 'day', short ? 'short' : 'long')
}

function since(formats: Formats, instant: string, now: number, short: boolean): string {
  const style = short ? 'short' : 'long'
  const minutes = Math.round((Date.parse(instant) - now) / MINUTE)
  if (minutes === 0) return formats.relative(0, 'second', style)
  if (Math.abs(minutes) < 60) return formats.relative(minutes, 'minute', style)
  if (Math.abs(minutes) < 24 * 60) return formats.relative(Math.round(minutes / 60), 'hour', style)
  return daysFrom(formats, formats.dayOf(instant), short)
}

// One clock for the whole screen, ticking only while somebody looks at it.
const listeners = new Set<() => void>()
let now = Date.now()
let ticking: ReturnType<typeof setInterval> | undefined

function listen(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    now = Date.now()
    for (const tell of listeners) tell()
  }, MINUTE / 2)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** The time in milliseconds, renewed twice a minute. */
export const useNow = () => useSyncExternalStore(listen, () => now)

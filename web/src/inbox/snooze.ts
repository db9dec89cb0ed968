import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { daysAfter, startOfWeek } from '../ui/days.ts'
import { type Formats, useFormats } from '../ui/formats.tsx'
import { useNow } from '../ui/relative-time.tsx'
import { toast } from '../ui/toast.tsx'
import { useKeeping } from './conversations.ts'

/** A moment by the company's clock. */
export interface ByClock {
  day: string
  /** `HH:MM` */
  time: string
}

const HOUR = 3_600_000
const QUARTER = HOUR / 4
const MORNING = '09:00'

/** An instant by the company's clock. */
export function byClock({ timezone, dayOf }: Formats, instant: string): ByClock {
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  })
  return { day: dayOf(instant), time: clock.format(new Date(instant)) }
}

/** In some three hours, at a quarter; undefined when that is another day. */
export function laterToday(formats: Formats, now: number): ByClock | undefined {
  const at = byClock(formats, new Date(Math.ceil((now + 3 * HOUR) / QUARTER) * QUARTER).toISOString())
  return at.day === formats.today ? at : undefined
}

export const tomorrow = ({ today }: Formats): ByClock => ({ day: daysAfter(today, 1), time: MORNING })

/** The next Monday. */
export const nextWeek = ({ today }: Formats): ByClock => ({ day: daysAfter(startOfWeek(today, 1), 7), time: MORNING })

/** The times that people choose most, as far as they are still to come. */
export function useClockChoices(): { words: string; at: ByClock }[] {
  const { t } = useLingui()
  const formats = useFormats()
  const later = laterToday(formats, useNow())
  return [
    ...(later ? [{ words: t`Later today`, at: later }] : []),
    { words: t`Tomorrow`, at: tomorrow(formats) },
    { words: t`Next week`, at: nextWeek(formats) },
  ]
}

/** "Mon, 09:00" */
export const useClockWords = () => {
  const { locale } = useFormats()
  return ({ day, time }: ByClock) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
      new Date(`${day}T${time}:00Z`),
    )
}

/** Puts a conversation away until a time, with a way back. */
export function useSnooze() {
  const { t } = useLingui()
  const { instant } = useFormats()
  const keeping = useKeeping()
  const snooze = useMutation(api.inbox.conversations.snooze.mutationOptions(keeping))
  const wake = useMutation(api.inbox.conversations.wake.mutationOptions(keeping))
  return {
    isPending: snooze.isPending,
    snooze: (id: string, at: ByClock, onDone?: () => void) =>
      snooze.mutate(
        { id, ...at },
        {
          onSuccess: ({ snoozedUntil }) => {
            toast(t`Snoozed until ${instant(snoozedUntil ?? '')}`, {
              id: 'conversation-snoozed',
              undo: () => wake.mutateAsync({ id }),
            })
            onDone?.()
          },
        },
      ),
    wake: (id: string) => wake.mutate({ id }),
    isWaking: wake.isPending,
  }
}

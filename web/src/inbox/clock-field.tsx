import { useLingui } from '@lingui/react/macro'
import { Button, Group, TextInput } from '@mantine/core'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { useNow } from '../ui/relative-time.tsx'
import { type ByClock, laterToday, nextWeek, tomorrow } from './snooze.ts'

/** A day and a time by the company's clock, with those that people choose most. */
export function ClockField({ at, onChange }: { at: ByClock; onChange: (at: ByClock) => void }) {
  const { t } = useLingui()
  const formats = useFormats()
  const now = useNow()
  const choices = [
    { words: t`Later today`, at: laterToday(formats, now) },
    { words: t`Tomorrow`, at: tomorrow(formats) },
    { words: t`Next week`, at: nextWeek(formats) },
  ]
  return (
    <>
      <Group gap={8}>
        {choices.map(
          ({ words, at }) =>
            at && (
              <Button key={words} onClick={() => onChange(at)} size="compact-sm" variant="default">
                {words}
              </Button>
            ),
        )}
      </Group>
      <Group gap={8} grow>
        <DayField
          label={t`Day`}
          minDate={formats.today}
          onChange={day => onChange({ ...at, day: day ?? '' })}
          required
          value={at.day || null}
        />
        <TextInput
          label={t`Time`}
          onChange={event => onChange({ ...at, time: event.currentTarget.value })}
          required
          type="time"
          value={at.time}
        />
      </Group>
    </>
  )
}

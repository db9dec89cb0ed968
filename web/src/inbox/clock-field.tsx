import { useLingui } from '@lingui/react/macro'
import { Button, Group, TextInput } from '@mantine/core'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { type ByClock, useClockChoices } from './snooze.ts'

/** A day and a time by the company's clock, with those that people choose most. */
export function ClockField({ at, onChange }: { at: ByClock; onChange: (at: ByClock) => void }) {
  const { t } = useLingui()
  const formats = useFormats()
  const choices = useClockChoices()
  return (
    <>
      <Group gap={8}>
        {choices.map(({ words, at }) => (
          <Button key={words} onClick={() => onChange(at)} size="compact-sm" variant="default">
            {words}
          </Button>
        ))}
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

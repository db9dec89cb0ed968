import { useLingui } from '@lingui/react/macro'
import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'
import { useNow } from '../ui/relative-time.tsx'
import { laterToday, nextWeek, tomorrow, useSnooze } from './snooze.ts'

/** Until when it is put away, by the company's clock. */
export function SnoozeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui()
  const formats = useFormats()
  const now = useNow()
  const { snooze, isPending } = useSnooze()
  const [at, setAt] = useState(() => tomorrow(formats))
  const choices = [
    { words: t`Later today`, at: laterToday(formats, now) },
    { words: t`Tomorrow`, at: tomorrow(formats) },
    { words: t`Next week`, at: nextWeek(formats) },
  ]
  return (
    <Question
      isWorking={isPending}
      onClose={onClose}
      onSubmit={() => at.day && at.time && snooze(id, at, onClose)}
      title={t`Snooze until …`}
      verb={t`Snooze`}
    >
      <Group gap={8}>
        {choices.map(
          ({ words, at }) =>
            at && (
              <Button key={words} onClick={() => setAt(at)} size="compact-sm" variant="default">
                {words}
              </Button>
            ),
        )}
      </Group>
      <Group gap={8} grow>
        <DayField
          label={t`Day`}
          minDate={formats.today}
          onChange={day => setAt({ ...at, day: day ?? '' })}
          required
          value={at.day || null}
        />
        <TextInput
          label={t`Time`}
          onChange={event => setAt({ ...at, time: event.currentTarget.value })}
          required
          type="time"
          value={at.time}
        />
      </Group>
    </Question>
  )
}

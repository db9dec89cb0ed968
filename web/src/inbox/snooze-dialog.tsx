import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'
import { ClockField } from './clock-field.tsx'
import { tomorrow, useSnooze } from './snooze.ts'

/** Until when it is put away, by the company's clock. */
export function SnoozeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui()
  const formats = useFormats()
  const { snooze, isPending } = useSnooze()
  const [at, setAt] = useState(() => tomorrow(formats))
  return (
    <Question
      isWorking={isPending}
      onClose={onClose}
      onSubmit={() => at.day && at.time && snooze(id, at, onClose)}
      title={t`Snooze until …`}
      verb={t`Snooze`}
    >
      <ClockField at={at} onChange={setAt} />
    </Question>
  )
}

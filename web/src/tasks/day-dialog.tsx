import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { DayField } from '../ui/day-field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'

interface Props {
  onChoose: (day: string) => void
  onClose: () => void
}

/** One day, typed or picked. */
export default function DayDialog({ onChoose, onClose }: Props) {
  const { t } = useLingui()
  const { today } = useFormats()
  const [day, setDay] = useState<string | null>(today)
  return (
    <Question
      isWorking={false}
      onClose={onClose}
      onSubmit={() => {
        if (!day) return
        onChoose(day)
        onClose()
      }}
      title={t`Due on`}
      verb={t`Set`}
    >
      <DayField data-autofocus label={t`Day`} onChange={setDay} value={day} />
    </Question>
  )
}

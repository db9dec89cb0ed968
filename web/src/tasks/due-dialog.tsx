import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { DayField } from '../ui/day-field.tsx'
import { Question } from '../ui/question.tsx'

interface Props {
  from: string | undefined
  to: string | undefined
  onChange: (from: string | undefined, to: string | undefined) => void
  onClose: () => void
}

/** From which day to which; either may be left open. */
export default function DueDialog({ from, to, onChange, onClose }: Props) {
  const { t } = useLingui()
  const [first, setFirst] = useState(from ?? null)
  const [last, setLast] = useState(to ?? null)
  const isBackwards = first !== null && last !== null && first > last
  return (
    <Question
      isWorking={false}
      onClose={onClose}
      onSubmit={() => {
        if (isBackwards) return
        onChange(first ?? undefined, last ?? undefined)
        onClose()
      }}
      title={t`Due between`}
      verb={t`Show`}
    >
      <DayField clearable data-autofocus label={t`First day`} onChange={setFirst} value={first} />
      <DayField
        clearable
        error={isBackwards && t`Not before the first day`}
        label={t`Last day`}
        onChange={setLast}
        value={last}
      />
    </Question>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { InputWrapper, TextInput } from '@mantine/core'
import { type LabelColour, labelColours } from '@steward/contract/inbox/label-colours.ts'
import type { Label } from '@steward/contract/inbox/labels.ts'
import { useState } from 'react'
import { Question } from '../ui/question.tsx'
import { LabelDot } from './label-chip.tsx'
import classes from './labels.module.css'
import { useAddLabel, useChangeLabel } from './labels.ts'

/** A label's name and colour; a new one where none is given. */
export function LabelDialog({ label, onClose }: { label: Label | undefined; onClose: () => void }) {
  const { t } = useLingui()
  const [name, setName] = useState(label?.name ?? '')
  const [colour, setColour] = useState<LabelColour>(label?.colour ?? 'grey')
  const [isChanging, setChanging] = useState(false)
  const add = useAddLabel()
  const change = useChangeLabel()
  const submit = () => {
    const next = { name: name.trim(), colour }
    if (!next.name) return
    if (!label) return add.mutate(next, { onSuccess: onClose })
    if (next.name === label.name && colour === label.colour) return onClose()
    setChanging(true)
    change(label, next).then(onClose, () => setChanging(false))
  }
  return (
    <Question
      isWorking={add.isPending || isChanging}
      onClose={onClose}
      onSubmit={submit}
      title={label ? t`Change label` : t`New label`}
      verb={label ? t`Save` : t`Add label`}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        maxLength={40}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <Colours colour={colour} onChange={setColour} />
    </Question>
  )
}

function Colours({ colour, onChange }: { colour: LabelColour; onChange: (colour: LabelColour) => void }) {
  const { t } = useLingui()
  const words: Record<LabelColour, string> = {
    grey: t`Grey`,
    red: t`Red`,
    orange: t`Orange`,
    amber: t`Amber`,
    green: t`Green`,
    teal: t`Teal`,
    blue: t`Blue`,
    violet: t`Violet`,
  }
  return (
    <InputWrapper label={<Trans>Colour</Trans>} labelElement="div">
      <div aria-label={t`Colour`} className={classes.colours} role="radiogroup">
        {labelColours.map(name => (
          <label className={classes.colour} key={name} title={words[name]}>
            <input
              aria-label={words[name]}
              checked={name === colour}
              name="colour"
              onChange={() => onChange(name)}
              type="radio"
            />
            <LabelDot colour={name} />
          </label>
        ))}
      </div>
    </InputWrapper>
  )
}

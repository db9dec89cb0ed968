import { useLingui } from '@lingui/react/macro'
import { SegmentedControl, TextInput } from '@mantine/core'
import type { Phone } from '@steward/contract/demo.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChannelName } from '../../inbox/channel-badge.tsx'
import { sentenceOf } from '../../platform/error-toast.ts'
import { Question } from '../../ui/question.tsx'
import { useNewPerson } from './phones.ts'

/** Who writes for the first time, and where. */
export function NewPersonQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const nameOf = useChannelName()
  const create = useNewPerson()
  const [name, setName] = useState('')
  const [channel, setChannel] = useState<Phone['channel']>('whatsapp')
  const submit = () =>
    create.mutate(
      { channel, name },
      {
        onSuccess({ id }) {
          onClose()
          void navigate({ to: '/demo/customer', search: { channel, person: id } })
        },
      },
    )
  return (
    <Question
      isWorking={create.isPending}
      onClose={onClose}
      onSubmit={submit}
      title={t`New customer`}
      verb={t`Take the phone`}
    >
      <TextInput
        data-autofocus
        error={create.error && sentenceOf(create.error)}
        label={t`Name`}
        maxLength={100}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <SegmentedControl
        aria-label={t`Channel`}
        data={(['whatsapp', 'facebook'] as const).map(value => ({ value, label: nameOf(value) }))}
        fullWidth
        onChange={value => setChannel(value as Phone['channel'])}
        value={channel}
      />
    </Question>
  )
}

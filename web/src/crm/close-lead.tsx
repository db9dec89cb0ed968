import { useLingui } from '@lingui/react/macro'
import { Chip, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { Lead, LeadRow } from '@steward/contract/crm/leads.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Inputs } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Question } from '../ui/question.tsx'
import { toast } from '../ui/toast.tsx'
import { ClientSelect } from './client-select.tsx'
import { useLeadMoves } from './lead-moves.tsx'
import { useKeepLead } from './leads.ts'

interface Props {
  lead: LeadRow
  /** Also when it was done. */
  onClose: () => void
}

/** Wins a lead, and asks whose it is. */
export function WinDialog({ lead, onClose }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const [choice, setChoice] = useState<'known' | 'existing' | 'new'>('known')
  const [clientId, setClientId] = useState<string | null>(null)
  const [clientName, setClientName] = useState(lead.title)
  const [isMissing, setMissing] = useState(false)
  const onWon = useClosed(onClose)
  const win = useMutation({
    mutationFn: (client: Omit<Inputs['crm']['leads']['win'], 'id'>) =>
      api.crm.leads.win.call({ id: lead.id, ...client }, { context: { version: lead.version } }),
    onSuccess: won => onWon(won, t`${won.title} won`),
  })
  const submit = () => {
    const name = clientName.trim()
    if ((choice === 'existing' && !clientId) || (choice === 'new' && !name)) return setMissing(true)
    win.mutate({
      ...(choice === 'existing' && clientId && { clientId }),
      ...(choice === 'new' && { clientName: name }),
    })
  }
  return (
    <Question
      isWorking={win.isPending}
      onClose={onClose}
      onSubmit={submit}
      title={t`Win “${lead.title}”`}
      verb={t`Win`}
    >
      <Radio.Group label={t`Its client`} onChange={value => setChoice(value as typeof choice)} value={choice}>
        <Stack gap={8} mt={8}>
          <Radio
            data-autofocus
            label={lead.clientName ?? t`Whoever is in its conversation, else a new client called after the lead`}
            value="known"
          />
          {can('can_view_clients') && <Radio label={t`A client we have already`} value="existing" />}
          <Radio label={t`A new client`} value="new" />
        </Stack>
      </Radio.Group>
      {choice === 'existing' && (
        <ClientSelect
          error={isMissing && !clientId && t`Which client is it?`}
          onChange={setClientId}
          value={clientId}
        />
      )}
      {choice === 'new' && (
        <TextInput
          error={isMissing && !clientName.trim() && t`What is the client called?`}
          label={t`Name of the client`}
          maxLength={200}
          onChange={event => setClientName(event.currentTarget.value)}
          value={clientName}
        />
      )}
    </Question>
  )
}

/** Gives a lead up, and asks why. */
export function LoseDialog({ lead, onClose }: Props) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const onLost = useClosed(onClose)
  const lose = useMutation({
    mutationFn: (reason: string) =>
      api.crm.leads.lose.call({ id: lead.id, reason }, { context: { version: lead.version } }),
    onSuccess: lost => onLost(lost, t`${lost.title} given up`),
  })
  const usual = [t`Too expensive`, t`Went to somebody else`, t`No answer`, t`Not now`]
  return (
    <Question
      isWorking={lose.isPending}
      onClose={onClose}
      onSubmit={() => (reason.trim() ? lose.mutate(reason.trim()) : setMissing(true))}
      title={t`Give up “${lead.title}”`}
      verb={t`Lose`}
    >
      <Textarea
        autosize
        data-autofocus
        error={isMissing && !reason.trim() && t`A few words help the next time.`}
        label={t`Why was it lost?`}
        maxLength={500}
        minRows={2}
        onChange={event => setReason(event.currentTarget.value)}
        value={reason}
      />
      <Chip.Group onChange={value => setReason(value as string)} value={reason}>
        <Group gap={6}>
          {usual.map(words => (
            <Chip key={words} size="xs" value={words} variant="outline">
              {words}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Question>
  )
}

// The dialog closes once the lists know, so that a card let go over a column stays there.
function useClosed(onClose: () => void) {
  const keep = useKeepLead()
  const { reopen } = useLeadMoves()
  return async (lead: Lead, sentence: string) => {
    await keep(lead)
    toast(sentence, { undo: () => reopen(lead).catch(() => {}) })
    onClose()
  }
}

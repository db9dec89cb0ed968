import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { Lead } from '@steward/contract/crm/leads.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { Question } from '../ui/question.tsx'
import { toast } from '../ui/toast.tsx'
import { ClientSelect } from './client-select.tsx'
import { useKeepLead } from './leads.ts'

/** What can be done with a lead as it stands, by whoever looks at it. */
export function LeadActions({ lead }: { lead: Lead }) {
  const { t } = useLingui()
  const { can } = useMe()
  const [asking, setAsking] = useState<'win' | 'lose'>()
  const onSuccess = useKeepLead()
  const move = useMutation(api.crm.leads.move.mutationOptions({ onSuccess }))
  const reopen = useMutation(api.crm.leads.reopen.mutationOptions({ onSuccess }))
  const { id, status } = lead
  const close = () => setAsking(undefined)
  if (status === 'won' || status === 'lost') {
    return can('can_close_leads') ? (
      <Button loading={reopen.isPending} onClick={() => reopen.mutate({ id })} variant="default">
        <Trans>Reopen</Trans>
      </Button>
    ) : null
  }
  return (
    <Group gap={8} wrap="nowrap">
      {can('can_edit_leads') && (
        <Button
          loading={move.isPending}
          onClick={() => move.mutate({ id, status: status === 'new' ? 'negotiation' : 'new' })}
          variant="default"
        >
          {status === 'new' ? t`Move to negotiation` : t`Back to new`}
        </Button>
      )}
      {can('can_close_leads') && (
        <>
          <Button onClick={() => setAsking('lose')} variant="default">
            <Trans>Lose</Trans>
          </Button>
          <Button onClick={() => setAsking('win')}>
            <Trans>Win</Trans>
          </Button>
        </>
      )}
      {asking === 'win' && <WinDialog lead={lead} onClose={close} />}
      {asking === 'lose' && <LoseDialog id={id} onClose={close} />}
    </Group>
  )
}

function WinDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useLingui()
  const [choice, setChoice] = useState<'known' | 'existing' | 'new'>('known')
  const [clientId, setClientId] = useState<string | null>(null)
  const [clientName, setClientName] = useState(lead.title)
  const keep = useKeepLead()
  const win = useMutation(
    api.crm.leads.win.mutationOptions({
      onSuccess: won => {
        keep(won)
        toast(t`Won`)
        onClose()
      },
    }),
  )
  const submit = () =>
    win.mutate({
      id: lead.id,
      ...(choice === 'existing' && clientId && { clientId }),
      ...(choice === 'new' && clientName.trim() && { clientName: clientName.trim() }),
    })
  return (
    <Question isWorking={win.isPending} onClose={onClose} onSubmit={submit} title={t`Win this lead`} verb={t`Win`}>
      <Radio.Group label={t`Its client`} onChange={value => setChoice(value as typeof choice)} value={choice}>
        <Stack gap={8} mt={8}>
          <Radio
            label={lead.clientName ?? t`Whoever is in its conversation, else a new client called after the lead`}
            value="known"
          />
          <Radio label={t`A client we have already`} value="existing" />
          <Radio label={t`A new client`} value="new" />
        </Stack>
      </Radio.Group>
      {choice === 'existing' && <ClientSelect onChange={setClientId} value={clientId} />}
      {choice === 'new' && (
        <TextInput
          label={t`Name of the client`}
          maxLength={200}
          onChange={event => setClientName(event.currentTarget.value)}
          value={clientName}
        />
      )}
    </Question>
  )
}

function LoseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const keep = useKeepLead()
  const lose = useMutation(
    api.crm.leads.lose.mutationOptions({
      onSuccess: lost => {
        keep(lost)
        onClose()
      },
    }),
  )
  return (
    <Question
      isWorking={lose.isPending}
      onClose={onClose}
      onSubmit={() => reason.trim() && lose.mutate({ id, reason: reason.trim() })}
      title={t`Lose this lead`}
      verb={t`Lose`}
    >
      <Textarea
        data-autofocus
        label={t`Why was it lost?`}
        maxLength={500}
        onChange={event => setReason(event.currentTarget.value)}
        required
        value={reason}
      />
    </Question>
  )
}

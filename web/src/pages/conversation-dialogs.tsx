import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Divider, TextInput } from '@mantine/core'
import type { Conversation, Customer } from '@steward/contract/inbox/conversations.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { ClientSelect } from '../crm/client-select.tsx'
import { useRefresh } from '../inbox/conversations.ts'
import { MergeDialog } from '../inbox/merge-dialog.tsx'
import { SnoozeDialog } from '../inbox/snooze-dialog.tsx'
import { TemplateDialog } from '../inbox/template-dialog.tsx'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Question } from '../ui/question.tsx'
import { toast } from '../ui/toast.tsx'
import type { Ask } from './conversation-head.tsx'

interface Props {
  conversation: Conversation
  customer: Customer | undefined
  name: string
  onClose: () => void
}

/** The one question that is asked before something is made of the conversation. */
export default function ConversationDialogs({ ask, ...props }: Props & { ask: Ask }) {
  if (ask === 'lead') return <LeadDialog {...props} />
  if (ask === 'task') return <TaskDialog {...props} />
  if (ask === 'snooze') return <SnoozeDialog id={props.conversation.id} onClose={props.onClose} />
  if (ask === 'template') return <TemplateDialog {...props} />
  if (ask === 'merge') return <MergeDialog {...props} />
  if (ask === 'client') return <ClientDialog {...props} />
  return ask === 'invoice' ? <InvoiceStep {...props} /> : null
}

function LeadDialog({ conversation: { id }, name, onClose }: Props) {
  const { t } = useLingui()
  const [title, setTitle] = useState(name)
  const [value, setValue] = useState('')
  const refresh = useRefresh()
  const make = useMutation(
    api.inbox.conversations.lead.mutationOptions({
      onSuccess: async () => {
        await refresh()
        toast(t`Lead made`)
        onClose()
      },
    }),
  )
  return (
    <Question
      isWorking={make.isPending}
      onClose={onClose}
      onSubmit={() => title.trim() && make.mutate({ id, title: title.trim(), ...(value && { value }) })}
      title={t`Make a lead`}
      verb={t`Make a lead`}
    >
      <TextInput
        data-autofocus
        label={t`Title`}
        maxLength={200}
        onChange={event => setTitle(event.currentTarget.value)}
        required
        value={title}
      />
      <AmountField label={t`Value`} onChange={setValue} value={value} />
    </Question>
  )
}

function TaskDialog({ conversation: { id, assignedName }, onClose }: Props) {
  const { t } = useLingui()
  const [title, setTitle] = useState('')
  const [dueDate, setDueDate] = useState<string | null>(null)
  const refresh = useRefresh()
  const make = useMutation(
    api.inbox.conversations.task.mutationOptions({
      onSuccess: async () => {
        await refresh()
        toast(t`Task made`)
        onClose()
      },
    }),
  )
  return (
    <Question
      isWorking={make.isPending}
      onClose={onClose}
      onSubmit={() => title.trim() && make.mutate({ id, title: title.trim(), dueDate })}
      title={t`Make a task`}
      verb={t`Make a task`}
    >
      <TextInput
        data-autofocus
        description={assignedName ? t`It falls to ${assignedName}, who has the conversation.` : undefined}
        label={t`What is to be done?`}
        maxLength={200}
        onChange={event => setTitle(event.currentTarget.value)}
        required
        value={title}
      />
      <DayField label={t`Until when?`} onChange={setDueDate} value={dueDate} />
    </Question>
  )
}

/** Names the client: one there is, or a new one called after the customer. */
function useNamingClient({ conversation: { id }, customer }: Pick<Props, 'conversation' | 'customer'>) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ clientId, newName }: { clientId?: string; newName?: string }) => {
      const contactInfo = customer?.phone ?? null
      const client = clientId ?? (await api.crm.clients.create.call({ name: newName ?? '', contactInfo })).id
      return api.inbox.conversations.client.call({ id, clientId: client })
    },
    onSuccess: () => refresh(),
  })
}

function ClientDialog(props: Props) {
  const { t } = useLingui()
  const naming = useNamingClient(props)
  return (
    <WhichClient
      {...props}
      isWorking={naming.isPending}
      onChosen={choice =>
        naming.mutate(choice, {
          onSuccess: ({ name }) => {
            toast(t`This is ${name} from now on`)
            props.onClose()
          },
        })
      }
      title={t`Which client is this?`}
      verb={t`Link the client`}
    />
  )
}

// A client that is known already is asked for no more.
function InvoiceStep(props: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const naming = useNamingClient(props)
  const { clientId, leadId } = props.conversation
  const draftFor = useEffectEvent((client: string) => {
    props.onClose()
    void navigate({ to: '/invoices/$id', params: { id: 'new' }, search: { client, ...(leadId && { lead: leadId }) } })
  })
  useEffect(() => {
    if (clientId) draftFor(clientId)
  }, [clientId])
  if (clientId) return null
  return (
    <WhichClient
      {...props}
      isWorking={naming.isPending}
      onChosen={choice => naming.mutate(choice)}
      title={t`Who is the invoice for?`}
      verb={t`Go on to the invoice`}
    />
  )
}

interface WhichProps extends Props {
  title: string
  verb: string
  isWorking: boolean
  onChosen: (choice: { clientId?: string; newName?: string }) => void
}

function WhichClient({ conversation, name, title, verb, isWorking, onClose, onChosen }: WhichProps) {
  const { t } = useLingui()
  const { can } = useMe()
  const [clientId, setClientId] = useState<string | null>(conversation.clientId)
  const [newName, setNewName] = useState(conversation.externalUserName ?? '')
  return (
    <Question
      isWorking={isWorking}
      onClose={onClose}
      onSubmit={() => clientId && onChosen({ clientId })}
      title={title}
      verb={verb}
    >
      <ClientSelect onChange={setClientId} value={clientId} />
      {can('can_create_clients') && (
        <>
          <Divider label={<Trans>or somebody new</Trans>} my={4} />
          <TextInput
            label={t`Name of the new client`}
            maxLength={200}
            onChange={event => setNewName(event.currentTarget.value)}
            placeholder={name}
            rightSection={
              <Button
                disabled={!newName.trim()}
                loading={isWorking}
                me={4}
                onClick={() => onChosen({ newName: newName.trim() })}
                size="compact-sm"
                variant="default"
              >
                <Trans>Add</Trans>
              </Button>
            }
            rightSectionWidth="auto"
            value={newName}
          />
        </>
      )}
    </Question>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Select, Text, Textarea } from '@mantine/core'
import type { InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dueOn, isOwing } from '../finance/invoice-status.tsx'
import { useCustomerName } from '../inbox/channel-badge.tsx'
import { useRefresh } from '../inbox/conversations.ts'
import { api } from '../platform/api.ts'
import { newKey } from '../platform/link.ts'
import { useFormats } from '../ui/formats.tsx'
import { Question } from '../ui/question.tsx'
import { toast } from '../ui/toast.tsx'

interface Props {
  invoice: InvoiceRow
  /** Where it goes; asked for where left out. */
  conversationId?: string
  onClose: () => void
  onSent?: (conversationId: string) => void
}

/** Words to go with an invoice, and in which conversation with its client. */
export default function SendInvoiceDialog({ invoice, conversationId, onClose, onSent }: Props) {
  const { t } = useLingui()
  const refresh = useRefresh()
  const { money, day } = useFormats()
  const { number, currency, totalAmount, dueDate } = invoice
  const [amount, due] = [money(isOwing(invoice) ? dueOn(invoice) : totalAmount, currency), day(dueDate)]
  const [content, setContent] = useState(
    isOwing(invoice)
      ? t`Here is invoice ${number ?? ''}: ${amount}, due ${due}.`
      : t`Here is invoice ${number ?? ''} over ${amount}.`,
  )
  const [chosen, setChosen] = useState<string | null>(conversationId ?? null)
  const [key] = useState(newKey)
  const conversations = useConversationsOf(invoice.clientId, !conversationId)
  const where = chosen ?? conversations?.[0]?.value ?? null
  const send = useMutation(
    api.inbox.conversations.sendInvoice.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: (_, { id }) => {
        void refresh()
        toast(t`Invoice ${number ?? ''} sent`)
        onClose()
        onSent?.(id)
      },
    }),
  )
  if (!conversationId && conversations?.length === 0) {
    return (
      <Question
        isWorking={false}
        onClose={onClose}
        onSubmit={onClose}
        title={t`Send invoice ${number ?? ''}`}
        verb={t`All right`}
      >
        <Text>
          <Trans>
            There is no conversation with this client yet, or none that can be answered now. Copy the link and send it
            in another way.
          </Trans>
        </Text>
      </Question>
    )
  }
  return (
    <Question
      isWorking={send.isPending}
      onClose={onClose}
      onSubmit={() =>
        where && content.trim() && send.mutate({ id: where, invoiceId: invoice.id, content: content.trim() })
      }
      title={t`Send invoice ${number ?? ''}`}
      verb={t`Send`}
      width={480}
    >
      {!conversationId && (
        <Select
          allowDeselect={false}
          data={conversations ?? []}
          label={t`Conversation`}
          onChange={setChosen}
          value={where}
        />
      )}
      <Textarea
        autosize
        data-autofocus
        description={t`The PDF goes along, and a link where this installation has an address of its own.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        label={t`Message`}
        maxLength={2000}
        maxRows={8}
        minRows={3}
        onChange={event => setContent(event.currentTarget.value)}
        value={content}
      />
    </Question>
  )
}

function useConversationsOf(clientId: string, enabled: boolean) {
  const nameOf = useCustomerName()
  const { data } = useQuery(api.inbox.conversations.list.queryOptions({ input: { clientId, limit: 20 }, enabled }))
  return data?.items
    .filter(({ mayReply }) => mayReply)
    .map(conversation => ({
      value: conversation.id,
      label: [nameOf(conversation), conversation.channelName].filter(Boolean).join(' · '),
    }))
}

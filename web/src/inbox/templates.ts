import { useLingui } from '@lingui/react/macro'
import type { Message } from '@steward/contract/inbox/conversations.ts'
import type { Template } from '@steward/contract/inbox/templates.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { newKey } from '../platform/link.ts'
import { toast } from '../ui/toast.tsx'
import { useRefresh } from './conversations.ts'

export const useTemplates = (integrationId: string) =>
  useQuery(api.inbox.templates.list.queryOptions({ input: { id: integrationId }, staleTime: 60_000 }))

export function useRefreshTemplates() {
  const { t } = useLingui()
  return useMutation(
    api.inbox.templates.refresh.mutationOptions({ onSuccess: () => toast(t`The templates are being read again`) }),
  )
}

/** A second try carries the same key, so none is ever sent twice. */
export function useSendTemplate(onSent: (message: Message) => void) {
  const refresh = useRefresh()
  const [key] = useState(newKey)
  return useMutation(
    api.inbox.templates.send.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: message => {
        void refresh()
        onSent(message)
      },
    }),
  )
}

/** Why a template cannot be sent from here; undefined when it can. */
export function useWhyNot() {
  const { t } = useLingui()
  const byStatus: Record<Template['status'], string | undefined> = {
    approved: undefined,
    pending: t`Not approved yet`,
    rejected: t`Not approved by WhatsApp`,
    paused: t`Paused by WhatsApp`,
    off: t`Switched off`,
  }
  const byObstacle = {
    media: t`Carries a file: send it from WhatsApp Manager`,
    code: t`Carries a one-time code`,
    other: t`Has a button that cannot be filled in here`,
  }
  return ({ status, obstacle }: Template) => byStatus[status] ?? (obstacle ? byObstacle[obstacle] : undefined)
}

import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { toast } from '../ui/toast.tsx'
import { useRefresh } from './conversations.ts'

/** A merged conversation as it stands on the channel that is answered through: of one's choice, else where the customer wrote last. */
export function useAnswerThrough(conversation: Conversation) {
  const [chosen, choose] = useState<string>()
  const { parts, answerThrough } = conversation
  const part = parts.find(({ id }) => id === chosen) ?? parts.find(({ id }) => id === answerThrough)
  if (!part) return { answered: conversation, choose }
  const { id, platform, integrationId, channelName, mayReply, replyUntil } = part
  return { answered: { ...conversation, id, platform, integrationId, channelName, mayReply, replyUntil }, choose }
}

/** Makes another conversation part of this one; said with "Undo". */
export function useMerging(id: string) {
  const { t } = useLingui()
  const refresh = useRefresh()
  const split = useMutation(api.inbox.conversations.split.mutationOptions({ onSuccess: () => void refresh() }))
  const merge = useMutation(api.inbox.conversations.merge.mutationOptions({ onSuccess: () => void refresh() }))
  return {
    isPending: merge.isPending || split.isPending,
    merge: (otherId: string, onMerged?: () => void) =>
      merge.mutate(
        { id, otherId },
        {
          onSuccess: merged => {
            const undo = () => split.mutate({ id: merged.id, partId: otherId })
            toast(t`The conversations are one now`, { id: 'conversations-merged', undo })
            onMerged?.()
          },
        },
      ),
    split: (partId: string) =>
      split.mutate(
        { id, partId },
        { onSuccess: () => toast(t`It is a conversation of its own again`, { id: 'conversations-merged' }) },
      ),
  }
}

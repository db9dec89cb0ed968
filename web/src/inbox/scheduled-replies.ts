import { useLingui } from '@lingui/react/macro'
import type { ScheduledReply } from '@steward/contract/inbox/scheduled-replies.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useFormats } from '../ui/formats.tsx'
import { toast } from '../ui/toast.tsx'
import type { ByClock } from './snooze.ts'

/** Answers of a conversation that leave later. Facts about them make them stale. */
export const useScheduledReplies = (id: string) =>
  useQuery(api.inbox.scheduledReplies.list.queryOptions({ input: { id } })).data?.items

function useRefresh() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: api.inbox.scheduledReplies.key() })
}

/** Keeps an answer until its time. */
export function useSchedule() {
  const { t } = useLingui()
  const { instant } = useFormats()
  const refresh = useRefresh()
  const create = useMutation(api.inbox.scheduledReplies.create.mutationOptions({ onSettled: refresh }))
  return {
    isPending: create.isPending,
    schedule: (id: string, answer: { content: string; attachments: string[] }, at: ByClock, onDone: () => void) =>
      create.mutate(
        { id, ...(answer.content && { content: answer.content }), attachments: answer.attachments, ...at },
        {
          onSuccess: ({ sendAt }) => {
            toast(t`It will be sent ${instant(sendAt)}`)
            onDone()
          },
        },
      ),
  }
}

/** What can be done with one that has not left yet. */
export function useScheduled({ id, version }: ScheduledReply) {
  const onSettled = useRefresh()
  const options = { onSettled }
  const context = { version }
  return {
    send: useMutation({ mutationFn: () => api.inbox.scheduledReplies.send.call({ id }, { context }), ...options }),
    remove: useMutation({ mutationFn: () => api.inbox.scheduledReplies.remove.call({ id }, { context }), ...options }),
    change: useMutation({
      mutationFn: (changes: { content?: string } & Partial<ByClock>) =>
        api.inbox.scheduledReplies.change.call({ id, ...changes }, { context }),
      ...options,
    }),
  }
}

import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import type { InboxFilters } from './inbox-filters.ts'

/** Conversations of all pages loaded so far, the latest first. */
export function useConversations({ whose, status = undefined, platform, q }: InboxFilters) {
  const { employee } = useMe()
  const input = {
    status: status ?? ('open' as const),
    platform,
    q,
    ...(whose === 'mine' && employee && { assignedTo: employee.id }),
    ...(whose === 'nobodys' && { unassigned: 'true' as const }),
  }
  const list = useInfiniteQuery(
    api.inbox.conversations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return { ...list, rows: list.data?.pages.flatMap(page => page.items), total: list.data?.pages[0]?.total }
}

export const useConversation = (id: string) => useQuery(api.inbox.conversations.find.queryOptions({ input: { id } }))

/** Messages in the order they were written; older pages come before. */
export function useMessages(id: string) {
  const list = useInfiniteQuery(
    api.inbox.conversations.messages.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, cursor }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor ?? undefined,
    }),
  )
  return { ...list, messages: list.data?.pages.flatMap(page => page.items).reverse() }
}

function useKeeping() {
  const cache = useQueryClient()
  return {
    onSuccess: (conversation: Conversation) => {
      cache.setQueryData(
        api.inbox.conversations.find.queryOptions({ input: { id: conversation.id } }).queryKey,
        conversation,
      )
      void cache.invalidateQueries({ queryKey: api.inbox.conversations.list.key() })
    },
  }
}

export const useClose = () => useMutation(api.inbox.conversations.close.mutationOptions(useKeeping()))
export const useReopen = () => useMutation(api.inbox.conversations.reopen.mutationOptions(useKeeping()))
export const useAssign = () => useMutation(api.inbox.conversations.assign.mutationOptions(useKeeping()))
export const useMarkRead = () =>
  useMutation(api.inbox.conversations.read.mutationOptions({ ...useKeeping(), meta: { quiet: true } }))

/** Everything shown of conversations is asked for anew: after a reply, and after something was made of one. */
export function useRefresh() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: api.inbox.conversations.key() })
}

export function useReply() {
  const refresh = useRefresh()
  return useMutation(api.inbox.conversations.reply.mutationOptions({ onSuccess: refresh, meta: { quiet: true } }))
}

export function useRetry() {
  const refresh = useRefresh()
  return useMutation(api.inbox.conversations.retry.mutationOptions({ onSuccess: refresh }))
}

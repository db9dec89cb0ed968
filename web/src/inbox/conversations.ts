import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../platform/api.ts'
import { beside, byCursor, withRows } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { type Self, useMe } from '../platform/session.ts'
import { toast, toastError } from '../ui/toast.tsx'
import { type InboxFilters, queryOf } from './inbox-filters.ts'

const LIVELY_PAGES = 3

export function conversationsQuery({ employee }: Self, filters: InboxFilters) {
  const input = queryOf(filters, employee?.id)
  return api.inbox.conversations.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, cursor }),
    ...byCursor,
  })
}

/** Conversations of all pages loaded so far, in the order of their view. */
export function useConversations(filters: InboxFilters) {
  const cache = useQueryClient()
  const options = conversationsQuery(useMe(), filters)
  const list = useInfiniteQuery(options)
  const { queryKey } = options
  // Every message asks for all loaded pages anew: whoever is back at the top needs no more than the first ones.
  const forgetTheRest = useCallback(
    () =>
      cache.setQueryData<InfiniteData<unknown>>(queryKey, data =>
        data && data.pages.length > LIVELY_PAGES
          ? { pages: data.pages.slice(0, LIVELY_PAGES), pageParams: data.pageParams.slice(0, LIVELY_PAGES) }
          : data,
      ),
    [cache, queryKey],
  )
  return beside(withRows(list), { forgetTheRest })
}

export const conversationQuery = (id: string) => api.inbox.conversations.find.queryOptions({ input: { id } })

/** What the list says of it already stands there until the answer comes. */
export const useConversation = (id: string, listed: Conversation | undefined) =>
  useQuery({ ...conversationQuery(id), placeholderData: listed })

export const customerQuery = (id: string) =>
  api.inbox.conversations.customer.queryOptions({ input: { id }, staleTime: 5 * 60_000 })

/** Who is writing, and through which page or number. */
export const useCustomer = (id: string) => useQuery(customerQuery(id)).data

export function useKeeping() {
  const cache = useQueryClient()
  return {
    onSuccess: (conversation: Conversation) => {
      cache.setQueryData(conversationQuery(conversation.id).queryKey, conversation)
      void cache.invalidateQueries({ queryKey: api.inbox.conversations.list.key() })
      void cache.invalidateQueries({ queryKey: api.inbox.conversations.counts.key() })
    },
  }
}

const useClose = () => useMutation(api.inbox.conversations.close.mutationOptions(useKeeping()))
const useReopen = () => useMutation(api.inbox.conversations.reopen.mutationOptions(useKeeping()))
export const useAssign = () => useMutation(api.inbox.conversations.assign.mutationOptions(useKeeping()))

/** Gives a conversation to somebody, with a way back. What the customer writes meanwhile stands in nobody's way. */
export function useGive(conversation: Conversation) {
  const cache = useQueryClient()
  const save = useSaving({
    kept: ({ id }: Conversation) => cache.getQueryData(conversationQuery(id).queryKey),
    send: ({ id, assignedTo: from }, { assignedTo }: Pick<Conversation, 'assignedTo'>) =>
      api.inbox.conversations.assign.call({ id, employeeId: assignedTo, from }),
    onSaved: useKeeping().onSuccess,
  })
  return (assignedTo: string | null) => save(conversation, { assignedTo })
}

export const useMarkRead = () =>
  useMutation(api.inbox.conversations.read.mutationOptions({ ...useKeeping(), meta: { quiet: true } }))

/** Closes an open conversation or opens a closed one; said with "Undo". */
export function useTurn() {
  const { t } = useLingui()
  const [close, reopen] = [useClose(), useReopen()]
  return {
    isPending: close.isPending || reopen.isPending,
    close: (id: string, onClosed?: () => void) =>
      close.mutate(
        { id },
        {
          onSuccess: () => {
            toast(t`Conversation closed`, { id: 'conversation-turned', undo: () => reopen.mutate({ id }) })
            onClosed?.()
          },
        },
      ),
    reopen: (id: string) =>
      reopen.mutate({ id }, { onSuccess: () => toast(t`Conversation reopened`, { id: 'conversation-turned' }) }),
  }
}

/** Everything shown of conversations is asked for anew: after a reply, and after something was made of one. */
export function useRefresh() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: api.inbox.conversations.key() })
}

const AT_ONCE = 4

/** Does the same to several conversations, a few at a time. Says how many were refused; the others are done all the same. */
export function useForEach() {
  const { t } = useLingui()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ ids, act }: { ids: string[]; act: (id: string) => Promise<unknown> }) => {
      const waiting = [...ids]
      const done: string[] = []
      const work = async () => {
        for (let id = waiting.shift(); id; id = waiting.shift()) {
          const now = id
          await act(now).then(
            () => done.push(now),
            () => undefined,
          )
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return done
    },
    onSuccess: (done, { ids }) => {
      const refused = ids.length - done.length
      if (refused > 0) {
        toastError(t`${refused} of ${ids.length} could not be changed. Somebody else may have them by now.`)
      }
      void refresh()
    },
  })
}

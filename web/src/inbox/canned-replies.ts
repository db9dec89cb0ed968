import { useLingui } from '@lingui/react/macro'
import type { CannedReply } from '@steward/contract/inbox/canned-replies.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { byCursor } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { toast } from '../ui/toast.tsx'

const MOST = 50

/** Canned replies with these words in them; nothing is asked for while there are none to look for. */
export const useCannedReplies = (q: string | undefined) =>
  useQuery(
    api.inbox.cannedReplies.list.queryOptions({
      input: { limit: MOST, ...(q && { q }) },
      enabled: q !== undefined,
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    }),
  ).data?.items

/** All of them, page by page. */
export const useAllCannedReplies = () =>
  useInfiniteQuery(
    api.inbox.cannedReplies.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor }),
      ...byCursor,
    }),
  )

function useRefreshCanned() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: api.inbox.cannedReplies.key() })
}

export const useAddCannedReply = () =>
  useMutation(api.inbox.cannedReplies.create.mutationOptions({ onSuccess: useRefreshCanned() }))

type Fields = Pick<CannedReply, 'name' | 'content' | 'isShared'>

/** Changes words or name, or shares it, with a way back. */
export function useChangeCannedReply() {
  const { t } = useLingui()
  const refresh = useRefreshCanned()
  const save = useSaving({
    kept: (_: CannedReply) => undefined,
    send: ({ id }, changes: Partial<Fields>, version) =>
      api.inbox.cannedReplies.change.call({ id, ...changes }, { context: { version } }),
    onSaved: refresh,
  })
  return async (reply: CannedReply, changes: Partial<Fields>) => {
    const { undo } = await save(reply, changes)
    toast(t`Canned reply changed`, { id: `canned-${reply.id}`, undo })
  }
}

export function useRemoveCannedReply() {
  const { t } = useLingui()
  const refresh = useRefreshCanned()
  const restore = useMutation(api.inbox.cannedReplies.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation(api.inbox.cannedReplies.remove.mutationOptions({ onSuccess: refresh }))
  return ({ id, name }: CannedReply) =>
    remove.mutate(
      { id },
      {
        onSuccess: () =>
          toast(t`Canned reply “${name}” deleted`, { id: `canned-${id}`, undo: () => restore.mutateAsync({ id }) }),
      },
    )
}

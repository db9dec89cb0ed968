import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import type { Label } from '@steward/contract/inbox/labels.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { byCursor } from '../platform/pages.ts'
import { useSaving } from '../platform/saving.ts'
import { toast } from '../ui/toast.tsx'

const MOST = 100

/** The company's labels, or those with these words in their names. */
export const useLabels = ({ q = '', isNeeded = true }: { q?: string; isNeeded?: boolean } = {}) =>
  useQuery(
    api.inbox.labels.list.queryOptions({
      input: { limit: MOST, ...(q && { q }) },
      enabled: isNeeded,
      placeholderData: keepPreviousData,
    }),
  ).data?.items

/** All of them, page by page. */
export const useAllLabels = () =>
  useInfiniteQuery(
    api.inbox.labels.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor }),
      ...byCursor,
    }),
  )

function useRefreshLabels() {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: api.inbox.conversations.key() })
    return cache.invalidateQueries({ queryKey: api.inbox.labels.key() })
  }
}

/** Puts a label on a conversation or takes it off. */
export function useLabelling(id: string) {
  const cache = useQueryClient()
  const onSuccess = (conversation: Conversation) => {
    cache.setQueryData(api.inbox.conversations.find.queryKey({ input: { id } }), conversation)
    void cache.invalidateQueries({ queryKey: api.inbox.conversations.list.key() })
  }
  const put = useMutation(api.inbox.conversations.label.mutationOptions({ onSuccess }))
  const take = useMutation(api.inbox.conversations.unlabel.mutationOptions({ onSuccess }))
  return (labelId: string, isOn: boolean) => (isOn ? put : take).mutate({ id, labelId })
}

export const useAddLabel = () => useMutation(api.inbox.labels.create.mutationOptions({ onSuccess: useRefreshLabels() }))

/** Changes name or colour, with a way back. */
export function useChangeLabel() {
  const { t } = useLingui()
  const refresh = useRefreshLabels()
  const save = useSaving({
    kept: (_: Label) => undefined,
    send: ({ id }, changes: Partial<Pick<Label, 'name' | 'colour'>>, version) =>
      api.inbox.labels.change.call({ id, ...changes }, { context: { version } }),
    onSaved: refresh,
  })
  return async (label: Label, changes: Partial<Pick<Label, 'name' | 'colour'>>) => {
    const { undo } = await save(label, changes)
    toast(t`Label changed`, { id: `label-${label.id}`, undo })
  }
}

export function useRemoveLabel() {
  const { t } = useLingui()
  const refresh = useRefreshLabels()
  const restore = useMutation(api.inbox.labels.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation(api.inbox.labels.remove.mutationOptions({ onSuccess: refresh }))
  return ({ id, name }: Label) =>
    remove.mutate(
      { id },
      {
        onSuccess: () =>
          toast(t`Label “${name}” deleted`, { id: `label-${id}`, undo: () => restore.mutateAsync({ id }) }),
      },
    )
}

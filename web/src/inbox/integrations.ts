import type { Integration, WebChatSettings } from '@steward/contract/inbox/integrations.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type Inputs } from '../platform/api.ts'
import { useSaving } from '../platform/saving.ts'

const CHECK_PATIENCE_MS = 15_000

const listOptions = () => api.inbox.integrations.list.queryOptions({ input: { limit: 100, sort: 'createdAt' } })

/** Every channel; a company has a few. Facts about them make the list stale, so their health is live. */
export const useIntegrations = () => useQuery(listOptions())

type ChannelChanges = Omit<Inputs['inbox']['integrations']['change'], 'id'>

/** Saves fields of a channel. */
export const useChangeIntegration = (channel: Integration) =>
  useChange(channel, ({ id }, changes: ChannelChanges, version) =>
    api.inbox.integrations.change.call({ id, ...changes }, { context: { version } }),
  )

/** The same for what only a web chat has. */
export function useChangeWebChat(channel: Integration, settings: WebChatSettings) {
  const change = useChange(channel, ({ id }, { webChat }: { webChat: WebChatSettings }, version) =>
    api.inbox.webChats.change.call({ id, ...webChat }, { context: { version } }),
  )
  return (changes: Partial<WebChatSettings>) => change({ webChat: { ...settings, ...changes } })
}

function useChange<Changed extends object>(
  channel: Integration,
  send: (channel: Integration, changes: Changed, version: number) => Promise<Integration>,
) {
  const cache = useQueryClient()
  const { queryKey } = listOptions()
  const save = useSaving({
    kept: ({ id }: Integration) => cache.getQueryData(queryKey)?.items.find(one => one.id === id),
    send,
    onSaved: saved => {
      cache.setQueryData(
        queryKey,
        page => page && { ...page, items: page.items.map(one => (one.id === saved.id ? saved : one)) },
      )
      void cache.invalidateQueries({ queryKey: api.inbox.integrations.key() })
    },
  })
  return (changes: Changed) => save(channel, changes)
}

/** Asks for a check and looks until its answer is there: a result that is the same as before is no fact to hear of. */
export function useCheck({ id, checkedAt }: Integration) {
  const [since, setSince] = useState<string | null>()
  const check = useMutation(
    api.inbox.integrations.check.mutationOptions({
      onMutate: () => {
        setSince(checkedAt)
        setTimeout(() => setSince(undefined), CHECK_PATIENCE_MS)
      },
      onError: () => setSince(undefined),
    }),
  )
  const isChecking = since !== undefined && since === checkedAt
  useQuery({ ...listOptions(), refetchInterval: isChecking ? 1_000 : false })
  return { isChecking, check: () => check.mutate({ id }) }
}

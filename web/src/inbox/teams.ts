import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import type { Team } from '@steward/contract/inbox/teams.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { useSaving } from '../platform/saving.ts'
import { toast } from '../ui/toast.tsx'

const MOST = 100

/** The company's teams by name, a hundred at most. */
export const useTeams = (isNeeded = true) =>
  useQuery(api.inbox.teams.list.queryOptions({ input: { limit: MOST }, enabled: isNeeded }))

function useRefreshTeams() {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: api.inbox.conversations.key() })
    return cache.invalidateQueries({ queryKey: api.inbox.teams.key() })
  }
}

/** Says which team's matter a conversation is, with a way back. */
export function useGiveToTeam(conversation: Conversation) {
  const cache = useQueryClient()
  const keyOf = (id: string) => api.inbox.conversations.find.queryKey({ input: { id } })
  const save = useSaving({
    kept: ({ id }: Conversation) => cache.getQueryData(keyOf(id)),
    send: ({ id }, { teamId }: Pick<Conversation, 'teamId'>) => api.inbox.conversations.team.call({ id, teamId }),
    onSaved: saved => {
      cache.setQueryData(keyOf(saved.id), saved)
      void cache.invalidateQueries({ queryKey: api.inbox.conversations.key() })
    },
  })
  return (teamId: string | null) => save(conversation, { teamId })
}

export const useAddTeam = () => useMutation(api.inbox.teams.create.mutationOptions({ onSuccess: useRefreshTeams() }))

type Changes = Omit<Inputs['inbox']['teams']['change'], 'id'>

export function useChangeTeam() {
  const refresh = useRefreshTeams()
  return useSaving({
    kept: (_: Team) => undefined,
    send: ({ id }, changes: Changes, version) =>
      api.inbox.teams.change.call({ id, ...changes }, { context: { version } }),
    onSaved: refresh,
  })
}

export function useRemoveTeam() {
  const { t } = useLingui()
  const refresh = useRefreshTeams()
  const restore = useMutation(api.inbox.teams.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation(api.inbox.teams.remove.mutationOptions({ onSuccess: refresh }))
  return ({ id, name }: Team) =>
    remove.mutate(
      { id },
      {
        onSuccess: () =>
          toast(t`Team “${name}” deleted`, { id: `team-${id}`, undo: () => restore.mutateAsync({ id }) }),
      },
    )
}

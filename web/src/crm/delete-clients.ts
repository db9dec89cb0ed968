import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { inBulk, tellOutcome } from '../platform/in-bulk.ts'
import { type ClientRow, removeClient, restoreClient } from './clients.ts'

/** Deletes clients at once, with one undo for all of them; says why some were not. Gives how many are gone. */
export function useDeleteClients() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: api.crm.clients.key() })
  return async (clients: ClientRow[]): Promise<number> => {
    const outcome = await inBulk(clients, removeClient)
    await refresh()
    const [only] = clients
    const sentence = (count: number) =>
      clients.length === 1 && only
        ? t`${only.name} deleted`
        : plural(count, { one: '# client deleted', other: '# clients deleted' })
    tellOutcome(outcome, sentence, async done => {
      const undone = await inBulk(
        done.map(({ item }) => item),
        restoreClient,
      )
      await refresh()
      tellOutcome({ ...undone, done: [] }, sentence)
    })
    return outcome.done.length
  }
}

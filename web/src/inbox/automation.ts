import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { toast } from '../ui/toast.tsx'
import { useKeeping } from './conversations.ts'

/** Who answers: people take a conversation over from the automation, or leave it to that; both with a way back. */
export function useAutomation(id: string) {
  const { t } = useLingui()
  const keeping = useKeeping()
  const automate = useMutation(api.inbox.conversations.automate.mutationOptions(keeping))
  const takeOver = useMutation(api.inbox.conversations.takeOver.mutationOptions(keeping))
  const words = { id: `conversation-answered-${id}` }
  return {
    isTaking: takeOver.isPending,
    take: () =>
      takeOver.mutate(
        { id },
        { onSuccess: () => toast(t`People answer here now`, { ...words, undo: () => automate.mutate({ id }) }) },
      ),
    leave: () =>
      automate.mutate(
        { id },
        {
          onSuccess: () => toast(t`The automation answers here now`, { ...words, undo: () => takeOver.mutate({ id }) }),
        },
      ),
  }
}

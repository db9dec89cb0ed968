import { useLingui } from '@lingui/react/macro'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { useGiveToTeam, useTeams } from './teams.ts'

/** Whose matter it is; nothing where the company has no teams. */
export function TeamProperty({ conversation, mayGive }: { conversation: Conversation; mayGive: boolean }) {
  const { t } = useLingui()
  const teams = useTeams().data?.items ?? []
  const give = useGiveToTeam(conversation)
  const { teamId } = conversation
  if (teams.length === 0) return null
  return (
    <ChoiceProperty
      clearable
      label={t`Team`}
      onSave={mayGive ? give : undefined}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={t`No team`}
      value={teams.some(({ id }) => id === teamId) ? teamId : null}
    />
  )
}

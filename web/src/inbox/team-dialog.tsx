import { useLingui } from '@lingui/react/macro'
import { MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import type { Team } from '@steward/contract/inbox/teams.ts'
import { useState } from 'react'
import { useColleagues } from '../platform/people.ts'
import { Question } from '../ui/question.tsx'
import { useAddTeam, useChangeTeam } from './teams.ts'

/** A team's name, its people, and how work comes to them; a new one where none is given. */
export function TeamDialog({ team, onClose }: { team: Team | undefined; onClose: () => void }) {
  const { t } = useLingui()
  const colleagues = useColleagues()
  const [name, setName] = useState(team?.name ?? '')
  const [members, setMembers] = useState(team?.members.map(({ employeeId }) => employeeId) ?? [])
  const [dealsOut, setDealsOut] = useState(team?.dealsOut ?? true)
  const [mostAtOnce, setMostAtOnce] = useState(team?.mostAtOnce ?? null)
  const [isChanging, setChanging] = useState(false)
  const add = useAddTeam()
  const change = useChangeTeam()
  // Who is in it stays to be seen, though the list of people ends after a hundred.
  const others = (team?.members ?? [])
    .filter(({ employeeId }) => !colleagues.some(({ value }) => value === employeeId))
    .map(({ employeeId, name }) => ({ value: employeeId, label: name }))
  const submit = () => {
    const next = { name: name.trim(), members, dealsOut, mostAtOnce }
    if (!next.name) return
    if (!team) return add.mutate(next, { onSuccess: onClose })
    setChanging(true)
    change(team, next).then(onClose, () => setChanging(false))
  }
  return (
    <Question
      isWorking={add.isPending || isChanging}
      onClose={onClose}
      onSubmit={submit}
      title={team ? t`Change team` : t`New team`}
      verb={team ? t`Save` : t`Add team`}
      width={480}
    >
      <TextInput
        data-autofocus
        label={t`Name`}
        maxLength={60}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <MultiSelect
        data={[...others, ...colleagues]}
        hidePickedOptions
        label={t`People`}
        onChange={setMembers}
        placeholder={members.length ? '' : t`Who answers in this team`}
        searchable
        value={members}
      />
      <Switch
        checked={dealsOut}
        description={t`Each goes to whoever has Steward open and has fewest open conversations.`}
        label={t`Deal conversations out`}
        onChange={event => setDealsOut(event.currentTarget.checked)}
      />
      {dealsOut && (
        <NumberInput
          allowDecimal={false}
          description={t`Whoever has so many open ones is given no more.`}
          label={t`At most for one person`}
          max={1000}
          min={1}
          onChange={value => setMostAtOnce(typeof value === 'number' ? value : null)}
          placeholder={t`Any number`}
          value={mostAtOnce ?? ''}
        />
      )}
    </Question>
  )
}

import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useChannelName } from '../inbox/channel-badge.tsx'
import { isProvider, providers } from '../inbox/channel-kinds.ts'
import type { InboxFilters } from '../inbox/inbox-filters.ts'
import { useLabels } from '../inbox/labels.ts'
import { useTeams } from '../inbox/teams.ts'
import { api } from '../platform/api.ts'
import { useBranchFilter } from '../platform/branches.ts'
import { useColleagues } from '../platform/people.ts'
import { useMe } from '../platform/session.ts'
import { type Filter, FilterChips } from '../ui/filter-chips.tsx'

interface Props {
  filters: InboxFilters
  narrow: (change: InboxFilters) => void
}

/** What the inbox can be narrowed by: the channel or one page of it, the label, the team, who has it, and where there are several, the branch. */
export function InboxFilterChips({ filters, narrow }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const nameOf = useChannelName()
  const { data: channels } = useQuery(api.inbox.conversations.channels.queryOptions())
  const people = useColleagues(can('can_view_all_conversations'))
  const byBranch = useBranchFilter(filters.branch)
  const labels = useLabels()
  const teams = useTeams().data?.items
  const isForAll = filters.view !== 'mine' && filters.view !== 'unassigned'
  const chips: Filter[] = [
    {
      key: 'channel',
      label: t`Channel`,
      value: filters.channel ?? filters.platform,
      options: [
        ...providers.map(value => ({ value, label: nameOf(value) })),
        ...(channels && channels.items.length > 1
          ? channels.items.map(({ id, name, provider }) => ({
              value: id,
              label: `${name ?? nameOf(provider)} · ${nameOf(provider)}`,
            }))
          : []),
      ],
    },
  ]
  if (labels && labels.length > 0) {
    chips.push({
      key: 'label',
      label: t`Label`,
      value: filters.label,
      options: labels.map(({ id, name }) => ({ value: id, label: name })),
    })
  }
  if (teams && teams.length > 0) {
    chips.push({
      key: 'team',
      label: t`Team`,
      value: filters.team,
      options: teams.map(({ id, name }) => ({ value: id, label: name })),
    })
  }
  if (people.length > 0 && isForAll)
    chips.push({ key: 'assignee', label: t`Assigned to`, value: filters.assignee, options: people })
  if (byBranch) chips.push(byBranch)
  const onChange = (key: string, value: string | undefined) => {
    if (key !== 'channel') return narrow({ [key]: value })
    narrow(isProvider(value) ? { platform: value, channel: undefined } : { platform: undefined, channel: value })
  }
  return <FilterChips filters={chips} onChange={onChange} />
}

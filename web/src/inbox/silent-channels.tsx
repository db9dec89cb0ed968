import { Plural, Trans } from '@lingui/react/macro'
import { IconVolumeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { TextLink } from '../ui/link.tsx'
import classes from './inbox.module.css'

/** Says which channels have gone silent, to whoever can look after them; nothing while all are heard. */
export function SilentChannels() {
  const { data } = useQuery(
    api.inbox.integrations.list.queryOptions({ input: { isActive: 'true', limit: 100 }, staleTime: 60_000 }),
  )
  const silent = data?.items.filter(({ silentSince }) => silentSince) ?? []
  const [first, ...others] = silent
  if (!first) return null
  return (
    <div className={classes.snoozed} role="status">
      <IconVolumeOff aria-hidden size={16} stroke={1.75} />
      <span>
        {others.length === 0 ? (
          <Trans>Nothing comes in through {first.name ?? first.pageId}.</Trans>
        ) : (
          <Plural one="# channel is silent." other="# channels are silent." value={silent.length} />
        )}
      </span>
      <TextLink fz={13} to="/settings/channels">
        <Trans>Look</Trans>
      </TextLink>
    </div>
  )
}

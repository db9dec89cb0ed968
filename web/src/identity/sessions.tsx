import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { deviceOf, isHandheld } from '../platform/device.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusChip } from '../ui/status-chip.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './sessions.module.css'

/** Every place this login is signed in at, with the way to end each. */
export function Sessions() {
  const { t } = useLingui()
  const cache = useQueryClient()
  const { data, error, refetch } = useQuery(api.identity.auth.sessions.queryOptions())
  const end = useMutation(
    api.identity.auth.endSession.mutationOptions({
      onSuccess: () => toast(t`Signed out there`),
      onSettled: () => cache.invalidateQueries({ queryKey: api.identity.auth.sessions.key() }),
    }),
  )
  if (error) return <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
  if (!data) return <Skeleton height={48} my={12} radius="md" />
  return (
    <ul className={classes.sessions}>
      {data.items.map(({ id, current, userAgent, address, lastSeenAt }) => {
        const Sign = isHandheld(userAgent) ? IconDeviceMobile : IconDeviceDesktop
        const device = deviceOf(userAgent)
        return (
          <li key={id}>
            <Sign aria-hidden size={20} stroke={1.75} />
            <div className={classes.words}>
              <div>{device}</div>
              <small>
                {address && <bdi>{address}</bdi>} <Trans>last seen</Trans>{' '}
                <RelativeTime short={false} value={lastSeenAt} />
              </small>
            </div>
            {current ? (
              <StatusChip tone="good">
                <Trans>This one</Trans>
              </StatusChip>
            ) : (
              <Button
                aria-label={t`Sign out ${device}`}
                disabled={end.isPending && end.variables.id === id}
                onClick={() => end.mutate({ id })}
                size="compact-sm"
                variant="default"
              >
                <Trans>Sign out</Trans>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

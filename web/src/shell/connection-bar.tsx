import { Trans } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCloudOff, IconRefresh } from '@tabler/icons-react'
import type { Connection } from '../platform/live.ts'
import classes from './connection-bar.module.css'

/** A thin bar while the line is broken; a hiccup of two seconds stays unmentioned. */
export function ConnectionBar({ connection }: { connection: Connection }) {
  const [settled] = useDebouncedValue(connection, 2_000)
  const isShown = connection !== 'live' && settled !== 'live'
  return (
    <div role="status">
      {isShown && (
        <div className={classes.bar}>
          {connection === 'offline' ? (
            <>
              <IconCloudOff aria-hidden size={16} stroke={1.75} />
              <Trans>You are offline. You can go on reading; what you send waits for the connection.</Trans>
            </>
          ) : (
            <>
              <IconRefresh aria-hidden size={16} stroke={1.75} />
              <Trans>Connecting again… What you see may be a little behind.</Trans>
            </>
          )}
        </div>
      )}
    </div>
  )
}

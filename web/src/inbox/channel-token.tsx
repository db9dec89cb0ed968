import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Access, Integration } from '@steward/contract/inbox/integrations.ts'
import { Nothing, Property } from '../ui/property-list.tsx'
import { RelativeTime, useNow } from '../ui/relative-time.tsx'
import { StatusChip } from '../ui/status-chip.tsx'

const SOON_MS = 7 * 24 * 3_600_000

/** What Meta's permissions let us do. */
export const scopeWords: Record<string, MessageDescriptor> = {
  pages_show_list: msg`see which pages there are`,
  pages_messaging: msg`read and answer messages`,
  pages_manage_metadata: msg`have messages delivered here`,
  whatsapp_business_messaging: msg`read and answer messages`,
  whatsapp_business_management: msg`have messages delivered here`,
}

/** A channel's token: until when it works, what it may do, and when it last did. */
export function ChannelToken({ channel }: { channel: Integration }) {
  const { t } = useLingui()
  const { tokenEnding, health, workedAt, lastSentAt } = channel
  const isGone = health === 'reconnect' && !channel.access?.missingScopes.length
  // What was told of a token that works no longer misleads.
  const access = isGone ? null : channel.access
  return (
    <>
      <Property label={t`Token`}>
        <span dir="ltr">…{tokenEnding}</span> {access && <TokenEnd access={access} />}
        {isGone && (
          <StatusChip tone="bad">
            <Trans>Works no longer</Trans>
          </StatusChip>
        )}
      </Property>
      {access?.scopes && (
        <Property label={t`Permissions`}>
          {access.missingScopes.length > 0 ? (
            <Missing scopes={access.missingScopes} />
          ) : (
            <Trans>Everything that is needed</Trans>
          )}
        </Property>
      )}
      {access && <Subscription access={access} />}
      <Property label={t`Last answer sent`}>
        {lastSentAt ? (
          <RelativeTime short={false} value={lastSentAt} />
        ) : (
          <Nothing>
            <Trans>None yet</Trans>
          </Nothing>
        )}
      </Property>
      <Property label={t`Last found working`}>
        {workedAt ? (
          <RelativeTime short={false} value={workedAt} />
        ) : (
          <Nothing>
            <Trans>Not yet</Trans>
          </Nothing>
        )}
      </Property>
    </>
  )
}

function TokenEnd({ access: { endsAt, dataEndsAt } }: { access: Access }) {
  const now = useNow()
  if (endsAt === undefined) return null
  const [first] = [endsAt, dataEndsAt].filter(instant => typeof instant === 'string').sort()
  if (!first)
    return (
      <Nothing>
        <Trans>does not end by itself</Trans>
      </Nothing>
    )
  const left = Date.parse(first) - now
  const when = <RelativeTime short={false} value={first} />
  if (left > SOON_MS)
    return (
      <Nothing>
        <Trans>works until {when}</Trans>
      </Nothing>
    )
  return (
    <StatusChip tone={left > 0 ? 'progress' : 'bad'}>
      {left > 0 ? <Trans>ends {when}</Trans> : <Trans>ended {when}</Trans>}
    </StatusChip>
  )
}

/** Permissions that are missing, in words and as Meta calls them. */
export function Missing({ scopes }: { scopes: string[] }) {
  const { i18n } = useLingui()
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {scopes.map(scope => {
        const words = scopeWords[scope]
        return (
          <li key={scope}>
            <StatusChip tone="bad">
              <Trans>Missing</Trans>
            </StatusChip>{' '}
            {words && i18n._(words)} <Nothing>{scope}</Nothing>
          </li>
        )
      })}
    </ul>
  )
}

function Subscription({ access: { subscribed, notSubscribed } }: { access: Access }) {
  const { t } = useLingui()
  if (subscribed.length === 0 && notSubscribed.length === 0) return null
  const missing = notSubscribed.join(', ')
  return (
    <Property label={t`Delivered here`}>
      {notSubscribed.length === 0 ? (
        <Trans>Everything that Steward works</Trans>
      ) : (
        <>
          <StatusChip tone="progress">
            <Trans>Incomplete</Trans>
          </StatusChip>{' '}
          <Trans>Not delivered: {missing}</Trans>
        </>
      )}
    </Property>
  )
}

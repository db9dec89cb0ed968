import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Skeleton } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ChannelCard } from '../../inbox/channel-card.tsx'
import { ConnectDialog } from '../../inbox/connect-dialog.tsx'
import { useIntegrations } from '../../inbox/integrations.ts'
import { WebhookGuide } from '../../inbox/webhook-guide.tsx'
import { useBranches } from '../../platform/branches.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useShortcut } from '../../ui/shortcut.tsx'
import { SettingsCard, SettingsPage } from './settings-page.tsx'

const FacebookPagesDialog = lazy(() => import('../../inbox/facebook-pages-dialog.tsx'))

/** The pages and numbers customers write to. */
export function ChannelsPage() {
  const { t } = useLingui()
  const { data, error, refetch } = useIntegrations()
  const { isReady } = useBranches()
  const { login } = useSearch({ from: '/shell/settings/channels' })
  const navigate = useNavigate({ from: '/settings/channels' })
  const [isConnecting, setConnecting] = useState(false)
  useShortcut('n', () => setConnecting(true), t`Connect a channel`)
  // A web chat needs nothing from Meta.
  const isOwnAlone = Boolean(data?.items.length) && data?.items.every(({ webChat }) => webChat)
  const connect = (
    <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={() => setConnecting(true)}>
      <Trans>Connect</Trans>
    </Button>
  )
  return (
    <SettingsPage action={connect} count={data?.total} title={t`Channels`}>
      {error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
      {!error && !(data && isReady) && <Skeleton height={320} maw={720} radius="md" />}
      {data && isReady && (
        <>
          {data.items.map(channel => (
            <ChannelCard channel={channel} key={channel.id} />
          ))}
          {data.items.length === 0 && (
            <EmptyState
              action={
                <Button onClick={() => setConnecting(true)} variant="default">
                  <Trans>Connect a channel</Trans>
                </Button>
              }
              icon={IconMessages}
              title={<Trans>No channel yet</Trans>}
            >
              <Trans>
                Connect your Facebook page or WhatsApp number, or put a chat on your own site: what customers write
                there lands in the inbox.
              </Trans>
            </EmptyState>
          )}
          {!isOwnAlone && (
            <SettingsCard title={<Trans>How messages get here</Trans>}>
              <WebhookGuide />
            </SettingsCard>
          )}
        </>
      )}
      {isConnecting && <ConnectDialog onClose={() => setConnecting(false)} />}
      {login && (
        <Suspense>
          <FacebookPagesDialog loginId={login} onClose={() => void navigate({ search: {}, replace: true })} />
        </Suspense>
      )}
    </SettingsPage>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Switch } from '@mantine/core'
import type { Integration } from '@steward/contract/inbox/integrations.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { useBranches } from '../platform/branches.ts'
import { verdictWords } from '../platform/verdict-sentences.ts'
import { ChoiceProperty } from '../ui/choice-property.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Property, PropertyList } from '../ui/property-list.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './channel-card.module.css'
import { ChannelFlow, Silence } from './channel-flow.tsx'
import { ChannelHealth } from './channel-health.tsx'
import { channelKinds } from './channel-kinds.ts'
import { ChannelToken } from './channel-token.tsx'
import { FacebookButton } from './facebook-button.tsx'
import { useFacebookLogin } from './facebook-login.ts'
import { useChangeIntegration, useCheck } from './integrations.ts'
import { useTeams } from './teams.ts'
import { TokenDialog } from './token-dialog.tsx'
import { WebChatProperties, WebChatSnippet } from './web-chat-properties.tsx'

/** One page or number: how it is, and what can be done about it. */
export function ChannelCard({ channel }: { channel: Integration }) {
  const { t } = useLingui()
  const [isRenewing, setRenewing] = useState(false)
  const { isChecking, check } = useCheck(channel)
  const { id, provider, pageId, isActive, health, healthNote, checkedAt, silentSince, webChat } = channel
  const { Icon: Sign, account } = channelKinds[provider]
  const name = channel.name ?? `${t(account)} ${pageId}`
  const hasLogin = useFacebookLogin() && provider === 'facebook'
  const isTroubled = isActive && (health === 'reconnect' || health === 'failing')
  return (
    <section aria-labelledby={`channel-${id}`} className={classes.card}>
      <header className={classes.head}>
        <span aria-hidden className={classes.sign} data-platform={provider}>
          <Sign size={20} stroke={1.75} />
        </span>
        <div className={classes.name}>
          <h2 dir="auto" id={`channel-${id}`}>
            {name}
          </h2>
          <span className={classes.checked}>
            {webChat ? (
              <Trans>On your own site</Trans>
            ) : checkedAt ? (
              <>
                <Trans>Checked</Trans> <RelativeTime short={false} value={checkedAt} />
              </>
            ) : (
              <Trans>Not checked yet</Trans>
            )}
          </span>
        </div>
        <ChannelHealth channel={channel} />
        <OnOff channel={channel} name={name} />
      </header>
      {isTroubled && (
        <div className={classes.trouble} data-tone={health === 'reconnect' ? 'bad' : 'progress'} role="status">
          <p dir="auto">{healthNote && verdictWords(healthNote)}</p>
          <p>
            {health === 'reconnect' ? (
              <Trans>Answers wait until the channel has a token that works; nothing is lost.</Trans>
            ) : (
              <Trans>Steward goes on trying by itself.</Trans>
            )}
          </p>
          {health === 'reconnect' && (
            <Group gap={8} mt={6}>
              {provider === 'facebook' && (
                <FacebookButton integrationId={id} size="xs">
                  <Trans>Reconnect with Facebook</Trans>
                </FacebookButton>
              )}
              <Button onClick={() => setRenewing(true)} size="xs" variant={hasLogin ? 'default' : 'filled'}>
                <Trans>Enter a new token</Trans>
              </Button>
            </Group>
          )}
        </div>
      )}
      {isActive && !isTroubled && silentSince && (
        <div className={classes.trouble} data-tone="progress" role="status">
          <p>
            <Silence since={silentSince} />
          </p>
        </div>
      )}
      <Properties channel={channel} />
      {!webChat && <ChannelFlow channel={channel} name={name} />}
      {webChat && <WebChatSnippet pageId={pageId} />}
      <footer className={classes.foot}>
        {isActive && !webChat && (
          <Button loading={isChecking} onClick={check} size="xs" variant="default">
            <Trans>Check again</Trans>
          </Button>
        )}
        {!webChat && (
          <Button onClick={() => setRenewing(true)} size="xs" variant="default">
            <Trans>New token</Trans>
          </Button>
        )}
        <Disconnect channel={channel} name={name} />
      </footer>
      {isRenewing && <TokenDialog channel={channel} name={name} onClose={() => setRenewing(false)} />}
    </section>
  )
}

const BY_ITSELF = 'usual'
const silences = [1, 4, 12, 24, 72]

function Properties({ channel }: { channel: Integration }) {
  const { t } = useLingui()
  const change = useChangeIntegration(channel)
  const { options: branches } = useBranches()
  const { duration } = useFormats()
  const teams = useTeams().data?.items ?? []
  const { webChat, provider } = channel
  const { accountId, hasBusinessAccount } = channelKinds[provider]
  return (
    <PropertyList>
      <TextProperty
        label={t`Name`}
        onSave={name => change({ name: name ?? '' })}
        placeholder={webChat ? '' : t`As Meta calls it`}
        required
        value={channel.name}
      />
      <Property label={t(accountId)}>
        <CopyText>{channel.pageId}</CopyText>
      </Property>
      {hasBusinessAccount && (
        <TextProperty
          label={t`Business account id`}
          onSave={wabaId => change({ wabaId })}
          placeholder={t`Needed to receive messages`}
          value={channel.wabaId}
        />
      )}
      {webChat ? <WebChatProperties channel={channel} settings={webChat} /> : <ChannelToken channel={channel} />}
      {teams.length > 0 && (
        <ChoiceProperty
          clearable
          label={t`New conversations go to`}
          onSave={teamId => change({ teamId })}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t`Everybody`}
          value={channel.teamId}
        />
      )}
      {!webChat && (
        <ChoiceProperty
          label={t`Silence is told`}
          onSave={after => change({ silenceHours: after === BY_ITSELF ? null : Number(after) })}
          options={[
            { value: BY_ITSELF, label: t`When it is longer than usual` },
            ...silences.map(hours => ({ value: String(hours), label: t`After ${duration(hours * 3600)}` })),
            { value: '0', label: t`Never` },
          ]}
          value={channel.silenceHours === null ? BY_ITSELF : String(channel.silenceHours)}
        />
      )}
      <ChoiceProperty
        label={t`Answered first by`}
        onSave={first => change({ startsAutomated: first === 'automation' })}
        options={[
          { value: 'people', label: t`People` },
          { value: 'automation', label: t`An automation, through the API` },
        ]}
        value={channel.startsAutomated ? 'automation' : 'people'}
      />
      <TextProperty
        label={t`Asked after closing`}
        long
        onSave={ratingQuestion => change({ ratingQuestion })}
        placeholder={t`Nothing is asked`}
        value={channel.ratingQuestion}
      />
      {!webChat && (
        <TextProperty
          label={t`When you are closed`}
          long
          onSave={awayMessage => change({ awayMessage })}
          placeholder={t`Nothing is said`}
          value={channel.awayMessage}
        />
      )}
      {branches.length > 0 && (
        <ChoiceProperty
          clearable
          label={t`Branch`}
          onSave={branchId => change({ branchId })}
          options={branches}
          placeholder={t`The whole company`}
          value={channel.branchId}
        />
      )}
    </PropertyList>
  )
}

function OnOff({ channel, name }: { channel: Integration; name: string }) {
  const { t } = useLingui()
  const change = useChangeIntegration(channel)
  const turn = (isActive: boolean) =>
    change({ isActive }).then(
      ({ undo }) =>
        toast(isActive ? t`${name} is switched on` : t`${name} is switched off; its messages still come in`, { undo }),
      () => {
        // The refusal has been told; the switch stands as it was.
      },
    )
  return (
    <Switch
      aria-label={t`${name}: answer through it`}
      checked={channel.isActive}
      onChange={event => void turn(event.currentTarget.checked)}
    />
  )
}

function Disconnect({ channel, name }: { channel: Integration; name: string }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const refresh = () => void cache.invalidateQueries({ queryKey: api.inbox.integrations.list.key() })
  const restore = useMutation(api.inbox.integrations.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation({
    mutationFn: () => api.inbox.integrations.remove.call({ id: channel.id }, { context: { version: channel.version } }),
    onSuccess: () => {
      refresh()
      toast(t`${name} is disconnected. Its conversations stay.`, { undo: () => restore.mutate({ id: channel.id }) })
    },
  })
  return (
    <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()} size="xs" variant="subtle">
      <Trans>Disconnect</Trans>
    </Button>
  )
}

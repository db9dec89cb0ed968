import { useLingui } from '@lingui/react/macro'
import type { ConversationPart } from '@steward/contract/inbox/conversations.ts'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { channelKinds } from './channel-kinds.ts'
import classes from './inbox.module.css'

/** What a channel is called. */
export function useChannelName() {
  const { t } = useLingui()
  return (platform: Provider) => t(channelKinds[platform].name)
}

/** One of the conversations that were merged, by its channel and its customer. */
export function usePartName() {
  const channelName = useChannelName()
  return ({ platform, channelName: page, customerName }: ConversationPart) =>
    [channelName(platform), page, customerName].filter(Boolean).join(' · ')
}

/** What to call somebody whose name the channel has not told. */
export function useCustomerName() {
  const { t } = useLingui()
  return ({ externalUserName, platform }: { externalUserName: string | null; platform: Provider }) =>
    externalUserName ?? t(channelKinds[platform].someone)
}

/** A customer's picture with the mark of the channel they write on. */
export function CustomerAvatar({
  id,
  name,
  platform,
  size = 36,
}: {
  id: string
  name: string
  platform: Provider
  size?: number
}) {
  const { Icon } = channelKinds[platform]
  const nameOf = useChannelName()
  return (
    <span className={classes.avatar}>
      <PersonAvatar decorative id={id} name={name} size={size} />
      <span className={classes.badge} data-platform={platform} role="img" aria-label={nameOf(platform)}>
        <Icon aria-hidden size={12} stroke={2} />
      </span>
    </span>
  )
}

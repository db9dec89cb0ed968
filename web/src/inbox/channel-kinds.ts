import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { type Icon, IconBrandMessenger, IconBrandWhatsapp, IconMessage2 } from '@tabler/icons-react'

interface ChannelKind {
  Icon: Icon
  name: MessageDescriptor
  /** A customer whose name it has not told. */
  someone: MessageDescriptor
  /** What a company connects, and what its id is called there. */
  account: MessageDescriptor
  accountId: MessageDescriptor
  /** An id that a customer has there. */
  customerId: MessageDescriptor
  /** The account belongs to a business account, which has an id of its own. */
  hasBusinessAccount: boolean
}

/** How the screens speak of each kind of channel. */
export const channelKinds: Record<Provider, ChannelKind> = {
  facebook: {
    Icon: IconBrandMessenger,
    name: msg`Messenger`,
    someone: msg`Facebook user`,
    account: msg`Facebook page`,
    accountId: msg`Page id`,
    customerId: msg`Messenger id`,
    hasBusinessAccount: false,
  },
  whatsapp: {
    Icon: IconBrandWhatsapp,
    name: msg`WhatsApp`,
    someone: msg`WhatsApp user`,
    account: msg`WhatsApp number`,
    accountId: msg`Phone number id`,
    customerId: msg`WhatsApp id`,
    hasBusinessAccount: true,
  },
  webchat: {
    Icon: IconMessage2,
    name: msg`Web chat`,
    someone: msg`Visitor`,
    account: msg`Web chat`,
    accountId: msg`Key`,
    customerId: msg`Visitor id`,
    hasBusinessAccount: false,
  },
}

export const providers = Object.keys(channelKinds) as Provider[]

export const isProvider = (value: unknown): value is Provider => providers.includes(value as Provider)

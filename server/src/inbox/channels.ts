import type { Provider } from '@steward/contract/inbox/integrations.ts'
import type { Env } from '../platform/env.ts'
import type { JobFunctions } from '../platform/jobs.ts'
import type { ChannelKind } from './channel-kind.ts'
import { type Incoming, ignored } from './incoming.ts'
import { messenger } from './messenger/channel.ts'
import { webChat } from './webchat/channel.ts'
import { whatsApp } from './whatsapp/channel.ts'

const kinds: Record<Provider, ChannelKind> = { facebook: messenger, whatsapp: whatsApp, webchat: webChat }

export const providers = Object.keys(kinds) as Provider[]

/** How a provider speaks. */
export const kindOf = (provider: Provider): ChannelKind => kinds[provider]

/** What only one kind of channel has done later. */
export const channelJobs: JobFunctions = Object.assign({}, ...Object.values(kinds).map(({ jobs }) => jobs))

/** Whose a delivery is, and everything it says. */
export function readDeliveryBody(body: object, env: Env): { provider: Provider | null; items: Incoming[] } {
  for (const provider of providers) {
    const items = kinds[provider].parse?.(body, env)
    if (items) return { provider, items }
  }
  return { provider: null, items: [ignored('an event of no channel', null, body)] }
}

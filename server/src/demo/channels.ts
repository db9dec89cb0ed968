import { askForCheck, connectIntegration, listIntegrations } from '../inbox/integrations.ts'
import { openWebChat } from '../inbox/webchat/settings.ts'
import { companyMachine } from '../platform/jobs.ts'
import { type Platform, perform } from '../platform/work.ts'
import type { GraphApi } from './graph-player/graph-api.ts'
import type { House } from './opening.ts'
import type { Stage } from './stage.ts'
import { goldkornTemplates } from './templates.ts'

/** The demo company's page and number, as the local player of Meta's Graph API knows them. */
export const page = {
  provider: 'facebook',
  pageId: '104930001200345',
  token: 'demo-page-token-of-goldkorn',
  name: 'Goldkorn Bakery Supply',
} as const
export const number = {
  ...{
    provider: 'whatsapp',
    pageId: '209870004500123',
    token: 'demo-number-token-of-goldkorn',
    name: 'Goldkorn Bakery Supply',
  },
  ...{ wabaId: '309870004500777', displayPhoneNumber: '+49 40 5550 120' },
} as const

/** A page that is not connected yet. */
const outlet = { pageId: '104930001200346', token: 'demo-page-token-of-the-outlet', name: 'Goldkorn Outlet' }

export type ChannelKey = 'facebook' | 'whatsapp'

/** Tells the player whose tokens these are. */
export function openChannelsAtMeta(graph: GraphApi): void {
  graph.page(page.pageId, page)
  graph.number(number.pageId, { ...number, templates: goldkornTemplates })
  // Whoever tries to connect with Facebook signs in as her.
  graph.page(outlet.pageId, outlet)
  graph.member('10150000000000001', { name: 'Marta', pages: [page.pageId, outlet.pageId] })
}

/** Connects both in the company, and opens a web chat that can be tried on its own page; the ids of page and number. */
export async function connectChannels(stage: Stage, house: House): Promise<Record<ChannelKey, string>> {
  const ctx = stage.as(house.who('marta').actor ?? undefined)
  const connect = async ({ provider, pageId, token, name, wabaId }: typeof page & { wabaId?: string }) =>
    (await connectIntegration(ctx, { provider, pageId, accessToken: token, name, ...(wabaId && { wabaId }) })).id
  await openWebChat(ctx, {
    ...{ name: 'Goldkorn Bakery Supply', origins: [], colour: '#8a4b0f' },
    greeting: 'Good morning! Ask us anything about ovens, mixers and their spare parts.',
  })
  return { facebook: await connect(page), whatsapp: await connect(number as unknown as typeof page) }
}

/** Asks the player again: with another address it is another Meta than at the last start, or the demo ran without it. */
export const checkChannels = async (platform: Platform, companyId: string) =>
  perform(platform, { actor: await companyMachine(platform, companyId) }, async ctx => {
    for (const { id } of (await listIntegrations(ctx, { limit: 100 })).items) await askForCheck(ctx, id)
  })

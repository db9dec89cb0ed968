import { type GraphAccess, GraphError, graphCall, type Provider } from './graph.ts'
import { type Fields, text } from './payload.ts'
import type { VerdictKind } from './verdict.ts'

/** What we work; a page is never subscribed to more. */
export const messengerFields = [
  'messages',
  'messaging_postbacks',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'message_reactions',
  'message_edits',
  'messaging_referrals',
  'messaging_handovers',
  'messaging_optins',
  'messaging_policy_enforcement',
  'standby',
]

interface Channel {
  provider: Provider
  /** Page id, or phone_number_id on WhatsApp. */
  pageId: string
  token: string
  wabaId?: string | null
}

export type CheckedIntegration = { ok: true; name: string } | { ok: false; kind: VerdictKind; sentence: string }

/** Does the token open the channel, and do its messages come to us? Subscribes it; doing so again does no harm. */
export async function checkIntegration(graph: GraphAccess, channel: Channel): Promise<CheckedIntegration> {
  try {
    return {
      ok: true,
      name: channel.provider === 'facebook' ? await checkPage(graph, channel) : await checkNumber(graph, channel),
    }
  } catch (failure) {
    if (!(failure instanceof GraphError)) throw failure
    return { ok: false, kind: failure.kind, sentence: failure.sentence }
  }
}

async function checkPage(graph: GraphAccess, channel: Channel): Promise<string> {
  const page = await read(graph, channel, 'name')
  await subscribe(graph, channel, channel.pageId, { subscribed_fields: messengerFields.join(',') })
  return text(page.name) ?? channel.pageId
}

async function checkNumber(graph: GraphAccess, channel: Channel): Promise<string> {
  const number = await read(graph, channel, 'display_phone_number,verified_name')
  // Without this the webhook of a verified app stays silent.
  if (channel.wabaId) await subscribe(graph, channel, channel.wabaId, {})
  return text(number.verified_name) ?? text(number.display_phone_number) ?? channel.pageId
}

const read = (graph: GraphAccess, { provider, pageId, token }: Channel, names: string): Promise<Fields> =>
  graphCall(graph, { provider, method: 'GET', path: [pageId], token, query: { fields: names } })

const subscribe = (graph: GraphAccess, { provider, token }: Channel, account: string, query: Record<string, string>) =>
  graphCall(graph, { provider, method: 'POST', path: [account, 'subscribed_apps'], token, query, repeatable: true })

import type { Account } from '../channel-kind.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { text } from '../meta/payload.ts'
import { messengerVerdicts } from './verdicts.ts'

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

/** Reads the page and subscribes it. */
export async function checkPage({ env, accountId, token }: Account): Promise<{ name: string }> {
  const [graph, call] = [graphOf(env), { verdicts: messengerVerdicts, token }]
  const page = await graphCall(graph, { ...call, method: 'GET', path: [accountId], query: { fields: 'name' } })
  await graphCall(graph, {
    ...{ ...call, method: 'POST', path: [accountId, 'subscribed_apps'], repeatable: true },
    query: { subscribed_fields: messengerFields.join(',') },
  })
  return { name: text(page.name) ?? accountId }
}

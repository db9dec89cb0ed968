import type { Account } from '../channel-kind.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { text } from '../meta/payload.ts'
import { whatsAppVerdicts } from './verdicts.ts'

/** Reads the number and subscribes its business account. */
export async function checkNumber({ env, accountId, wabaId, token }: Account): Promise<{ name: string }> {
  const [graph, call] = [graphOf(env), { verdicts: whatsAppVerdicts, token }]
  const number = await graphCall(graph, {
    ...{ ...call, method: 'GET', path: [accountId] },
    query: { fields: 'display_phone_number,verified_name' },
  })
  // Without this the webhook of a verified app stays silent.
  if (wabaId) await graphCall(graph, { ...call, method: 'POST', path: [wabaId, 'subscribed_apps'], repeatable: true })
  return { name: text(number.verified_name) ?? text(number.display_phone_number) ?? accountId }
}

import type { Account, Checkup } from '../channel-kind.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { inspect } from '../meta/inspection.ts'
import { text } from '../meta/payload.ts'
import { whatsAppVerdicts } from './verdicts.ts'

const scopes = ['whatsapp_business_messaging', 'whatsapp_business_management']

/** Reads the number, subscribes its business account and looks at its token. */
export async function checkNumber({ env, accountId, wabaId, token }: Account): Promise<Checkup> {
  const [graph, call] = [graphOf(env), { verdicts: whatsAppVerdicts, token }]
  const number = await graphCall(graph, {
    ...{ ...call, method: 'GET', path: [accountId] },
    query: { fields: 'display_phone_number,verified_name' },
  })
  // Without this the webhook of a verified app stays silent.
  if (wabaId) await graphCall(graph, { ...call, method: 'POST', path: [wabaId, 'subscribed_apps'], repeatable: true })
  return {
    name: text(number.verified_name) ?? text(number.display_phone_number) ?? accountId,
    // The business account is subscribed as a whole, and asking for that is the only use of its permission.
    ...(await inspect(env, token, wabaId ? scopes : scopes.slice(0, 1), {
      subscribed: wabaId ? ['messages'] : [],
      notSubscribed: [],
    })),
  }
}

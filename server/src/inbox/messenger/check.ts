import type { Account, Checkup } from '../channel-kind.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { inspect } from '../meta/inspection.ts'
import { fields, id, list, text } from '../meta/payload.ts'
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

/** Without these nothing can be read or sent. */
const messengerScopes = ['pages_messaging', 'pages_manage_metadata']
/** Without these no page can be connected. */
export const neededScopes = ['pages_show_list', ...messengerScopes]
/** What somebody is asked for on the login dialog; the last two let pages of a business portfolio be seen. */
export const askedScopes = [...neededScopes, 'pages_read_engagement', 'business_management']

/** Reads the page, subscribes it and looks at its token. */
export async function checkPage({ env, accountId, token }: Account): Promise<Checkup> {
  const [graph, call] = [graphOf(env), { verdicts: messengerVerdicts, token }]
  const page = await graphCall(graph, { ...call, method: 'GET', path: [accountId], query: { fields: 'name' } })
  await graphCall(graph, {
    ...{ ...call, method: 'POST', path: [accountId, 'subscribed_apps'], repeatable: true },
    query: { subscribed_fields: messengerFields.join(',') },
  })
  const { data } = await graphCall(graph, { ...call, method: 'GET', path: [accountId, 'subscribed_apps'] })
  const subscribed = subscribedTo(data, env.META_APP_ID)
  return {
    name: text(page.name) ?? accountId,
    ...(await inspect(env, token, messengerScopes, {
      subscribed,
      notSubscribed: messengerFields.filter(field => !subscribed.includes(field)),
    })),
  }
}

// A page may have other apps as well; which of them is ours only its id tells.
function subscribedTo(data: unknown, appId: string | undefined): string[] {
  const apps = list(data).map(fields)
  const [only] = apps
  const ours = appId ? apps.find(app => id(app?.id) === appId) : apps.length === 1 ? only : undefined
  return list(ours?.subscribed_fields)
    .map(text)
    .filter(field => field !== undefined)
}

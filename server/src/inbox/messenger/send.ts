import { type GraphAccess, GraphError, graphCall } from '../meta/graph.ts'
import { id, text as readText, webAddress } from '../meta/payload.ts'
import { unknownOutcome } from '../meta/verdict.ts'

/** Characters in one message; longer texts are split by whoever sends them. */
export const messengerTextLimit = 2000

interface MessengerText {
  pageId: string
  token: string
  /** Page-scoped id of the customer. */
  to: string
  text: string
  /** Comes back in the echo, which tells our message from others when the answer was lost. At most 1000 characters. */
  metadata: string
}

/** An answer inside the 24-hour window. */
export async function sendMessengerText(
  graph: GraphAccess,
  { pageId, token, to, text, metadata }: MessengerText,
): Promise<{ externalMessageId: string }> {
  const answer = await graphCall(graph, {
    provider: 'facebook',
    method: 'POST',
    path: [pageId, 'messages'],
    token,
    body: { recipient: { id: to }, messaging_type: 'RESPONSE', message: { text, metadata } },
  })
  const externalMessageId = id(answer.message_id)
  if (!externalMessageId) throw new GraphError(unknownOutcome)
  return { externalMessageId }
}

/** Null when Facebook shows us no profile of this person, which is common and says nothing about the channel. */
export async function fetchMessengerProfile(
  graph: GraphAccess,
  { token, psid }: { token: string; psid: string },
): Promise<{ name: string; pictureUrl?: string } | null> {
  try {
    const profile = await graphCall(graph, {
      provider: 'facebook',
      method: 'GET',
      path: [psid],
      token,
      query: { fields: 'first_name,last_name,profile_pic' },
    })
    const name = [readText(profile.first_name), readText(profile.last_name)].filter(Boolean).join(' ')
    return name ? { name, pictureUrl: webAddress(profile.profile_pic) } : null
  } catch (failure) {
    if (failure instanceof GraphError && failure.kind !== 'retry') return null
    throw failure
  }
}

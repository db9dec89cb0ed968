import { type GraphAccess, GraphError, graphCall } from '../meta/graph.ts'
import { fields, id, list } from '../meta/payload.ts'
import { unknownOutcome } from '../meta/verdict.ts'

/** Characters in one message; longer texts are split by whoever sends them. */
export const whatsAppTextLimit = 4096

interface WhatsAppText {
  phoneNumberId: string
  token: string
  /** The customer's phone as received, or their business-scoped id. */
  to: string
  text: string
  /** Comes back in every status, which tells our message when the answer was lost. */
  callbackData: string
}

/** An answer inside the 24-hour window. */
export async function sendWhatsAppText(
  graph: GraphAccess,
  { phoneNumberId, token, to, text, callbackData }: WhatsAppText,
): Promise<{ externalMessageId: string }> {
  const answer = await graphCall(graph, {
    provider: 'whatsapp',
    method: 'POST',
    path: [phoneNumberId, 'messages'],
    token,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(to),
      type: 'text',
      text: { body: text },
      biz_opaque_callback_data: callbackData,
    },
  })
  const externalMessageId = id(fields(list(answer.messages)[0])?.id)
  if (!externalMessageId) throw new GraphError(unknownOutcome)
  return { externalMessageId }
}

// Without the plus Meta may put the business's country code in front of a phone.
const recipientOf = (to: string) => (isBusinessScopedId(to) ? { recipient: to } : { to: `+${to.replace(/^\+/, '')}` })

// How WhatsApp names people who hide their phone: a country, then letters and digits.
const isBusinessScopedId = (to: string) => /^[A-Z]{2}\.[A-Za-z0-9.]+$/.test(to)

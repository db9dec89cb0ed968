import type { Account, Outgoing, OutgoingFile, Sent } from '../channel-kind.ts'
import { GraphError, graphCall, graphOf } from '../meta/graph.ts'
import { fields, id, list } from '../meta/payload.ts'
import { blobOf, uploadPatienceMs } from '../meta/uploads.ts'
import { unavailable } from '../meta/verdicts.ts'
import { unknownOutcome } from '../verdict.ts'
import { templateOf } from './templates.ts'
import { whatsAppVerdicts } from './verdicts.ts'

/** An answer inside the 24-hour window, or a template at any time. Our id comes back in every status as `biz_opaque_callback_data`. */
export async function sendWhatsAppMessage(account: Account, message: Outgoing): Promise<Sent> {
  // A file that went up twice does no harm; only the call that makes a message of it must not be repeated.
  const content = await contentOf(account, message)
  const answer = await graphCall(graphOf(account.env), {
    verdicts: whatsAppVerdicts,
    method: 'POST',
    path: [account.accountId, 'messages'],
    token: account.token,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(message.to),
      ...content,
      ...(message.replyTo && { context: { message_id: message.replyTo } }),
      biz_opaque_callback_data: message.id,
    },
  })
  const externalMessageId = id(fields(list(answer.messages)[0])?.id)
  if (!externalMessageId) throw new GraphError(unknownOutcome)
  return { externalMessageId }
}

async function contentOf(account: Account, { text, file, template, choices }: Outgoing) {
  if (template) return templateOf(template)
  if (choices) return interactiveOf(text, choices)
  if (file) return mediaOf(file, await upload(account, file), text)
  return { type: 'text', text: { body: text } }
}

// Three buttons at most; more than that is a list behind one.
function interactiveOf(text: string, choices: readonly string[]) {
  const rows = choices.map((title, at) => ({ id: `choice:${at}`, title }))
  const action =
    rows.length <= 3
      ? { buttons: rows.map(reply => ({ type: 'reply', reply })) }
      : { button: '⋯', sections: [{ rows }] }
  return { type: 'interactive', interactive: { type: rows.length <= 3 ? 'button' : 'list', body: { text }, action } }
}

interface Written {
  externalMessageId: string
}

/** What came before it counts as read as well. */
export const markWhatsAppSeen = (account: Account, { externalMessageId }: Written) => sign(account, externalMessageId)

/** Marks it as read, too: WhatsApp knows no other way. */
export const showWhatsAppTyping = (account: Account, { externalMessageId }: Written) =>
  sign(account, externalMessageId, { typing_indicator: { type: 'text' } })

async function sign({ env, accountId, token }: Account, messageId: string, more = {}): Promise<void> {
  await graphCall(graphOf(env), {
    ...{ verdicts: whatsAppVerdicts, method: 'POST', path: [accountId, 'messages'], token, repeatable: true },
    body: { messaging_product: 'whatsapp', status: 'read', message_id: messageId, ...more },
  })
}

function mediaOf({ type, name }: OutgoingFile, id: string, caption: string) {
  const kind = type === 'file' ? 'document' : type
  return { type: kind, [kind]: { id, ...(caption && { caption }), ...(type === 'file' && { filename: name }) } }
}

async function upload({ env, accountId, token }: Account, file: OutgoingFile): Promise<string> {
  const blob = blobOf(file)
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', blob.type)
  form.set('file', blob, file.name)
  const answer = await graphCall(graphOf(env), {
    ...{ verdicts: whatsAppVerdicts, method: 'POST', path: [accountId, 'media'], token },
    ...{ form, repeatable: true, timeoutMs: uploadPatienceMs },
  })
  const mediaId = id(answer.id)
  if (!mediaId) throw new GraphError(unavailable)
  return mediaId
}

// Without the plus Meta may put the business's country code in front of a phone.
const recipientOf = (to: string) => (isBusinessScopedId(to) ? { recipient: to } : { to: `+${to.replace(/^\+/, '')}` })

// How WhatsApp names people who hide their phone: a country, then letters and digits.
const isBusinessScopedId = (to: string) => /^[A-Z]{2}\.[A-Za-z0-9.]+$/.test(to)

import type { Account, Outgoing, OutgoingFile, Sent } from '../channel-kind.ts'
import { GraphError, graphCall, graphOf } from '../meta/graph.ts'
import { id, text as readText } from '../meta/payload.ts'
import { blobOf, uploadPatienceMs } from '../meta/uploads.ts'
import { unavailable } from '../meta/verdicts.ts'
import { unknownOutcome } from '../verdict.ts'
import { messengerVerdicts } from './verdicts.ts'

/** An answer inside the 24-hour window: words or a file, never both. Our id comes back in the echo as `metadata`. */
export async function sendMessengerMessage(account: Account, message: Outgoing): Promise<Sent> {
  // A file that went up twice does no harm; only the call that makes a message of it must not be repeated.
  const content = message.file
    ? { attachment: { type: message.file.type, payload: { attachment_id: await upload(account, message.file) } } }
    : { text: message.text, ...(message.choices && { quick_replies: message.choices.map(quickReply) }) }
  const answer = await graphCall(graphOf(account.env), {
    verdicts: messengerVerdicts,
    method: 'POST',
    path: [account.accountId, 'messages'],
    token: account.token,
    body: {
      recipient: { id: message.to },
      messaging_type: 'RESPONSE',
      message: { ...content, metadata: message.id },
      ...(message.replyTo && { reply_to: { mid: message.replyTo } }),
    },
  })
  const externalMessageId = id(answer.message_id)
  if (!externalMessageId) throw new GraphError(unknownOutcome)
  return { externalMessageId }
}

const quickReply = (title: string, at: number) => ({ content_type: 'text', title, payload: `choice:${at}` })

async function upload({ env, accountId, token }: Account, file: OutgoingFile): Promise<string> {
  const form = new FormData()
  form.set('message', JSON.stringify({ attachment: { type: file.type, payload: { is_reusable: false } } }))
  form.set('filedata', blobOf(file), file.name)
  const answer = await graphCall(graphOf(env), {
    ...{ verdicts: messengerVerdicts, method: 'POST', path: [accountId, 'message_attachments'], token },
    ...{ form, repeatable: true, timeoutMs: uploadPatienceMs },
  })
  const attachmentId = id(answer.attachment_id)
  if (!attachmentId) throw new GraphError(unavailable)
  return attachmentId
}

export async function markMessengerSeen({ env, accountId, token }: Account, { to }: { to: string }): Promise<void> {
  await graphCall(graphOf(env), {
    ...{ verdicts: messengerVerdicts, method: 'POST', path: [accountId, 'messages'], token, repeatable: true },
    body: { recipient: { id: to }, sender_action: 'mark_seen' },
  })
}

export async function showMessengerTyping({ env, accountId, token }: Account, { to }: { to: string }): Promise<void> {
  await graphCall(graphOf(env), {
    ...{ verdicts: messengerVerdicts, method: 'POST', path: [accountId, 'messages'], token, repeatable: true },
    body: { recipient: { id: to }, sender_action: 'typing_on' },
  })
}

/** Null when Facebook shows us no profile of this person, which is common and says nothing about the channel. */
export async function fetchMessengerProfile(
  { env, token }: Account,
  externalUserId: string,
): Promise<{ name: string } | null> {
  try {
    const profile = await graphCall(graphOf(env), {
      verdicts: messengerVerdicts,
      method: 'GET',
      path: [externalUserId],
      token,
      query: { fields: 'first_name,last_name' },
    })
    const name = [readText(profile.first_name), readText(profile.last_name)].filter(Boolean).join(' ')
    return name ? { name } : null
  } catch (failure) {
    if (failure instanceof GraphError && failure.kind !== 'retry') return null
    throw failure
  }
}

import { eventKey, type Incoming, type IncomingMessage } from '../incoming.ts'
import { type Fields, fields, id, text } from '../meta/payload.ts'
import { readAttachments } from './attachments.ts'
import { type ItemOfPerson, personOf } from './item.ts'
import { referralOf } from './referral.ts'

export function readMessage(item: ItemOfPerson, message: Fields): Incoming | undefined {
  const mid = id(message.mid)
  if (!mid) return undefined
  if (message.is_deleted === true) return readDeletion(item, mid)

  const attachments = readAttachments(message)
  const words = text(message.text) ?? null
  return {
    kind: 'message',
    eventKey: eventKey('message', item.accountId, mid),
    ...personOf(item),
    direction: item.direction,
    externalMessageId: mid,
    type: typeOf(words, attachments),
    text: words,
    attachments,
    replyToExternalMessageId: id(fields(message.reply_to)?.mid),
    payload: text(fields(message.quick_reply)?.payload),
    referral: referralOf(message.referral ?? item.fields.referral),
    metadata: text(message.metadata),
    ...(item.direction === 'out' && authorOf(message, item.ourAppId)),
  }
}

// A link is what Facebook found in the text; any other attachment is what the message is about.
function typeOf(words: string | null, attachments: IncomingMessage['attachments']): IncomingMessage['type'] {
  const main = attachments.find(({ type }) => type !== 'link') ?? (words ? undefined : attachments[0])
  return main?.type ?? (words ? 'text' : 'unsupported')
}

function authorOf(message: Fields, ourAppId: string | undefined) {
  const appId = id(message.app_id)
  return { appId, sentBy: appId && appId === ourAppId ? ('our_app' as const) : ('other_app' as const) }
}

function readDeletion(item: ItemOfPerson, mid: string): Incoming {
  return {
    kind: 'delete',
    eventKey: eventKey('delete', item.accountId, mid),
    ...personOf(item),
    direction: item.direction,
    targetExternalMessageId: mid,
  }
}

import type { Account, History } from '../channel-kind.ts'
import type { IncomingAttachment, IncomingMessage } from '../incoming.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { type Fields, fields, id, list, text, webAddress } from '../meta/payload.ts'
import { readMessage } from './message.ts'
import { messengerVerdicts } from './verdicts.ts'

// Meta tells no more of a conversation than its latest twenty messages.
const MESSAGES = 20
const CONVERSATIONS = 20
const asked = `updated_time,participants,messages.limit(${MESSAGES}){id,created_time,from,message,attachments}`

/**
 * One page of the conversations that Meta holds, by the time of their last message, newest first, each with its latest messages.
 * Source: Meta, "Conversations API for Messenger Platform". Needs pages_read_engagement beside what answering needs.
 */
export async function readHistory(
  { env, accountId, token }: Account,
  { since, cursor }: { since: Date; cursor?: string },
): Promise<History> {
  const { data, paging } = await graphCall(graphOf(env), {
    ...{ verdicts: messengerVerdicts, token, method: 'GET', path: [accountId, 'conversations'] },
    query: { platform: 'messenger', fields: asked, limit: `${CONVERSATIONS}`, ...(cursor && { after: cursor }) },
  })
  const conversations = list(data).map(value => fields(value) ?? {})
  const messages = conversations.flatMap(conversation => messagesOf(conversation, accountId, env.META_APP_ID))
  const isOver = conversations.some(({ updated_time }) => (timeOf(updated_time) ?? 0) < since.getTime())
  const after = text(fields(fields(paging)?.cursors)?.after)
  return { messages, next: !isOver && fields(paging)?.next && after ? after : null }
}

function messagesOf(conversation: Fields, accountId: string, ourAppId: string | undefined): IncomingMessage[] {
  const people = list(fields(conversation.participants)?.data).map(value => fields(value) ?? {})
  const customer = people.find(person => id(person.id) && id(person.id) !== accountId)
  const externalUserId = id(customer?.id)
  if (!externalUserId) return []
  return list(fields(conversation.messages)?.data).flatMap(value => {
    const message = fields(value) ?? {}
    const from = id(fields(message.from)?.id)
    const timestampMs = timeOf(message.created_time)
    if (!from || timestampMs === null) return []
    const direction = from === accountId ? ('out' as const) : ('in' as const)
    const told = { mid: message.id, text: text(message.message) || undefined }
    const read = readMessage({ accountId, externalUserId, direction, timestampMs, ourAppId, fields: {} }, told)
    if (read?.kind !== 'message') return []
    const attachments = list(fields(message.attachments)?.data).map(value => attachmentOf(fields(value) ?? {}))
    const type = read.text ? read.type : (attachments[0]?.type ?? 'unsupported')
    const name = direction === 'in' ? text(customer?.name) : undefined
    return [{ ...read, type, attachments, ...(name && { contactName: name }) }]
  })
}

function attachmentOf({ mime_type, name, image_data, video_data, file_url }: Fields): IncomingAttachment {
  const [kind] = (text(mime_type) ?? '').split('/')
  const type = kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'file'
  const address = fields(image_data)?.url ?? fields(video_data)?.url ?? file_url
  return { type, name: text(name), url: webAddress(address) }
}

// As Graph writes it: 2026-11-27T19:28:33+0000.
function timeOf(value: unknown): number | null {
  const time = Date.parse((text(value) ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(time) ? null : time
}

import type { Attachment } from '@steward/contract/inbox/conversations.ts'
import { anyFile } from '../platform/files.ts'
import type { FileTrouble, OutgoingTemplate } from './channel-kind.ts'
import type { AttachmentType, IncomingAttachment, IncomingOrder } from './incoming.ts'

/** What came or left with a message, as it is stored with it. */
export interface StoredAttachment extends Omit<IncomingAttachment, 'type'> {
  id: string
  type: AttachmentType
  order?: IncomingOrder
  /** Of ours: what the customer can press. */
  choices?: string[]
  /** Of ours: what was filled in. */
  template?: OutgoingTemplate
  /** The kept file. */
  fileId?: string
  size?: number
  width?: number
  height?: number
  hasThumbnail?: boolean
  /** Why there is none, so far. */
  trouble?: FileTrouble
}

const fileTypes: AttachmentType[] = ['image', 'video', 'audio', 'file', 'sticker']

const isFile = ({ type }: StoredAttachment) => fileTypes.includes(type)

/** A file that lies with the channel and is still to be fetched. */
export const isToFetch = (attachment: StoredAttachment) =>
  isFile(attachment) && !attachment.fileId && !attachment.unavailable && Boolean(attachment.url ?? attachment.mediaId)

/** What the bytes are decides how they are shown, whatever the message called them. */
export function shownType(claimed: AttachmentType, contentType: string): AttachmentType {
  const kind = contentType.split('/')[0]
  if (kind === 'image') return claimed === 'sticker' ? 'sticker' : 'image'
  // The same box may hold a film or a voice alone.
  if (kind === 'video') return claimed === 'audio' ? 'audio' : 'video'
  return kind === 'audio' ? 'audio' : 'file'
}

const stateOf = (attachment: StoredAttachment) => {
  if (attachment.fileId) return 'kept' as const
  if (attachment.trouble) return 'failed' as const
  return isToFetch(attachment) ? ('fetching' as const) : undefined
}

/** As those see it who may see the conversation. A file is fetched from this house alone, never from the channel. */
export function presentAttachment(conversationId: string, attachment: StoredAttachment): Attachment {
  const { fileId, hasThumbnail, mimeType } = attachment
  const address = fileId && `/api/v1/conversations/${conversationId}/files/${fileId}`
  return {
    id: attachment.id,
    type: attachment.type,
    name: attachment.name,
    url: isFile(attachment) ? address : attachment.url,
    thumbnailUrl: hasThumbnail ? `${address}?small` : undefined,
    width: attachment.width,
    height: attachment.height,
    size: attachment.size,
    mimeType: mimeType === anyFile ? undefined : mimeType,
    state: stateOf(attachment),
    trouble: attachment.trouble,
    latitude: attachment.latitude,
    longitude: attachment.longitude,
    address: attachment.address,
    phones: attachment.phones,
    emails: attachment.emails,
    unavailable: attachment.unavailable,
    choices: attachment.choices,
  }
}

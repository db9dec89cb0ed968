import { fileName } from '../../platform/files.ts'
import type { AttachmentType, IncomingAttachment } from '../incoming.ts'
import { type Fields, fields, id, list, number, text, webAddress } from '../meta/payload.ts'

const typeOf = new Map<unknown, AttachmentType>([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['template', 'template'],
  ['fallback', 'link'],
  ['share', 'link'],
  ['reel', 'link'],
  ['ig_reel', 'link'],
  ['post', 'link'],
  ['ig_post', 'link'],
])

export function readAttachments(message: Fields): IncomingAttachment[] {
  const read = list(message.attachments).map(value => readAttachment(fields(value) ?? {}, message))
  return withoutRepeatedStickers(read).map(({ attachment }) => attachment)
}

interface Read {
  attachment: IncomingAttachment
  stickerId?: string
}

function readAttachment(attachment: Fields, message: Fields): Read {
  const payload = fields(attachment.payload) ?? {}
  const type = typeOf.get(attachment.type) ?? 'unsupported'

  // An image that carries a sticker id is a sticker; older payloads name the id beside the attachments.
  const stickerId = id(payload.sticker_id) ?? (type === 'image' ? id(message.sticker_id) : undefined)
  if (type === 'sticker' || stickerId) {
    return { attachment: { type: 'sticker', url: webAddress(payload.url) }, stickerId }
  }

  return { attachment: { type, ...details(type, attachment, payload) } }
}

function details(type: AttachmentType, attachment: Fields, payload: Fields): Partial<IncomingAttachment> {
  const url = webAddress(payload.url) ?? webAddress(attachment.url)
  const title = text(attachment.title) ?? text(payload.title)
  if (type === 'location') return { ...place(payload), name: title, url }
  if (type === 'template') return { name: templateTitle(payload) ?? title, url }
  if (type === 'link') return { name: title, url }
  if (type === 'unsupported') return { name: text(attachment.type), url }
  return { name: fileName(payload.name) ?? fileName(attachment.name), url }
}

function place(payload: Fields) {
  const coordinates = fields(payload.coordinates)
  return { latitude: number(coordinates?.lat), longitude: number(coordinates?.long) }
}

function templateTitle(payload: Fields) {
  const elements = [...list(payload.elements), ...list(fields(payload.product)?.elements)]
  return text(fields(elements[0])?.title) ?? text(payload.text) ?? text(payload.template_type)
}

// For a while in 2026 every sticker came twice in one message, as image and as sticker.
function withoutRepeatedStickers(read: Read[]): Read[] {
  const isRepeat = (one: Read, other: Read) =>
    other.attachment.type === 'sticker' &&
    ((one.stickerId !== undefined && one.stickerId === other.stickerId) ||
      (one.attachment.url !== undefined && one.attachment.url === other.attachment.url))

  return read.filter(
    (one, index) => one.attachment.type !== 'sticker' || !read.slice(0, index).some(other => isRepeat(one, other)),
  )
}

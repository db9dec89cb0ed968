import { fileName } from '../../platform/files.ts'
import type { IncomingAttachment, IncomingMessage } from '../incoming.ts'
import { type Fields, fields, id, list, number, phone, text, webAddress } from '../meta/payload.ts'

/** What a WhatsApp message holds, whoever wrote it. */
export type Content = Pick<
  IncomingMessage,
  'type' | 'text' | 'attachments' | 'payload' | 'unsupportedType' | 'formResponse' | 'order'
>

export function readContent(message: Fields): Content {
  const type = text(message.type)
  const read = type === undefined ? undefined : readers.get(type)
  if (!type || !read) return unsupported(type)

  const content = read(message[type])
  return list(message.errors).length > 0 ? withoutFiles(content) : content
}

const readers = new Map<string, (part: unknown) => Content>([
  ['text', part => words('text', fields(part)?.body)],
  ['image', part => media('image', 'image', part)],
  ['video', part => media('video', 'video', part)],
  ['audio', part => media('audio', 'audio', part)],
  ['document', part => media('document', 'file', part)],
  ['sticker', part => media('sticker', 'sticker', part)],
  ['location', readLocation],
  ['contacts', readCards],
  ['interactive', readInteractive],
  ['button', part => ({ ...words('button', fields(part)?.text), payload: text(fields(part)?.payload) })],
  ['order', readOrder],
  ['unsupported', part => unsupported(text(fields(part)?.type))],
])

const words = (type: Content['type'], value: unknown): Content => ({ type, text: text(value) ?? null, attachments: [] })

const unsupported = (unsupportedType: string | undefined): Content => ({
  ...words('unsupported', null),
  unsupportedType,
})

// The `url` beside a media id opens for five minutes and with our token only, so only the id is kept.
function media(type: Content['type'], attachmentType: IncomingAttachment['type'], part: unknown): Content {
  const file = fields(part)
  const mediaId = id(file?.id)
  const attachment: IncomingAttachment = {
    type: attachmentType,
    name: fileName(file?.filename),
    mediaId,
    mimeType: text(file?.mime_type),
    sha256: text(file?.sha256),
    ...(file?.voice === true && { voice: true }),
    ...(!mediaId && { unavailable: true }),
  }
  return { type, text: text(file?.caption) ?? null, attachments: [attachment] }
}

const withoutFiles = (content: Content): Content => ({
  ...content,
  attachments: content.attachments.map(attachment => ({ ...attachment, unavailable: true })),
})

function readLocation(part: unknown): Content {
  const place = fields(part)
  const attachment: IncomingAttachment = {
    type: 'location',
    latitude: number(place?.latitude),
    longitude: number(place?.longitude),
    name: text(place?.name),
    address: text(place?.address),
    url: webAddress(place?.url),
  }
  return { type: 'location', text: null, attachments: [attachment] }
}

function readCards(part: unknown): Content {
  return { type: 'contacts', text: null, attachments: list(part).map(card => readCard(fields(card) ?? {})) }
}

function readCard(card: Fields): IncomingAttachment {
  return {
    type: 'contact',
    name: text(fields(card.name)?.formatted_name),
    phones: list(card.phones).flatMap(entry => text(fields(entry)?.phone) ?? phone(fields(entry)?.wa_id) ?? []),
    emails: list(card.emails).flatMap(entry => text(fields(entry)?.email) ?? []),
  }
}

function readInteractive(part: unknown): Content {
  const answer = fields(part)
  const choice = fields(answer?.button_reply) ?? fields(answer?.list_reply)
  if (choice) return { ...words('interactive', choice.title), payload: id(choice.id) }

  const form = fields(answer?.nfm_reply)
  if (form) return { ...words('interactive', form.body), formResponse: readForm(form.response_json) }

  return unsupported(text(answer?.type) ?? 'interactive')
}

function readForm(value: unknown): unknown {
  const response = text(value)
  if (!response) return undefined
  try {
    return JSON.parse(response)
  } catch {
    return response
  }
}

function readOrder(part: unknown): Content {
  const order = fields(part)
  const items = list(order?.product_items).map(value => {
    const item = fields(value)
    return {
      productId: id(item?.product_retailer_id),
      quantity: decimal(item?.quantity),
      price: decimal(item?.item_price),
      currency: text(item?.currency),
    }
  })
  return { ...words('order', order?.text), order: { catalogId: id(order?.catalog_id), items } }
}

const decimal = (value: unknown) => (number(value) === undefined ? undefined : String(value))

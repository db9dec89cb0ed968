import { randomUUID } from 'node:crypto'
import {
  type Account,
  type AccountTemplate,
  findAccount,
  type GraphApiCall,
  type GraphWorld,
  type Media,
  type Refusal,
  Refused,
  type SentMessage,
} from './graph-answers.ts'
import { newMid, newWamid } from './meta-webhooks.ts'

/** What is sent to customers through the local Graph API: messages, the files they carry, signs of life. */

export function takeMessage(world: GraphWorld, call: GraphApiCall, accountId: string) {
  const { provider, templates = [] } = findAccount(world, call, accountId)
  const find = (id: string) => uploaded(world, accountId, id)
  const message =
    provider === 'facebook' ? readMessengerMessage(call.body, find) : readWhatsAppMessage(call.body, find, templates)
  checkMessage(world, provider, accountId, message)

  const externalMessageId = provider === 'facebook' ? newMid() : newWamid()
  world.sent.push({ provider, accountId, ...message, externalMessageId })
  const { to: psid, text } = message
  if (provider === 'facebook' && text)
    world.held.push({ pageId: accountId, psid, mid: externalMessageId, from: 'page', text, at: Date.now() })
  return provider === 'facebook'
    ? { recipient_id: message.to, message_id: externalMessageId }
    : whatsAppAnswer(message.to, externalMessageId)
}

function checkMessage(
  world: GraphWorld,
  provider: Account['provider'],
  accountId: string,
  { to, text, file, template }: Pick<SentMessage, 'to' | 'text' | 'file' | 'template'>,
) {
  const [most, invalid] = provider === 'facebook' ? [2000, 100] : [4096, 131009]
  const limit = file ? 1024 : most
  if (!file && !text.trim()) throw new Refused({ code: invalid, message: 'The message is empty' })
  if (text.length > limit) throw new Refused({ code: invalid, message: 'The message is too long' })
  if (isStranger(world, accountId, to)) {
    throw new Refused({ code: 100, subcode: 2018001, message: 'No matching user found' })
  }
  if (world.closedWindows.has(to) && !template) throw new Refused(windowRefusals[provider])
}

const windowRefusals: Record<Account['provider'], Refusal> = {
  facebook: { code: 10, subcode: 2018278, message: '(#10) This message is sent outside of allowed window.' },
  whatsapp: { code: 131047, message: '(#131047) Re-engagement message' },
}

// A page-scoped id belongs to one page. Someone nobody has heard of yet passes.
function isStranger({ people }: GraphWorld, accountId: string, to: string): boolean {
  if (people.get(accountId)?.has(to)) return false
  return [...people.values()].some(ids => ids.has(to))
}

type Read = Omit<SentMessage, 'provider' | 'accountId' | 'externalMessageId'>
type Uploaded = (id: string) => Media

function uploaded({ media }: GraphWorld, accountId: string, id: string): Media {
  const file = media.get(id)
  if (file?.phoneNumberId !== accountId) throw new Refused({ code: 100, message: `There is no attachment ${id}` })
  return file
}

interface MessengerBody {
  recipient?: { id?: string }
  messaging_type?: string
  message?: {
    text?: string
    metadata?: string
    attachment?: { type?: string; payload?: { attachment_id?: string } }
    quick_replies?: { title?: string }[]
  }
  reply_to?: { mid?: string }
}

function readMessengerMessage(body: unknown, find: Uploaded): Read {
  const { recipient, messaging_type, message, reply_to } = (body ?? {}) as MessengerBody
  const { attachment, text = '', quick_replies } = message ?? {}
  // Words and a file never share a message.
  if (!recipient?.id || !messaging_type || (attachment && text))
    throw new Refused({ code: 100, message: '(#100) Invalid parameter' })
  return {
    ...{ to: recipient.id, text, metadata: message?.metadata },
    ...(quick_replies && { choices: titlesOf(quick_replies, 13, 20, 100) }),
    ...(attachment && { file: fileOf(attachment.type, find(attachment.payload?.attachment_id ?? '')) }),
    ...(reply_to?.mid && { replyTo: reply_to.mid }),
  }
}

function titlesOf(given: { title?: string }[], atMost: number, length: number, code: number): string[] {
  const titles = given.map(({ title = '' }) => title)
  if (titles.length > atMost || titles.some(title => !title || title.length > length))
    throw new Refused({ code, message: 'Invalid buttons' })
  return titles
}

const fileOf = (kind = '', { bytes, mimeType, name }: Media) => ({ kind, name, mimeType, bytes })

interface WhatsAppBody {
  messaging_product?: string
  to?: string
  recipient?: string
  type?: string
  text?: { body?: string }
  context?: { message_id?: string }
  biz_opaque_callback_data?: string
  [kind: string]: unknown
}

const whatsAppKinds: Record<string, { types: RegExp; atMost: number }> = {
  image: { types: /^image\/(jpeg|png)$/, atMost: 5 },
  audio: { types: /^audio\/(aac|amr|mpeg|mp4|ogg)/, atMost: 16 },
  video: { types: /^video\/(mp4|3gpp)$/, atMost: 16 },
  document: { types: /^(text|application)\//, atMost: 100 },
}

function readWhatsAppMessage(body: unknown, find: Uploaded, templates: AccountTemplate[]): Read {
  const { messaging_product, to, recipient, type = '', text, context, ...rest } = (body ?? {}) as WhatsAppBody
  const addressee = to?.replace(/^\+/, '') ?? recipient
  if (messaging_product !== 'whatsapp' || !addressee) {
    throw new Refused({ code: 131008, message: 'Required parameter is missing' })
  }
  const about = {
    ...{ to: addressee, metadata: rest.biz_opaque_callback_data },
    ...(context?.message_id && { replyTo: context.message_id }),
  }
  if (type === 'text') return { ...about, text: text?.body ?? '' }
  if (type === 'interactive') return { ...about, ...readInteractive(rest.interactive as Interactive) }
  if (type === 'template') return { ...about, ...readTemplate(rest.template as TemplateBody, templates) }
  const kind = whatsAppKinds[type]
  const given = rest[type] as { id?: string; caption?: string; filename?: string } | undefined
  if (!kind || !given?.id) throw new Refused({ code: 131051, message: 'Unsupported message type' })
  if (type === 'audio' && given.caption) throw new Refused({ code: 131009, message: 'Audio has no caption' })
  const file = find(given.id)
  if (!kind.types.test(file.mimeType) || file.bytes.length > kind.atMost * 1024 * 1024)
    throw new Refused({ code: 131053, message: 'Media upload error' })
  return { ...about, text: given.caption ?? '', file: fileOf(type, { ...file, name: given.filename ?? file.name }) }
}

interface Interactive {
  type?: string
  body?: { text?: string }
  action?: {
    button?: string
    buttons?: { reply?: { title?: string } }[]
    sections?: { rows?: { title?: string }[] }[]
  }
}

function readInteractive({ type, body, action = {} }: Interactive) {
  const text = body?.text ?? ''
  if (type === 'button')
    return {
      text,
      choices: titlesOf(
        (action.buttons ?? []).map(({ reply }) => reply ?? {}),
        3,
        20,
        131009,
      ),
    }
  if (type !== 'list' || !action.button) throw new Refused({ code: 131009, message: 'Parameter value is not valid' })
  return {
    text,
    choices: titlesOf(
      (action.sections ?? []).flatMap(({ rows = [] }) => rows),
      10,
      24,
      131009,
    ),
  }
}

interface TemplateBody {
  name?: string
  language?: { code?: string }
  components?: {
    type?: string
    index?: string
    parameters?: { type?: string; text?: string; parameter_name?: string }[]
  }[]
}

/** Refuses what Meta refuses: unknown or unapproved ones, and parameters that are not as many as the gaps. */
function readTemplate({ name = '', language, components = [] }: TemplateBody, templates: AccountTemplate[]) {
  const template = templates.find(one => one.name === name && one.language === language?.code)
  if (!template)
    throw new Refused({ code: 132001, status: 404, message: 'Template name does not exist in the translation' })
  if (template.status !== 'APPROVED') throw new Refused({ code: 132015, message: 'Template is paused' })
  const words = template.components.flatMap(part => {
    const given = components.find(({ type }) => type === part.type.toLowerCase())?.parameters ?? []
    return part.text ? [filledWith(part.text, given)] : []
  })
  for (const [index, button] of buttonsOf(template).entries()) {
    const given = components.find(one => one.type === 'button' && one.index === String(index))?.parameters ?? []
    filledWith(button.url ?? '', given)
  }
  return { template: name, text: words.join('\n\n') }
}

const buttonsOf = ({ components }: AccountTemplate) =>
  components.flatMap(({ buttons = [] }) => buttons as { url?: string }[])

type Parameters = NonNullable<NonNullable<TemplateBody['components']>[number]['parameters']>

function filledWith(text: string, given: Parameters): string {
  const gaps = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap as string))]
  if (gaps.length !== given.length)
    throw new Refused({ code: 132000, message: 'Number of parameters does not match the expected number of params' })
  if (given.some(({ text = '' }) => /[\n\t]| {5}/.test(text)))
    throw new Refused({ code: 132005, message: 'Param text cannot have new-line/tab characters or more than 4 spaces' })
  const valueIn = (gap: string, at: number) =>
    given.find(({ parameter_name }) => parameter_name === gap)?.text ?? given[at]?.text ?? ''
  return gaps.reduce((words, gap, at) => words.replaceAll(`{{${gap}}}`, valueIn(gap, at)), text)
}

const MESSENGER_AT_MOST = 25 * 1024 * 1024

export async function takeUpload(world: GraphWorld, call: GraphApiCall, accountId: string) {
  const { provider } = findAccount(world, call, accountId)
  const file = call.form?.get(provider === 'facebook' ? 'filedata' : 'file')
  const isComplete =
    provider === 'facebook' ? call.form?.has('message') : call.form?.get('messaging_product') === 'whatsapp'
  if (!(file instanceof Blob) || !isComplete) throw new Refused({ code: 100, message: '(#100) Invalid parameter' })
  if (provider === 'facebook' && file.size > MESSENGER_AT_MOST)
    throw new Refused({ code: 100, subcode: 2018109, message: 'Attachment size exceeds allowable limit' })
  const id = randomUUID()
  const bytes = Buffer.from(await file.arrayBuffer())
  const { name } = file as File
  world.media.set(id, { phoneNumberId: accountId, bytes, mimeType: file.type, name })
  return provider === 'facebook' ? { attachment_id: id } : { id }
}

interface Sign {
  recipient?: { id?: string }
  sender_action?: string
  status?: string
  message_id?: string
  typing_indicator?: object
}

export const isSign = (body: unknown) => {
  const { sender_action, status } = (body ?? {}) as Sign
  return sender_action !== undefined || status !== undefined
}

export function takeSign(world: GraphWorld, call: GraphApiCall, accountId: string) {
  findAccount(world, call, accountId)
  const { recipient, sender_action, message_id, typing_indicator } = call.body as Sign
  const about = recipient?.id ?? message_id ?? ''
  world.signs.push({ accountId, about, sign: sender_action ?? (typing_indicator ? 'typing' : 'read') })
  return recipient ? { recipient_id: about } : { success: true }
}

function whatsAppAnswer(to: string, id: string) {
  const person = /^\d+$/.test(to) ? { input: `+${to}`, wa_id: to } : { input: to, user_id: to }
  return { messaging_product: 'whatsapp', contacts: [person], messages: [{ id }] }
}

import { randomInt } from 'node:crypto'
import type { Person, Phone, PhoneMessage, PhoneThread } from '@steward/contract/demo.ts'
import { findConversationFile } from '../inbox/files.ts'
import { listMessages } from '../inbox/messages.ts'
import type { Actor } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { pictureTypes, typeOf } from '../platform/files.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Ctx, look, type Platform } from '../platform/work.ts'
import { number, page } from './channels.ts'
import type { GraphApi } from './graph-player/graph-api.ts'

type Message = Awaited<ReturnType<typeof listMessages>>['items'][number]

const MOST = 200

/**
 * The phones of the company's customers: whoever plays one writes through Meta's player, so that every word takes the way it takes
 * in earnest (signed webhook in, Graph call out). What stands on the phone is what left the company.
 */
export function phonesOf(platform: Platform, graph: GraphApi, machine: Actor) {
  const invented = new Map<string, Person>()
  const seen = new Set<string>()
  const key = ({ channel, person }: Phone) => `${channel}:${person}`
  const inside = <T>(action: (ctx: Ctx) => Promise<T>) => look(platform, { actor: machine }, action)

  async function find(phone: Phone) {
    const [known] = await inside(ctx => people(ctx, phone))
    const person = known ?? invented.get(key(phone))
    if (!person) throw new Refusal('NOT_FOUND')
    return { ...person, conversationId: known?.conversationId }
  }

  /** Tells Meta that the customer has the messages in front of them, once for each. */
  async function reportSeen({ channel, person }: Phone, messages: Message[]) {
    const fresh = messages.filter(
      ({ senderType, status, externalMessageId }) =>
        senderType === 'agent' &&
        externalMessageId &&
        (status === 'sent' || status === 'delivered') &&
        !seen.has(externalMessageId),
    )
    for (const { externalMessageId } of fresh) seen.add(externalMessageId as string)
    if (channel === 'facebook' && fresh.length) await graph.messengerRead({ pageId: page.pageId, psid: person })
    if (channel === 'whatsapp')
      for (const { externalMessageId } of fresh)
        await graph.whatsAppStatus({
          phoneNumberId: number.pageId,
          waId: person,
          id: externalMessageId as string,
          status: 'read',
        })
  }

  /** The customer writes; `content` is what a WhatsApp message holds, `attachments` what one on Messenger does. */
  async function write(
    phone: Phone,
    { name }: Person,
    words: { text?: string; replyTo?: string | undefined; picture?: Picture },
  ) {
    const { text = '', replyTo, picture } = words
    const named = { name: name ?? 'Somebody' }
    if (phone.channel === 'facebook') {
      const attachments = picture && [{ type: 'image', payload: { url: graph.serve(picture) } }]
      const { mid, status } = await graph.customerWrites({
        pageId: page.pageId,
        psid: phone.person,
        ...named,
        text,
        replyTo,
        attachments,
      })
      return delivered(status, mid)
    }
    const onNumber = { phoneNumberId: number.pageId, waId: phone.person, ...named }
    const { id, status } = picture
      ? await graph.whatsAppFile(onNumber, { kind: 'image', ...picture })
      : await graph.whatsAppMessage({
          ...onNumber,
          content: { type: 'text', text: { body: text }, ...(replyTo && { context: { id: replyTo } }) },
        })
    return delivered(status, id)
  }

  return {
    async list(): Promise<{ items: Person[] }> {
      const known = await inside(ctx => people(ctx))
      const ids = new Set(known.map(({ channel, id }) => key({ channel, person: id })))
      const others = [...invented.values()].filter(({ channel, id }) => !ids.has(key({ channel, person: id })))
      return { items: [...others.reverse(), ...known.map(({ conversationId: _, ...person }) => person)] }
    },

    /** Somebody new, who has not written yet. */
    invent({ channel, name }: { channel: Phone['channel']; name: string }): Person {
      if (invented.size >= MOST) invented.delete(invented.keys().next().value as string)
      const id = channel === 'facebook' ? `74${randomInt(10 ** 12, 10 ** 13)}` : `4915${randomInt(10 ** 8, 10 ** 9)}`
      const person = { channel, id, name, lastText: null, lastAt: null, isNew: false }
      invented.set(key({ channel, person: id }), person)
      return person
    },

    /** What stands on the phone; whoever looks has seen it. */
    async look(phone: Phone): Promise<PhoneThread> {
      const { conversationId, ...person } = await find(phone)
      const messages = conversationId
        ? (await inside(ctx => listMessages(ctx, { id: conversationId, limit: 100 }))).items
        : []
      await reportSeen(phone, messages)
      return {
        person,
        company: page.name,
        isTyping: messages.some(({ senderType, status }) => senderType === 'agent' && status === 'queued'),
        messages: messages.filter(hasLeft).map(onPhone).reverse(),
      }
    },

    async say(phone: Phone, words: { text: string; replyTo?: string | undefined }) {
      return write(phone, await find(phone), words)
    },

    async sendPhoto(phone: Phone, bytes: Buffer) {
      const mimeType = typeOf(bytes, pictureTypes, 'Choose a PNG, JPEG or WebP picture')
      return write(phone, await find(phone), { picture: { bytes, mimeType } })
    },

    fileOf: (conversationId: string, fileId: string) =>
      inside(ctx => findConversationFile(ctx, conversationId, fileId)),

    async react(phone: Phone, { message, emoji }: { message: string; emoji: string | null }) {
      await find(phone)
      const { status } =
        phone.channel === 'facebook'
          ? await graph.customerReacts({ pageId: page.pageId, psid: phone.person, mid: message, emoji })
          : await graph.whatsAppMessage({
              ...{ phoneNumberId: number.pageId, waId: phone.person },
              content: { type: 'reaction', reaction: { message_id: message, ...(emoji && { emoji }) } },
            })
      return delivered(status, message)
    },
  }
}

interface Picture {
  bytes: Buffer
  mimeType: string
}

function delivered(status: number, externalId: string) {
  if (status !== 200) throw new Refusal('BUSY', { retryAfter: 2 })
  return { externalId }
}

interface KnownPerson extends Person {
  conversationId: string
}

async function people(ctx: Ctx, phone?: Phone): Promise<KnownPerson[]> {
  const rows = await ctx.query<Omit<KnownPerson, 'isNew'> & { lastSender: string }>(
    sql`select s.platform as "channel", s.external_user_id as "id", s.external_user_name as "name", s.last_message_text as "lastText",
        s.last_message_at as "lastAt", s.last_sender_type as "lastSender", s.id as "conversationId"
        from ${ctx.all.SocialConversation} s
        where ${phone ? sql`s.platform = ${phone.channel} and s.external_user_id = ${phone.person}` : sql`1 = 1`}
        order by s.last_message_at desc, s.id desc limit ${MOST}`,
  )
  return rows.map(({ lastSender, ...person }) => ({ ...person, isNew: lastSender === 'agent' }))
}

const hasLeft = ({ senderType, status }: Message) =>
  senderType === 'customer' || ['sent', 'delivered', 'read'].includes(status)

const onPhone = ({
  id,
  externalMessageId,
  senderType,
  content,
  attachments,
  reactions,
  replyTo,
  createdAt,
}: Message): PhoneMessage => ({
  ...{
    id,
    externalId: externalMessageId,
    isMine: senderType === 'customer',
    text: content,
    attachments: attachments.map(({ url, ...attachment }) => ({
      ...attachment,
      url: url?.replace(/^\/api\/v1\/conversations\/([^/]+)\/files\//, '/api/v1/demo/files/$1/'),
    })),
    replyTo,
    at: createdAt,
  },
  reactions: reactions.map(({ emoji, by }) => ({ emoji, isMine: by === 'customer' })),
})

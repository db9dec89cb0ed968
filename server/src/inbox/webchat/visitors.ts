import type { ChatHome, VisitorFile, VisitorMark, VisitorMessage } from '@steward/contract/inbox/visitors.ts'
import type { z } from 'zod'
import { pick } from '../../platform/db/reader.ts'
import { sql } from '../../platform/db/sql.ts'
import { fileName, keepFile, pictureTypes, typeOf } from '../../platform/files.ts'
import { readablePicture } from '../../platform/pictures.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Ctx, look, type Platform, perform } from '../../platform/work.ts'
import { type Channel, findChannel } from '../channel.ts'
import { findThread, openThread, type Thread } from '../customers.ts'
import { lookAt } from '../files.ts'
import { eventKey, type IncomingMessage } from '../incoming.ts'
import { markDelivery } from '../marks.ts'
import { receiveItem } from '../receive.ts'
import type { Chat, Visit } from './door.ts'
import { receivedIdOf } from './ids.ts'
import { findFileForVisitor, findForVisitor, hasArrived, listForVisitor, threadOf } from './thread.ts'

/** How the chat introduces itself. Refuses CHANNEL_OFF: it is not shown then, and what is written all the same still arrives. */
export function lookAtChat({ live }: Platform, { channel, settings, companyId }: Chat): ChatHome {
  if (!channel.isActive) throw new Refusal('CHANNEL_OFF')
  const { colour, greeting, awayWords } = settings
  const isSomebodyThere = live.whoIsAt(companyId, 'inbox', companyId).length > 0
  return { name: channel.name ?? '', colour, greeting, awayWords, isSomebodyThere }
}

export const lookAtMessages = (platform: Platform, visit: Visit, cursor: string | undefined) =>
  look(platform, visit.chat, ctx => listForVisitor(ctx, visit, cursor))

/** The visitor's conversation; undefined before their first message. */
export const lookAtThread = (platform: Platform, visit: Visit) =>
  look(platform, visit.chat, ctx => threadOf(ctx, visit))

export const lookAtFile = (platform: Platform, visit: Visit, id: string) =>
  look(platform, visit.chat, ctx => findFileForVisitor(ctx, visit, id))

interface About {
  name?: string | undefined
  email?: string | undefined
  page?: string | undefined
}

/**
 * Files what a visitor writes like what comes through any other channel; the same one twice is filed once. `origin` is the site that
 * the request came from, as the browser says.
 */
export function write(
  platform: Platform,
  visit: Visit,
  { id, text, ...about }: z.output<typeof VisitorMessage>,
  origin: string | undefined,
) {
  const receivedId = receivedIdOf(visit.visitor, id)
  return perform(platform, visit.chat, async ctx => {
    const channel = await channelFor(ctx, visit)
    await receiveItem(ctx, channel, itemOf(visit, receivedId, { text, name: about.name }))
    await noteAbout(ctx, visit, about, origin)
    return findForVisitor(ctx, visit, receivedId)
  })
}

/**
 * A file is a message of its own, and the same one twice is kept once. A picture is drawn anew: the camera's notes of where and when
 * stay with the visitor. Refuses FILE_TYPE and what pictures are refused for.
 */
export async function writeFile(
  platform: Platform,
  visit: Visit,
  { id, fileName: given, ...about }: z.output<typeof VisitorFile>,
  content: Buffer,
  origin: string | undefined,
) {
  const receivedId = receivedIdOf(visit.visitor, id)
  const file = await fileOf(content, fileName(given))
  return perform(platform, visit.chat, async ctx => {
    const channel = await channelFor(ctx, visit)
    const visitor = { externalUserId: visit.visitor, name: about.name ?? null }
    const thread = (await findThread(ctx, channel.id, visitor)) ?? (await openThread(ctx, channel, visitor))
    // Of two sendings at once the later waits here, and finds that it has arrived.
    await ctx.write.lock('SocialConversation', { id: thread.id })
    if (!(await hasArrived(ctx, visit, receivedId))) {
      const attachment = await keep(ctx, thread.id, file)
      const item = itemOf(visit, receivedId, { text: '', name: about.name })
      await receiveItem(ctx, channel, { ...item, type: attachment.type, attachments: [attachment] })
    }
    await noteAbout(ctx, visit, about, origin)
    return findForVisitor(ctx, visit, receivedId)
  })
}

type VisitorsFile = Awaited<ReturnType<typeof lookAt>> & { name: string }

async function fileOf(content: Buffer, name = ''): Promise<VisitorsFile> {
  const type = typeOf(content, [...pictureTypes, 'application/pdf'], 'A chat takes PNG, JPEG and WebP pictures and PDF')
  if (type === 'application/pdf') return { type, content, name: name || 'document.pdf' }
  const drawn = await readablePicture(content)
  return { ...(await lookAt(drawn)), name: `${name.replace(/\.\w+$/, '') || 'picture'}.webp` }
}

async function keep(ctx: Ctx, conversationId: string, file: VisitorsFile) {
  const { name, type, content, width, height } = file
  const fileId = await keepFile(ctx, { purpose: 'media', conversationId, ...file })
  return {
    ...{ type: width ? ('image' as const) : ('file' as const), name, mimeType: type, fileId, size: content.length },
    ...(width && height && { width, height, hasThumbnail: true }),
  }
}

async function channelFor(ctx: Ctx, { chat }: Visit): Promise<Channel> {
  const channel = await findChannel(ctx, chat.channel.id)
  if (!channel) throw new Refusal('NOT_FOUND')
  return channel
}

const itemOf = (
  { chat, visitor }: Visit,
  receivedId: string,
  { text, name }: { text: string; name?: string | undefined },
): IncomingMessage => ({
  ...{ kind: 'message', direction: 'in', type: 'text', text, attachments: [] },
  ...{ eventKey: eventKey('message', receivedId), accountId: chat.channel.pageId, externalUserId: visitor },
  ...{ externalMessageId: receivedId, timestampMs: null, ...(name && { contactName: name }) },
})

const known = pick('SocialConversation', 's', 'id', 'customerEmail', 'fromPage')

async function noteAbout(ctx: Ctx, { chat, visitor }: Visit, { email, page }: About, origin: string | undefined) {
  const thread = await ctx.row(
    known,
    sql`from ${ctx.all.SocialConversation} s
        where s.integration_id = ${chat.channel.id} and s.external_user_id = ${visitor}`,
  )
  if (!thread) return
  const customerEmail = email ?? thread.customerEmail
  const fromPage = pageOf(page, origin) ?? thread.fromPage
  if (customerEmail === thread.customerEmail && fromPage === thread.fromPage) return
  await ctx.write.change('SocialConversation', { id: thread.id }, { customerEmail, fromPage })
}

// What follows the path may be about the visitor rather than the page; and a page of another site is none they came from.
function pageOf(page: string | undefined, origin: string | undefined): string | undefined {
  if (!page || !URL.canParse(page)) return undefined
  const { origin: site, pathname } = new URL(page)
  return site === origin ? `${site}${pathname}`.slice(0, 1000) : undefined
}

/** What the company wrote up to a moment has come to the visitor, or was read by them. */
export const mark = (platform: Platform, visit: Visit, { as, upTo }: z.output<typeof VisitorMark>) =>
  perform(platform, visit.chat, async ctx => {
    const { chat, visitor } = visit
    await markDelivery(ctx, await channelFor(ctx, visit), {
      ...{
        kind: 'status',
        status: as,
        eventKey: eventKey('status', visitor, as, upTo),
        accountId: chat.channel.pageId,
      },
      ...{ externalUserId: visitor, externalMessageIds: [], timestampMs: null, watermarkMs: Date.parse(upTo) },
    })
  })

/** Shows to those who may see the conversation that its visitor writes, or no longer does. Kept nowhere. */
export function showTyping({ live }: Platform, { chat }: Visit, thread: Thread, isTyping: boolean) {
  const { id: visitorId, wholeId: id, externalUserName, assignedTo } = thread
  const who = { id: visitorId, name: externalUserName ?? '', isCustomer: true as const }
  live.show(chat.companyId, { noun: 'conversation', id, who, doing: isTyping ? 'writing' : 'gone' }, assignedTo)
}

import type { WebChatSettings } from '@steward/contract/inbox/integrations.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import { ownOrigin } from '../../platform/mount.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Platform } from '../../platform/work.ts'
import type { Channel } from '../channel.ts'
import { placeOf } from '../deliveries.ts'
import { isKey, isToken, visitorOf } from './ids.ts'

/** A web chat, and the company's machinery that acts for its visitors. */
export interface Chat {
  actor: Actor
  companyId: string
  channel: Channel
  settings: WebChatSettings
}

export interface Visit {
  chat: Chat
  /** As the chat knows whoever asks. */
  visitor: string
}

/** The chat that a path names, switched off or not. Refuses NOT_FOUND. */
export async function chatOf(platform: Platform, { params }: FastifyRequest): Promise<Chat> {
  const { key } = params as { key: string }
  const place = isKey(key) ? await placeOf(platform, 'webchat', key) : undefined
  if (!place) throw new Refusal('NOT_FOUND')
  const { actor, channel } = place
  return {
    actor,
    companyId: actor.companyId as string,
    channel,
    settings: channel.settings as unknown as WebChatSettings,
  }
}

/**
 * The chat, for a page that may show it: one of the company's sites, or our own. Whoever says nothing of where they come from is no
 * browser on such a page. Lets the page read the answer, without cookies. Refuses NOT_FOUND, FOREIGN_ORIGIN.
 */
export async function enterChat(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<Chat> {
  const chat = await chatOf(platform, request)
  const { origin } = request.headers
  reply.header('vary', 'origin').header('cache-control', 'no-store')
  if (!isOwnPage(request, platform) && !(origin && chat.settings.origins.includes(origin)))
    throw new Refusal('FOREIGN_ORIGIN')
  // The answer may be read by the page, and shown in it.
  if (origin) reply.header('access-control-allow-origin', origin)
  reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-expose-headers', 'retry-after')
  return chat
}

// With GET browsers name no origin to the site they are on.
const isOwnPage = (request: FastifyRequest, { env }: Platform) =>
  request.headers.origin === undefined
    ? request.headers['sec-fetch-site'] === 'same-origin'
    : request.headers.origin === ownOrigin(request, env.PUBLIC_URL)

/** Who asks, in which chat. Refuses SIGN_IN without a token beside what enterChat refuses. */
export async function visitOf(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const chat = await enterChat(platform, request, reply)
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (!token || !isToken(token)) throw new Refusal('SIGN_IN')
  return { chat, visitor: visitorOf(chat.channel.id, token) }
}

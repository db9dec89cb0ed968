import type { FastifyRequest } from 'fastify'
import { limitOf } from '../../platform/limits.ts'
import type { Platform } from '../../platform/work.ts'
import type { Visit } from './door.ts'

// A whole office may sit behind one address, and a whole village behind one chat.
const messages = {
  ofVisitor: limitOf('chat-messages', 20, 60),
  ofAddress: limitOf('chat-address', 90, 60),
  ofChat: limitOf('chat', 1200, 60),
}
const conversations = limitOf('chat-conversations', 30, 3600)
const bytes = {
  ofVisitor: limitOf('chat-bytes', 40_000_000, 3600),
  ofChat: limitOf('chat-all-bytes', 1_000_000_000, 24 * 3600),
}
const signs = limitOf('chat-signs', 120, 60)

interface Request {
  platform: Platform
  request: FastifyRequest
  visit: Visit
}

/** Refuses TOO_MANY to whoever writes more than a person does. */
export async function countMessage({ platform: { env }, request, visit: { chat, visitor } }: Request) {
  await messages.ofVisitor(env, visitor)
  await messages.ofAddress(env, request.ip)
  await messages.ofChat(env, chat.channel.id)
}

/** The same for beginning conversations, which costs a visitor nothing but a new token. */
export const countConversation = ({ platform: { env }, request, visit: { chat } }: Request) =>
  conversations(env, `${chat.channel.id} ${request.ip}`)

/** And for files, by their weight. */
export async function countBytes({ platform: { env }, visit: { chat, visitor } }: Request, size: number) {
  await bytes.ofVisitor(env, visitor, size)
  await bytes.ofChat(env, chat.channel.id, size)
}

/** And for signs of life: marks, typing, looks. */
export const countSign = ({ platform: { env }, visit: { visitor } }: Request) => signs(env, visitor)

import type { ChatTyping } from '@steward/contract/inbox/visitors.ts'
import type { FastifyReply } from 'fastify'
import { Refusal } from '../../platform/refusal.ts'
import type { Platform } from '../../platform/work.ts'
import type { Thread } from '../customers.ts'
import type { Visit } from './door.ts'
import { givenName } from './thread.ts'
import { showTyping } from './visitors.ts'

const HEARTBEAT_MS = 15_000
const OF_VISITOR = 3
const OF_CHAT = 1000

// What changes in a conversation as its visitor sees it.
const changes = new Set(['message.received', 'message.sent', 'message.edited', 'message.taken_back', 'message.reacted'])

/**
 * What a visitor hears of their own conversation, as server-sent events: `messages` and `read` to read anew, `typing`. Bounded for
 * each visitor, whose oldest makes room, and for each chat.
 */
export function visitorStreams(platform: Platform) {
  const open = new Map<string, Set<FastifyReply>>()
  const ofChat = new Map<string, number>()

  return {
    begin(reply: FastifyReply, visit: Visit, thread: Thread) {
      const { visitor, chat } = visit
      const { id: chatId } = chat.channel
      if ((ofChat.get(chatId) ?? 0) >= OF_CHAT) throw new Refusal('BUSY', { retryAfter: 30 })
      const own = open.get(visitor) ?? new Set()
      if (own.size >= OF_VISITOR) [...own][0]?.raw.end()
      open.set(visitor, own.add(reply))
      ofChat.set(chatId, (ofChat.get(chatId) ?? 0) + 1)

      reply.hijack()
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
      reply.raw.writeHead(200, headers as Record<string, string>)
      reply.raw.write(': here\n\n')
      const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS)
      const stop = follow(platform, visit, thread, reply)
      reply.raw.on('close', () => {
        clearInterval(heartbeat)
        stop()
        own.delete(reply)
        if (own.size === 0) open.delete(visitor)
        const left = (ofChat.get(chatId) ?? 1) - 1
        if (left > 0) ofChat.set(chatId, left)
        else ofChat.delete(chatId)
        showTyping(platform, visit, thread, false)
      })
    },
    close() {
      for (const own of open.values()) for (const reply of own) reply.raw.end()
    },
  }
}

function follow({ live }: Platform, { chat }: Visit, { id: own, wholeId: id }: Thread, reply: FastifyReply) {
  const say = (event: string, data: object = {}) =>
    reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const stopHearing = live.hear(chat.companyId, ({ note: { type, subjects } }) => {
    const isAbout = (noun: string, id: string) => subjects.some(subject => subject.noun === noun && subject.id === id)
    if (changes.has(type) && isAbout('conversation', id)) say('messages')
    // People see it elsewhere from now on: whoever listens comes in by the door again.
    if (isAbout('part', own) || (isAbout('conversation', own) && type === 'conversation.split')) reply.raw.end()
    // It may stand on other sites now, or on none: whoever listens comes in by the door again.
    if (type.startsWith('integration.') && isAbout('integration', chat.channel.id)) reply.raw.end()
  })
  const stopWatching = live.watch(chat.companyId, ({ presence: { noun, id: where, who, doing, through = id } }) => {
    if (noun !== 'conversation' || where !== id || who.isCustomer) return
    say('typing', { name: givenName(who.name), isTyping: doing === 'writing' && through === own } satisfies ChatTyping)
    if (doing === 'looking') say('read')
  })
  return () => {
    stopHearing()
    stopWatching()
  }
}

import type { Message } from '@steward/contract/inbox/conversations.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { api } from '../platform/api.ts'
import { hearNotes } from '../platform/live.ts'

const PAUSE_MS = 3_000

interface Known {
  /** In the order they were written. */
  messages: Message[]
  /** Where older ones begin; null at the very first. */
  cursor: string | null
}

const inOrder = (a: Message, b: Message) =>
  a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1

/** Adds messages to those known; one that did not change stays the same object, so that it isn't drawn again. */
function joined(known: Message[], more: Message[]): Message[] {
  const byId = new Map(known.map(message => [message.id, message]))
  let isNews = false
  for (const message of more) {
    const before = byId.get(message.id)
    if (before && before.version >= message.version) continue
    byId.set(message.id, message)
    isNews = true
  }
  return isNews ? [...byId.values()].sort(inOrder) : known
}

export const latestQuery = (id: string) => api.inbox.conversations.messages.queryOptions({ input: { id } })

/**
 * The latest messages, live, and older ones as far as somebody went back. A change asks for the latest page alone, however far
 * that was; what changed further up is asked for by itself.
 */
export function useThread(id: string) {
  const { data: latest, error, refetch } = useQuery(latestQuery(id))
  const [known, setKnown] = useState<Known>()
  const [merged, setMerged] = useState<typeof latest>()
  const [isLoadingOlder, setLoadingOlder] = useState(false)
  const pausedUntil = useRef(0)

  if (latest && latest !== merged) {
    setMerged(latest)
    setKnown(withLatest(known, latest))
  }

  const add = (more: Message[], cursor?: string | null) =>
    setKnown(before => before && { messages: joined(before.messages, more), cursor: cursor ?? before.cursor })

  const loadOlder = async () => {
    if (!known?.cursor || isLoadingOlder || Date.now() < pausedUntil.current) return
    setLoadingOlder(true)
    try {
      const { items, nextCursor } = await api.inbox.conversations.messages.call({ id, cursor: known.cursor })
      setKnown(before => before && { messages: joined(before.messages, items), cursor: nextCursor })
    } catch {
      // Scrolling on tries again, a little later.
      pausedUntil.current = Date.now() + PAUSE_MS
    } finally {
      setLoadingOlder(false)
    }
  }

  const renew = useEffectEvent((messageId: string) => {
    const isFurtherUp = known?.messages.some(message => message.id === messageId)
    if (!isFurtherUp || latest?.items.some(message => message.id === messageId)) return
    api.inbox.conversations.message.call({ id: messageId }).then(
      message => add([message]),
      () => undefined,
    )
  })
  useEffect(
    () =>
      hearNotes(({ subjects }) => {
        if (!subjects.some(subject => subject.id === id)) return
        const message = subjects.find(({ noun }) => noun === 'message')
        if (message) renew(message.id)
      }),
    [id],
  )

  return {
    messages: known?.messages,
    hasOlder: Boolean(known?.cursor),
    isLoadingOlder,
    loadOlder,
    /** A message this browser has just sent is there before anybody says so. */
    add: (message: Message) => add([message]),
    error: known ? null : error,
    refetch,
  }
}

function withLatest(known: Known | undefined, latest: { items: Message[]; nextCursor: string | null }): Known {
  const fresh = { messages: [...latest.items].reverse(), cursor: latest.nextCursor }
  if (!known) return fresh
  const ids = new Set(known.messages.map(({ id }) => id))
  // After a long silence of the line there may be a gap in between: then only the latest are sure.
  const isJoint = latest.nextCursor === null || latest.items.some(({ id }) => ids.has(id))
  return isJoint ? { messages: joined(known.messages, latest.items), cursor: known.cursor } : fresh
}

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
  /** Where newer ones begin, in a thread that was opened further up; null where it reaches to the latest. */
  newer: string | null
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
const aroundQuery = (id: string, at = '') =>
  api.inbox.conversations.messagesAround.queryOptions({ input: { id, at }, enabled: Boolean(at), staleTime: Infinity })

/**
 * The latest messages, live, and older ones as far as somebody went back; or, where `at` is a moment, those around it first. A change asks for the latest page alone, however far
 * that was; what changed further up is asked for by itself.
 */
export function useThread(id: string, at?: string) {
  const { data: latest, error, refetch } = useQuery(latestQuery(id))
  const { data: around, error: aroundError, refetch: refetchAround } = useQuery(aroundQuery(id, at))
  const [known, setKnown] = useState<Known>()
  const [merged, setMerged] = useState<typeof latest>()
  const [openedAt, setOpenedAt] = useState<string>()
  const [isLoading, setLoading] = useState<'older' | 'newer'>()
  const pausedUntil = useRef(0)

  const isOpening = at !== undefined && at !== openedAt
  if (isOpening && around && latest) {
    setOpenedAt(at)
    setMerged(latest)
    const { items, olderCursor, newerCursor } = around
    setKnown(withLatest({ messages: [...items].reverse(), cursor: olderCursor, newer: newerCursor }, latest))
  } else if (!isOpening && latest && latest !== merged) {
    setMerged(latest)
    setKnown(withLatest(known, latest))
  }
  if (at === undefined && openedAt !== undefined) {
    setOpenedAt(undefined)
    if (known?.newer && latest) setKnown(withLatest(undefined, latest))
  }

  const add = (more: Message[]) => setKnown(before => before && { ...before, messages: joined(before.messages, more) })

  const load = async (which: 'older' | 'newer') => {
    const cursor = which === 'older' ? known?.cursor : known?.newer
    if (!cursor || isLoading || Date.now() < pausedUntil.current) return
    setLoading(which)
    try {
      const sort = which === 'newer' ? ('createdAt' as const) : undefined
      const { items, nextCursor } = await api.inbox.conversations.messages.call({ id, cursor, sort })
      // Somebody may have gone elsewhere in the thread meanwhile.
      const goesOn = (before: Known) => (which === 'older' ? before.cursor : before.newer) === cursor
      const reached = which === 'older' ? { cursor: nextCursor } : { newer: nextCursor }
      setKnown(before =>
        before && goesOn(before) ? { ...before, messages: joined(before.messages, items), ...reached } : before,
      )
    } catch {
      // Scrolling on tries again, a little later.
      pausedUntil.current = Date.now() + PAUSE_MS
    } finally {
      setLoading(undefined)
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
    messages: isOpening ? undefined : known?.messages,
    hasOlder: Boolean(known?.cursor),
    /** It ends before the latest message. */
    hasNewer: Boolean(known?.newer),
    isLoadingOlder: isLoading === 'older',
    loadOlder: () => load('older'),
    loadNewer: () => load('newer'),
    /** A message this browser has just sent is there before anybody says so. */
    add: (message: Message) => add([message]),
    error: isOpening ? (aroundError ?? error) : known ? null : error,
    refetch: () => Promise.all([refetch(), at && refetchAround()]),
  }
}

function withLatest(known: Known | undefined, latest: { items: Message[]; nextCursor: string | null }): Known {
  const fresh = { messages: [...latest.items].reverse(), cursor: latest.nextCursor, newer: null }
  if (!known) return fresh
  const ids = new Set(known.messages.map(({ id }) => id))
  const isJoint = latest.nextCursor === null || latest.items.some(({ id }) => ids.has(id))
  if (isJoint) return { messages: joined(known.messages, latest.items), cursor: known.cursor, newer: null }
  // After a long silence of the line there may be a gap in between: then only the latest are sure.
  return known.newer ? known : fresh
}

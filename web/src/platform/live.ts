import type { LiveNote, PresenceNote } from '@steward/contract/platform/live.ts'
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Which queries a fact makes stale, by the beginning of its type: `{ 'lead.': [api.crm.leads.key()] }`. */
export type LiveKeys = Record<string, readonly QueryKey[]>

/** `live`: what is on screen is current. `catching_up`: the line broke, we are dialling. `offline`: there is no network. */
export type Connection = 'live' | 'catching_up' | 'offline'

const noteListeners = new Set<(note: LiveNote) => void>()
const presenceListeners = new Set<(note: PresenceNote) => void>()

function hear<Said>(listeners: Set<(said: Said) => void>, listener: (said: Said) => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Hears single facts, for screens that know better than "ask for everything anew" what one of them changes. */
export const hearNotes = (listener: (note: LiveNote) => void) => hear(noteListeners, listener)

/** Hears who of the colleagues is at what right now. */
export const hearPresence = (listener: (note: PresenceNote) => void) => hear(presenceListeners, listener)

// A burst of facts, such as an import, asks for each list once.
const GATHER = 80
// While they keep coming a list is asked for twice a second: often enough to follow, and seldom enough to leave the server to its work.
const AGAIN = 400
// One that takes long to answer has much to do: it is given as long to do it, up to this.
const AGAIN_MOST = 800
// What is slow keeps nothing else from being asked for.
const PATIENCE = 1_000
const SEEN = 2_000

/** Listens to the company's facts while mounted, and says how the line is. */
export function useLive(keys: LiveKeys): Connection {
  const cache = useQueryClient()
  const [connection, setConnection] = useState<Connection>(navigator.onLine ? 'live' : 'offline')
  useEffect(() => listen(cache, keys, setConnection), [cache, keys])
  return connection
}

function listen(cache: QueryClient, keys: LiveKeys, tell: (connection: Connection) => void): () => void {
  const refresh = gatherer(cache)
  const isNew = remembering(SEEN)
  let source: EventSource
  let broken = false
  let again: ReturnType<typeof setTimeout> | undefined

  function dial() {
    clearTimeout(again)
    source?.close()
    source = new EventSource(`/api/v1/live?behind=${ageOf(cache)}`)
    source.onopen = () => {
      // A new EventSource has no Last-Event-ID, and a restarted server has lost its buffer: read anew after any break.
      if (broken) void cache.invalidateQueries()
      broken = false
      tell('live')
    }
    source.onmessage = ({ data }) => {
      const note = JSON.parse(data) as LiveNote
      if (!isNew(note.id)) return
      refresh(keysOf(keys, note.type))
      for (const tell of noteListeners) tell(note)
    }
    source.addEventListener('presence', ({ data }) => {
      const note = JSON.parse(data) as PresenceNote
      for (const tell of presenceListeners) tell(note)
    })
    source.addEventListener('resync', () => void cache.invalidateQueries())
    source.onerror = () => {
      broken = true
      tell(navigator.onLine ? 'catching_up' : 'offline')
      // The browser redials by itself, except after an answer that isn't a stream (a proxy's 502, a session's end).
      if (source.readyState === EventSource.CLOSED) again = setTimeout(dial, 3_000)
    }
  }
  const onOffline = () => {
    broken = true
    tell('offline')
  }

  dial()
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', dial)
  return () => {
    clearTimeout(again)
    source.close()
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', dial)
  }
}

/** How long ago the oldest answer on hand came, in milliseconds: whatever happened since then may have been missed. */
function ageOf(cache: QueryClient): number {
  const answered = cache
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.dataUpdatedAt)
    .filter(at => at > 0)
  return Math.max(0, Date.now() - Math.min(Date.now(), ...answered))
}

/** All queries that a fact of this type makes stale. */
export const keysOf = (keys: LiveKeys, type: string): QueryKey[] =>
  Object.entries(keys).flatMap(([prefix, stale]) => (type.startsWith(prefix) ? stale : []))

// One round after the other: asked again while an answer is on its way, a browser would drop that and get none as long as notes come in.
function gatherer(cache: QueryClient) {
  const waiting = new Map<string, QueryKey>()
  let isAsking = false
  const ask = async () => {
    const keys = [...waiting.values()]
    waiting.clear()
    const began = performance.now()
    const answered = Promise.all(keys.map(queryKey => cache.invalidateQueries({ queryKey })))
    await Promise.race([answered, new Promise(resolve => setTimeout(resolve, PATIENCE))])
    isAsking = waiting.size > 0
    const took = performance.now() - began
    if (isAsking) setTimeout(ask, Math.min(Math.max(AGAIN, took), AGAIN_MOST))
  }
  return (keys: QueryKey[]) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key)
    if (isAsking || keys.length === 0) return
    isAsking = true
    setTimeout(ask, GATHER)
  }
}

/** True for an id that isn't among the last `size` ones: a resumed stream replays the last minute. */
function remembering(size: number) {
  const ids = new Set<string>()
  return (id: string) => {
    if (ids.has(id)) return false
    ids.add(id)
    if (ids.size > size) ids.delete(ids.values().next().value as string)
    return true
  }
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { conversationQuery, customerQuery } from './conversations.ts'
import { notesQuery } from './notes.ts'
import { latestQuery } from './thread.ts'

// Whoever only passes over a row asks for nothing.
const POINTED_MS = 50

/** Asks for what an open conversation shows, before it is drawn. */
export function askForConversation(cache: QueryClient, id: string): void {
  void cache.prefetchQuery(latestQuery(id))
  void cache.prefetchInfiniteQuery(notesQuery(id))
  void cache.prefetchQuery(conversationQuery(id))
  void cache.prefetchQuery(customerQuery(id))
}

/** For what leads to a conversation: asks for it as soon as somebody points there. */
export function useAskWhenPointed(id: string) {
  const cache = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leave = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onPointerEnter: () => {
      timer.current = setTimeout(() => askForConversation(cache, id), POINTED_MS)
    },
    onPointerLeave: leave,
  }
}

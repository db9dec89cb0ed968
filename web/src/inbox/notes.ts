import { useLingui } from '@lingui/react/macro'
import type { Message } from '@steward/contract/inbox/conversations.ts'
import type { Note } from '@steward/contract/inbox/notes.ts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { api } from '../platform/api.ts'
import { useSaving } from '../platform/saving.ts'
import { toast } from '../ui/toast.tsx'
import { calledIn } from './called.ts'

/** What stands in a thread: what was said to the customer and by them, what colleagues noted, and what happened meanwhile. */
export type Entry = Message | Note | Happening
export const isHappening = (entry: Entry): entry is Happening => 'shown' in entry
export const isNote = (entry: Entry): entry is Note => 'authorId' in entry

export const notesQuery = (id: string) =>
  api.inbox.notes.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, limit: 100, cursor }),
    initialPageParam: undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  })

/** Notes of a conversation as far as its messages are loaded; these are the times of the first and the last, null where there is no end. */
export function useNotes(id: string, oldest: string | null | undefined, newest: string | null | undefined) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(notesQuery(id))
  const notes = data?.pages.flatMap(page => page.items)
  const last = notes?.at(-1)
  const isShort = hasNextPage && !isFetching && oldest !== undefined && last && last.createdAt > (oldest ?? '')
  const more = useEffectEvent(() => void fetchNextPage())
  useEffect(() => {
    if (isShort) more()
  }, [isShort])
  return {
    notes: notes?.filter(({ createdAt }) => createdAt >= (oldest ?? '') && (!newest || createdAt <= newest)),
    error: data ? null : error,
    refetch,
  }
}

/** What happened meanwhile, in a line of its own. */
export interface Happening {
  id: string
  createdAt: string
  shown: ReactNode
}

const moment = ({ createdAt, id }: Pick<Entry, 'createdAt' | 'id'>) => `${createdAt} ${id}`

/** Everything in the order it was written or came about. */
export const withNotes = (messages: Message[], more: (Note | Happening)[]): Entry[] =>
  more.length === 0 ? messages : [...messages, ...more].sort((one, other) => (moment(one) < moment(other) ? -1 : 1))

/** Who else may see the conversation, and so can be called by a note. */
export const useMentionable = (id: string, isNeeded: boolean) =>
  useQuery(api.inbox.notes.colleagues.queryOptions({ input: { id }, enabled: isNeeded, staleTime: 60_000 })).data?.items

type Colleagues = ReturnType<typeof useMentionable>

const wordsOf = (content: string, colleagues: Colleagues) => ({
  content,
  mentions: calledIn(content, colleagues ?? []).map(({ id }) => id),
})

function useRefreshNotes() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: api.inbox.notes.list.key() })
}

export function useWriteNote(id: string, colleagues: Colleagues) {
  const onSuccess = useRefreshNotes()
  const write = useMutation(api.inbox.notes.write.mutationOptions({ onSuccess }))
  return {
    isPending: write.isPending,
    write: (content: string) => write.mutateAsync({ id, ...wordsOf(content, colleagues) }),
  }
}

/** Changes a note of one's own, with a way back. */
export function useChangeNote(colleagues: Colleagues) {
  const { t } = useLingui()
  const refresh = useRefreshNotes()
  const save = useSaving({
    kept: (_: Note) => undefined,
    send: ({ id }, { content }: Pick<Note, 'content'>, version) =>
      api.inbox.notes.change.call({ id, ...wordsOf(content, colleagues) }, { context: { version } }),
    onSaved: refresh,
  })
  return async (note: Note, content: string) => {
    const { undo } = await save(note, { content })
    toast(t`Note changed`, { id: `note-${note.id}`, undo })
  }
}

export function useRemoveNote() {
  const { t } = useLingui()
  const refresh = useRefreshNotes()
  const restore = useMutation(api.inbox.notes.restore.mutationOptions({ onSuccess: refresh }))
  const remove = useMutation(
    api.inbox.notes.remove.mutationOptions({
      onSuccess: (_, { id }) => {
        void refresh()
        toast(t`Note deleted`, { id: `note-${id}`, undo: () => restore.mutateAsync({ id }) })
      },
    }),
  )
  return (id: string) => remove.mutate({ id })
}

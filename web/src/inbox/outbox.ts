import type { Message } from '@steward/contract/inbox/conversations.ts'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { newKey } from '../platform/link.ts'
import { useRefresh } from './conversations.ts'
import type { Attached } from './uploads.ts'

/** An answer on its way to the server, or refused by it. */
export interface Outgoing {
  key: string
  /** The conversation, or the part of a merged one, whose channel it leaves through. */
  through: string
  content: string
  files: Attached[]
  /** The message it answers. */
  quoted: Message | undefined
  /** What the customer can press below it. */
  choices: string[]
  /** The last message that was there when it was written. */
  after: string
  state: 'sending' | 'offline' | 'refused'
  error: unknown
}

type Answer = Pick<Outgoing, 'content' | 'files' | 'quoted' | 'choices' | 'key' | 'after' | 'through'>

/** Answers leave one after the other. A second try carries the same key, so none is ever sent twice. */
export function useOutbox(id: string, onSent: (message: Message) => void) {
  const cache = useQueryClient()
  const refresh = useRefresh()
  const mutationKey = ['inbox', 'outbox', id]
  const { mutate } = useMutation({
    mutationKey,
    scope: { id: `outbox ${id}` },
    meta: { quiet: true },
    mutationFn: ({ through, content, files, quoted, choices, key }: Answer) => {
      const attachments = files.flatMap(({ upload }) => upload?.id ?? [])
      const answer = {
        ...(content && { content }),
        ...(attachments.length && { attachments }),
        ...(quoted && { replyTo: quoted.id }),
        ...(choices.length && { choices }),
      }
      return api.inbox.conversations.reply.call({ id: through, ...answer }, { context: { idempotencyKey: key } })
    },
    onSuccess: message => {
      onSent(message)
      void refresh()
    },
  })
  const waiting = useMutationState({
    filters: { mutationKey, predicate: ({ state }) => state.status === 'pending' || state.status === 'error' },
    select: ({ state }): Outgoing => ({
      ...(state.variables as Answer),
      state: state.status === 'error' ? 'refused' : state.isPaused ? 'offline' : 'sending',
      error: state.error,
    }),
  })
  const forget = (key: string) => {
    const mutations = cache.getMutationCache()
    const old = mutations.findAll({ mutationKey }).filter(({ state }) => (state.variables as Answer)?.key === key)
    for (const mutation of old) mutations.remove(mutation)
  }
  return {
    waiting,
    send: (answer: Omit<Answer, 'key'>) => mutate({ ...answer, key: newKey() }),
    again: ({ state: _, error: __, ...answer }: Outgoing) => {
      forget(answer.key)
      mutate(answer)
    },
    forget,
  }
}

/** What the server has not confirmed yet: an answer that is among the messages already is no longer on its way. */
export const notYetThere = (waiting: Outgoing[], messages: Message[], me: string | undefined) =>
  waiting.filter(
    ({ state, content, after }) =>
      state === 'refused' ||
      !messages.some(
        message =>
          message.id > after &&
          message.senderId === me &&
          message.senderType === 'agent' &&
          (message.content ? content.startsWith(message.content) : !content),
      ),
  )

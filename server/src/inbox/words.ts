import { keptWords } from '../platform/words.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'

interface Said {
  id: string
  conversationId: string
  content: string
  attachments: Pick<StoredAttachment, 'name'>[]
}

/** What of a message is searched: its text and what its files are called. */
export const saidIn = ({ content, attachments }: Pick<Said, 'content' | 'attachments'>) =>
  [content, ...attachments.flatMap(({ name }) => name ?? [])].join('\n')

const wordsOf = (ctx: Ctx, message: Said) => keptWords(ctx.actor.companyId ?? '', saidIn(message))

/** Keeps the words of new messages, after they were stored and in the same transaction. */
export async function keepWords(ctx: Ctx, messages: Said[]) {
  const rows = messages
    .map(message => ({ id: message.id, conversationId: message.conversationId, words: wordsOf(ctx, message) }))
    .filter(({ words }) => words)
  if (rows.length) await ctx.write.insert('MessageWords', rows)
}

/** A message says something else now, or nothing. */
export async function changeWords(ctx: Ctx, message: Said) {
  await dropWords(ctx, message.id)
  await keepWords(ctx, [message])
}

export const dropWords = (ctx: Ctx, id: string) => ctx.write.erase('MessageWords', { id })

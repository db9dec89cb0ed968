import { type ReplyField, replyFields } from '@steward/contract/inbox/reply-fields.ts'

const field = new RegExp(`\\{(${replyFields.join('|')})\\}`, 'g')

/** What each field stands for in one conversation; what is not known stays open. */
export type FieldValues = Partial<Record<ReplyField, string | null | undefined>>

/** The words with their fields filled in as far as they are known. */
export const filled = (content: string, values: FieldValues) =>
  content.replace(field, (written, name: ReplyField) => values[name]?.trim() || written)

/** The fields that are still open in a text, each once. */
export const openFields = (text: string) => [...new Set(text.match(field))]

/** Where the first open field stands. */
export function firstOpen(text: string) {
  const found = new RegExp(field.source).exec(text)
  return found && { from: found.index, to: found.index + found[0].length }
}

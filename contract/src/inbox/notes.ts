import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { page } from '../platform/page.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'

/** What colleagues tell each other about a conversation. It never leaves the company: no channel, letter or public page shows it. */
export const Note = z.object({
  id: Id,
  conversationId: Id,
  /** The employee who wrote it; null for what an API key without an employee wrote. */
  authorId: Id.nullable(),
  authorName: z.string().nullable(),
  content: z.string(),
  /** Who is called by it, as `@Name` in the text. */
  mentions: z.array(z.object({ id: Id, name: z.string() })),
  editedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Note = z.infer<typeof Note>

const words = { content: text(10_000), mentions: z.array(Id).max(20).optional() }

export const notes = {
  list: get('/conversations/{id}/notes', 'can_view_social', 'Notes about a conversation, newest first')
    .input(
      z.strictObject({
        id: Id,
        limit: z.coerce.number().int().min(1).max(100).default(50),
        cursor: z.string().max(600).optional(),
      }),
    )
    .output(page(Note)),
  colleagues: get('/conversations/{id}/colleagues', 'can_view_social', 'Who else may see it, and so can be mentioned')
    .input(ById)
    .output(z.object({ items: z.array(z.object({ id: Id, name: z.string() })) })),
  write: create('/conversations/{id}/notes', 'can_view_social', 'Write a note for colleagues')
    .input(z.strictObject({ id: Id, ...words }))
    .output(Note),
  change: change('/notes/{id}', 'can_view_social', 'Change a note of one’s own')
    .input(z.strictObject({ id: Id, ...words }))
    .output(Note),
  remove: remove('/notes/{id}', 'can_view_social', 'Delete a note of one’s own').input(ById),
  restore: act('/notes/{id}/restore', 'can_view_social', 'Bring a note of one’s own back').input(ById).output(Note),
}

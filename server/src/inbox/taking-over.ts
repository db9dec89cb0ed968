import type { conversations } from '@steward/contract/inbox/conversations.ts'
import type { Received } from '../platform/procedures.ts'
import type { Ctx } from '../platform/work.ts'
import { silence } from './automation.ts'
import { findConversation } from './conversations.ts'
import { writeNote } from './notes.ts'

type Input = Received<typeof conversations>

/** People answer from now on: the automation hands over, or somebody takes it. What people have already stays theirs. */
export async function takeOver(ctx: Ctx, { id, note }: Input['takeOver']) {
  const conversation = await findConversation(ctx, id)
  await silence(ctx, conversation, ctx.actor.via === 'key' ? 'handed' : 'taken')
  if (note) await writeNote(ctx, { id, content: note })
  return findConversation(ctx, id)
}

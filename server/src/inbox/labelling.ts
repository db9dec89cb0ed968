import type { conversations } from '@steward/contract/inbox/conversations.ts'
import type { Received } from '../platform/procedures.ts'
import type { Ctx } from '../platform/work.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import { findLabel } from './labels.ts'

type Input = Received<typeof conversations>

/** Of two people who put the same label on at once, one fact is kept and neither is refused. */
export async function labelConversation(ctx: Ctx, { id: given, labelId }: Input['label']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  const { name } = await findLabel(ctx, labelId)
  const isNew = await ctx.write.insertNew('ConversationLabel', { conversationId: id, labelId })
  if (isNew) ctx.record('conversation.labelled', aboutConversation(conversation), { name }, conversation.assignedTo)
  return findConversation(ctx, id)
}

export async function unlabelConversation(ctx: Ctx, { id: given, labelId }: Input['unlabel']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  const { name } = await findLabel(ctx, labelId)
  const taken = await ctx.write.erase('ConversationLabel', { conversationId: id, labelId })
  if (taken > 0)
    ctx.record('conversation.unlabelled', aboutConversation(conversation), { name }, conversation.assignedTo)
  return findConversation(ctx, id)
}

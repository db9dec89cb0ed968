import { sql } from '../platform/db/sql.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import { dealOutLater } from './dealing.ts'

type Conversation = Awaited<ReturnType<typeof findConversation>>
type Automated = Pick<Conversation, 'id' | 'clientId' | 'leadId' | 'assignedTo' | 'teamId'>

/** Whatever a person does with it silences the automation; two at once are one fact. */
export async function silence(ctx: Ctx, conversation: Automated, how: 'handed' | 'taken' | 'answered') {
  const { id, assignedTo, teamId } = conversation
  // Who was handed over waits for people, whatever the automation said last.
  const waits = how === 'handed' && {
    lastSenderType: 'customer' as const,
    waitingSince: sql`coalesce(waiting_since, ${ctx.now})`,
  }
  const which = { id, status: 'pending' as const }
  const silenced = await ctx.write.change('SocialConversation', which, { status: 'open', listedAt: ctx.now, ...waits })
  if (silenced === 0) return
  ctx.record('conversation.taken_over', aboutConversation(conversation), { how }, assignedTo)
  if (teamId && !assignedTo) dealOutLater(ctx, teamId)
}

/** Leaves an open conversation to the automation. Refuses CONVERSATION_CLOSED. */
export async function automate(ctx: Ctx, given: string) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  if (conversation.status === 'closed') throw new Refusal('CONVERSATION_CLOSED')
  const which = { id, status: 'open' as const }
  const left = await ctx.write.change('SocialConversation', which, { status: 'pending', snoozedUntil: null })
  if (left > 0) ctx.record('conversation.automated', aboutConversation(conversation), {}, conversation.assignedTo)
  return findConversation(ctx, id)
}

/** May whoever writes here do so now? A person silences the automation by it. Refuses HANDLED_BY_PEOPLE, NOT_AUTOMATED. */
export async function beforeAnswer(ctx: Ctx, conversation: Automated, asAutomation = false) {
  if (!asAutomation) return silence(ctx, conversation, 'answered')
  if (ctx.actor.via !== 'key') throw new Refusal('NOT_AUTOMATED')
  // Of a person who takes it in the same moment, one is first.
  await ctx.write.lock('SocialConversation', { id: conversation.id })
  const { status } = await findConversation(ctx, conversation.id)
  if (status !== 'pending') throw new Refusal('HANDLED_BY_PEOPLE')
}

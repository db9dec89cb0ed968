import type { conversations } from '@steward/contract/inbox/conversations.ts'
import type { Received } from '../platform/procedures.ts'
import type { Ctx } from '../platform/work.ts'
import { findWithWindow } from './conversations.ts'
import { showTyping } from './typing.ts'

/** Tells colleagues who may see the conversation that the actor has it open, is writing or has left; says who else is there. */
export async function showPresence(ctx: Ctx, { id: given, doing }: Received<typeof conversations>['presence']) {
  const conversation = await findWithWindow(ctx, given)
  const { id, through, assignedTo } = conversation
  ctx.show('conversation', id, doing, assignedTo, through)
  if (doing === 'writing') void showTyping(ctx, conversation)
  const others = ctx.whoIsAt('conversation', id).filter(({ who }) => who.id !== ctx.actor.employeeId)
  return {
    others: others.flatMap(({ who: { id, name, isCustomer }, doing }) =>
      doing === 'gone' || isCustomer ? [] : [{ id, name, doing }],
    ),
  }
}

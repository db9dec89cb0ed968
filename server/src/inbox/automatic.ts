import { uuidv7 } from 'uuidv7'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { aboutConversation } from './conversations.ts'
import type { Thread } from './customers.ts'
import { keepWords } from './words.ts'

interface Said {
  content: string
  attachments?: StoredAttachment[]
}

/** Queues what the house says by itself. It is nobody's answer, so the conversation stands as it stood. */
export async function sayAutomatically(
  ctx: Ctx,
  integrationId: string,
  thread: Pick<Thread, 'id' | 'wholeId' | 'clientId' | 'leadId' | 'assignedTo'>,
  { content, attachments = [] }: Said,
) {
  const row = { id: uuidv7(), conversationId: thread.id, integrationId, content, attachments }
  await ctx.write.insert('SocialMessage', {
    ...row,
    ...{ senderType: 'agent', senderId: null, automatic: true, status: 'queued', reactions: [], createdAt: ctx.now },
  })
  await keepWords(ctx, [row])
  const about = { message: row.id, ...aboutConversation(thread) }
  ctx.record('message.queued', about, { automatic: true }, thread.assignedTo)
  ctx.later('send-queued', { conversationId: thread.id })
}

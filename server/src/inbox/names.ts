import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { findChannel, graphOf, openToken } from './channel.ts'
import { named } from './customers.ts'
import { fetchMessengerProfile } from './messenger/send.ts'
import { GraphError } from './meta/graph.ts'

const TRIES = 4

/** Job: asks Facebook once what a customer is called. Many profiles are hidden; the conversation does well without. */
export async function askName(work: JobWork, { conversationId }: { conversationId: string }) {
  const [thread] = await work.look(ctx =>
    ctx.query<{ integrationId: string; externalUserId: string }>(
      sql`select s.integration_id as "integrationId", s.external_user_id as "externalUserId"
          from ${ctx.all.SocialConversation} s where s.id = ${conversationId} and s.external_user_name is null`,
    ),
  )
  const channel = thread && (await work.look(ctx => findChannel(ctx, thread.integrationId)))
  if (!channel) return
  const { env, box } = work.platform
  try {
    const profile = await fetchMessengerProfile(graphOf(env), {
      token: openToken(box, channel),
      psid: thread.externalUserId,
    })
    if (!profile) return
    const { externalUserId } = thread
    await work.perform(async ctx => {
      const name = named({ externalUserId, name: profile.name })
      const learnt = await ctx.write.change('SocialConversation', { id: conversationId, externalUserName: null }, name)
      if (learnt > 0) ctx.record('conversation.named', { conversation: conversationId })
    })
  } catch (failure) {
    if (!(failure instanceof GraphError) || work.attempt < TRIES) throw failure
  }
}

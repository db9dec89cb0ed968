import { sql } from '../platform/db/sql.ts'
import type { JobWork } from '../platform/jobs.ts'
import { accountOf, channelColumns } from './channel.ts'
import { kindOf } from './channels.ts'
import { named } from './customers.ts'
import { ChannelFailure } from './verdict.ts'

const TRIES = 4

/** Job: asks the channel once what a customer is called. Many profiles are hidden; the conversation does well without. */
export async function askName(work: JobWork, { conversationId }: { conversationId: string }) {
  const channel = await work.look(ctx =>
    ctx.row(
      channelColumns.with('SocialConversation', 's', 'externalUserId', 'externalUserId'),
      sql`from ${ctx.all.SocialConversation} s join ${ctx.visible.Integration} i on i.id = s.integration_id
          where s.id = ${conversationId} and s.external_user_name is null`,
    ),
  )
  if (!channel) return
  const externalUserId = channel.externalUserId as string
  try {
    const profile = await kindOf(channel.provider).profile?.(accountOf(work.platform, channel), externalUserId)
    if (!profile) return
    await work.end(async ctx => {
      const name = named({ externalUserId, name: profile.name })
      const learnt = await ctx.write.change('SocialConversation', { id: conversationId, externalUserName: null }, name)
      if (learnt > 0) ctx.record('conversation.named', { conversation: conversationId })
    })
  } catch (failure) {
    if (!(failure instanceof ChannelFailure) || work.attempt < TRIES) throw failure
  }
}

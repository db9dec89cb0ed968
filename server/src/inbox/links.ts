import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { findClient } from '../crm/clients.ts'
import { createLead } from '../crm/leads.ts'
import { sql } from '../platform/db/sql.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { createTask } from '../tasks/tasks.ts'
import { kindOf } from './channels.ts'
import { aboutConversation, findConversation } from './conversations.ts'
import { reachOf } from './customer.ts'

type Input = Received<typeof conversations>

/** Makes the conversation's lead; it has one at most. */
export async function leadFromConversation(ctx: Ctx, { id: given, source, ...input }: Input['lead']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  if (conversation.leadId) throw new Refusal('CONVERSATION_HAS_LEAD')
  const { phone, email } = await reachOf(ctx, conversation)
  const lead = await createLead(ctx, {
    ...input,
    source: source ?? kindOf(conversation.platform).name,
    assignedTo: conversation.assignedTo,
    clientId: await livingClient(ctx, conversation.clientId),
    contactInfo: phone ?? email,
  })
  // Of two people who do this at once one finds the conversation taken, and their lead is undone with everything else.
  const linked = await ctx.write.change('SocialConversation', { id, leadId: null }, { leadId: lead.id })
  if (linked === 0) throw new Refusal('CONVERSATION_HAS_LEAD')
  const about = aboutConversation({ ...conversation, leadId: lead.id })
  ctx.record('conversation.linked', about, { to: 'lead' }, conversation.assignedTo)
  return lead
}

async function livingClient(ctx: Ctx, clientId: string | null) {
  const [client] = await ctx.query<{ id: string }>(
    sql`select c.id as "id" from ${ctx.visible.Client} c where c.id = ${clientId ?? ''}`,
  )
  return client?.id ?? null
}

/** A task born from the conversation; it falls to whoever has the conversation unless somebody else is named. */
export async function taskFromConversation(ctx: Ctx, { id: given, ...input }: Input['task']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  const { assignedTo } = conversation
  return createTask(ctx, {
    assignedTo,
    ...input,
    conversationId: id,
    leadId: await visibleLead(ctx, conversation.leadId),
    clientId: await livingClient(ctx, conversation.clientId),
  })
}

async function visibleLead(ctx: Ctx, leadId: string | null) {
  const [lead] = await ctx.query<{ id: string }>(
    sql`select l.id as "id" from ${ctx.visible.Lead} l where l.id = ${leadId ?? ''}`,
  )
  return lead?.id ?? null
}

/** Says which client the customer is; a lead of the conversation that has no client yet gets it too. */
export async function clientOfConversation(ctx: Ctx, { id: given, clientId }: Input['client']) {
  const conversation = await findConversation(ctx, given)
  const { id } = conversation
  const client = await findClient(ctx, clientId)
  if (conversation.clientId === clientId) return client
  const linked = await ctx.write.change('SocialConversation', { id, clientId: conversation.clientId }, { clientId })
  if (linked === 0) throw new Refusal('CHANGED_MEANWHILE')
  const about = aboutConversation({ ...conversation, clientId })
  ctx.record('conversation.linked', about, { to: 'client', from: conversation.clientId }, conversation.assignedTo)
  if (conversation.leadId) await giveLeadClient(ctx, conversation.leadId, clientId)
  return client
}

async function giveLeadClient(ctx: Ctx, leadId: string, clientId: string) {
  const given = await ctx.write.change('Lead', { id: leadId, clientId: null }, { clientId })
  const [lead] = await ctx.query<{ assignedTo: string | null }>(
    sql`select l.assigned_to as "assignedTo" from ${ctx.all.Lead} l where l.id = ${leadId}`,
  )
  const changed = { clientId: { from: null, to: clientId } }
  if (given > 0) ctx.record('lead.changed', { lead: leadId, client: clientId }, { changed }, lead?.assignedTo)
}

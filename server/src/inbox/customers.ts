import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { uuidv7 } from 'uuidv7'
import { pick } from '../platform/db/reader.ts'
import { folded, joined, sql } from '../platform/db/sql.ts'
import type { NewRow } from '../platform/db/writer.ts'
import type { Ctx } from '../platform/work.ts'
import type { Channel } from './channel.ts'
import { kindOf } from './channels.ts'
import type { Place } from './thread.ts'

/** Every id under which the channel names a customer, the leading one first, and a name if it came along. */
export interface Customer {
  externalUserId: string
  phone?: string | null
  name?: string | null
}

const columns = pick(
  'SocialConversation',
  's',
  'id',
  'externalUserId',
  'externalUserName',
  'status',
  'assignedTo',
  'teamId',
  'clientId',
  'leadId',
  'deliveredUpTo',
  'readUpTo',
  'mergedInto',
)
type Row = NonNullable<(typeof columns)['row']>

/** The conversation of a customer on one channel. Who has it, its state and what it is about are those of the one that people see. */
export type Thread = Omit<Row, 'mergedInto'> & Place

const untouched = {
  ...{ assignedTo: null, clientId: null, leadId: null },
  ...{ deliveredUpTo: null, readUpTo: null },
}

const idsOf = ({ externalUserId, phone }: Customer) => [...new Set([externalUserId, ...(phone ? [phone] : [])])]

/** The conversation with this customer, whichever of their ids it is known by. */
export async function findThread(ctx: Ctx, integrationId: string, customer: Customer): Promise<Thread | undefined> {
  const ids = idsOf(customer)
  const list = joined(
    ids.map(id => sql`${id}`),
    ', ',
  )
  const found = await ctx.rows(
    columns.with('CustomerIdentity', 'y', 'externalId', 'knownAs'),
    sql`from ${ctx.all.CustomerIdentity} y join ${ctx.all.SocialConversation} s on s.id = y.conversation_id
        where y.integration_id = ${integrationId} and y.external_id in (${list})`,
  )
  // Two ids may lead to two conversations; they are never merged unasked, and the leading id decides.
  const thread: Row | undefined = found.find(({ knownAs }) => knownAs === customer.externalUserId) ?? found[0]
  if (thread && new Set(found.map(({ id }) => id)).size === 1) {
    await learnIds(ctx, integrationId, thread, customer, new Set(found.map(({ knownAs }) => knownAs as string)))
  }
  return thread && inItsWhole(ctx, thread)
}

async function inItsWhole(ctx: Ctx, { mergedInto, ...own }: Row): Promise<Thread> {
  if (!mergedInto) return { ...own, wholeId: own.id }
  const whole = await ctx.row(columns, sql`from ${ctx.all.SocialConversation} s where s.id = ${mergedInto}`)
  const { status, assignedTo, teamId, clientId, leadId } = whole as Row
  return { ...own, status, assignedTo, teamId, clientId, leadId, wholeId: mergedInto }
}

// A customer first known by phone leads with the business-scoped id from then on, in whatever order the two came.
async function learnIds(ctx: Ctx, integrationId: string, thread: Row, customer: Customer, known: Set<string>) {
  const fresh = idsOf(customer).filter(id => !known.has(id))
  for (const externalId of fresh)
    await ctx.write.insertNew('CustomerIdentity', { integrationId, externalId, conversationId: thread.id })
  if (fresh.length && fresh.includes(customer.externalUserId) && customer.phone) {
    await ctx.write.change('SocialConversation', { id: thread.id }, { externalUserId: customer.externalUserId })
  }
}

/** What a message makes of the conversation that begins with it. */
export type Began = Pick<
  NewRow<'SocialConversation'>,
  'lastMessageAt' | 'listedAt' | 'lastMessageId' | 'lastMessageText' | 'lastSenderType'
> &
  Partial<NewRow<'SocialConversation'>> & { externalUserName?: string }

/** Somebody else changed at once what this action stands on, and came first. Repeats the action. */
export class AtTheSameMoment extends Error {
  readonly code = '40001'
}

const wordless = {
  ...{ lastMessageAt: new Date(0), listedAt: new Date(0), lastMessageId: '' },
  ...{ lastMessageText: '', lastSenderType: 'customer' as const },
}

/** Opens a conversation with somebody who has none, and with what was said first, if anything was. */
export async function openThread(
  ctx: Ctx,
  channel: Channel,
  customer: Customer,
  saidFirst: Began = wordless,
): Promise<Thread> {
  const { externalUserId } = customer
  const { teamId, startsAutomated } = channel
  const status = startsAutomated ? ('pending' as const) : ('open' as const)
  const thread = {
    ...untouched,
    id: uuidv7(),
    status,
    teamId,
    externalUserId,
    externalUserName: saidFirst.externalUserName ?? null,
  }
  const isNew = await ctx.write.insertNew('SocialConversation', {
    ...{ ...thread, platform: channel.provider, integrationId: channel.id },
    ...{ search: wordsOf(customer), ...saidFirst },
  })
  if (!isNew) throw new AtTheSameMoment('This conversation was opened at the same moment')
  for (const externalId of idsOf(customer)) {
    const identity = { integrationId: channel.id, externalId, conversationId: thread.id }
    if (!(await ctx.write.insertNew('CustomerIdentity', identity)))
      throw new AtTheSameMoment('This customer got a conversation at the same moment')
  }
  ctx.record('conversation.started', { conversation: thread.id }, { platform: channel.provider })
  if (kindOf(channel.provider).profile) ctx.later('ask-name', { conversationId: thread.id }, 'in passing')
  return { ...thread, wholeId: thread.id }
}

const wordsOf = ({ externalUserId, phone, name }: Customer) => folded(name, phone ?? externalUserId)

/** What follows from a name that became known. */
export const named = (customer: Customer) => ({
  externalUserName: (customer.name ?? '').slice(0, 200).toWellFormed(),
  search: wordsOf(customer),
})

/** Every id under which the channel knows the customer of a conversation, and their phone if one of them is one. */
export async function identitiesOf(ctx: Ctx, provider: Provider, conversationId: string) {
  const known = await ctx.query<{ externalId: string }>(
    sql`select y.external_id as "externalId" from ${ctx.all.CustomerIdentity} y
        where y.conversation_id = ${conversationId} order by y.external_id limit 20`,
  )
  const ids = known.map(({ externalId }) => externalId)
  return { ids, phone: kindOf(provider).phoneOf?.(ids) }
}

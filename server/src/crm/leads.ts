import type { LeadStatus, leads } from '@steward/contract/crm/leads.ts'
import { findBranch } from '../company/branches.ts'
import { findEmployee } from '../company/employees.ts'
import { machineOf } from '../platform/actor.ts'
import { difference, expectVersion, markDeleted, revise, unmarkDeleted } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { every, folded, isEmpty, nothing, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage, searched } from '../platform/lists.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { findClient, openClient } from './clients.ts'

type Input = Received<typeof leads>

const inLists = [
  'id',
  'title',
  'source',
  'status',
  'value',
  'assignedTo',
  'clientId',
  'branchId',
  'closedAt',
  'createdAt',
  'updatedAt',
  'version',
] as const
const listed = pick('Lead', 'l', ...inLists)
  .with('Employee', 'e', 'name', 'assignedName')
  .with('Client', 'c', 'name', 'clientName')
const whole = pick('Lead', 'l', ...inLists, 'contactInfo', 'notes', 'lostReason')
  .with('Employee', 'e', 'name', 'assignedName')
  .with('Client', 'c', 'name', 'clientName')
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Employee} e on e.id = l.assigned_to left join ${ctx.all.Client} c on c.id = l.client_id`

const present = <T extends { value: string }>(ctx: Ctx, lead: T) => ({
  ...lead,
  value: inDigitsOf(ctx.actor.company.currency, lead.value),
})

type Filters = Omit<Input['pipeline'], 'q'>

const narrowed = ({ assignedTo, unassigned, clientId, branchId, source, valueFrom, valueTo }: Filters) => [
  assignedTo !== undefined && sql`l.assigned_to = ${assignedTo}`,
  unassigned !== undefined && (unassigned ? sql`l.assigned_to is null` : sql`l.assigned_to is not null`),
  clientId !== undefined && sql`l.client_id = ${clientId}`,
  branchId !== undefined && sql`l.branch_id = ${branchId}`,
  source !== undefined && sql`l.source = ${source}`,
  valueFrom !== undefined && sql`l.value >= ${valueFrom}`,
  valueTo !== undefined && sql`l.value <= ${valueTo}`,
]

export async function listLeads(ctx: Ctx, { limit, cursor, sort, q, status, ...filters }: Input['list']) {
  const page = await listPage(
    ctx,
    {
      noun: 'Lead',
      alias: 'l',
      columns: listed,
      joins: joins(ctx),
      where: [status !== undefined && sql`l.status = ${storedEnum('LeadStatus', status)}`, ...narrowed(filters)],
      sort: '-createdAt',
    },
    { limit, cursor, sort, q },
  )
  return { ...page, items: page.items.map(lead => present(ctx, lead)) }
}

const statuses: LeadStatus[] = ['new', 'negotiation', 'won', 'lost']

/** How many leads stand in each status and what they are worth, of those that the same list would show. */
export async function sumPipeline(ctx: Ctx, { q, ...filters }: Input['pipeline']) {
  const matching = every([...narrowed(filters), q ? searched('l', q) : undefined])
  const rows = await ctx.query<{ status: LeadStatus; count: number; value: string }>(
    sql`select l.status as "status", count(*) as "count", sum(l.value) as "value" from ${ctx.visible.Lead} l
        ${isEmpty(matching) ? nothing : sql`where ${matching}`} group by l.status`,
  )
  return statuses.map(status => {
    const found = rows.find(row => row.status === status)
    return { status, count: found?.count ?? 0, value: inDigitsOf(ctx.actor.company.currency, found?.value ?? '0') }
  })
}

const SOURCES = 50
const OF_THE_LAST = 1000

/** Where leads came from lately, the most frequent first: what to suggest for the next one. */
export async function listSources(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.query<{ source: string }>(
    sql`select r.source as "source" from (
          select l.source from ${ctx.visible.Lead} l order by l.created_at desc, l.id desc limit ${OF_THE_LAST}
        ) r group by r.source order by count(*) desc, r.source limit ${SOURCES}`,
  )
  return rows.map(({ source }) => source)
}

export async function findLead(ctx: Ctx, id: string, from = ctx.visible.Lead) {
  const lead = await ctx.row(whole, sql`from ${from} l ${joins(ctx)} where l.id = ${id}`)
  if (!lead) throw new Refusal('NOT_FOUND')
  return present(ctx, lead)
}

interface Words {
  title: string
  contactInfo?: string | null | undefined
  source?: string | undefined
}

/** What a lead is found by. */
export const wordsOfLead = ({ title, contactInfo, source }: Words) => folded(title, contactInfo, source)

async function checkLinks(
  ctx: Ctx,
  { assignedTo, clientId, branchId }: Partial<Input['create']>,
  before?: { assignedTo: string | null },
) {
  const given = assignedTo !== undefined && assignedTo !== (before?.assignedTo ?? null)
  // Taking a lead that nobody has is not giving it to others.
  const takes = assignedTo === ctx.actor.employeeId && !before?.assignedTo
  if (given && !takes && !ctx.actor.may('can_assign_leads'))
    throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_assign_leads' } })
  if (assignedTo) await findEmployee(ctx, assignedTo)
  if (clientId) await findClient(ctx, clientId)
  if (branchId) await findBranch(ctx, branchId)
}

export async function createLead(ctx: Ctx, { value = '0', source = 'Website', ...input }: Input['create']) {
  await checkLinks(ctx, input)
  const assignedTo = input.assignedTo ?? null
  const id = await ctx.write.insert('Lead', {
    ...input,
    assignedTo,
    value,
    source,
    status: 'new',
    search: wordsOfLead({ ...input, source }),
  })
  ctx.record('lead.created', { lead: id, client: input.clientId }, { title: input.title }, assignedTo)
  return findLead(ctx, id)
}

export async function changeLead(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findLead(ctx, id)
  await checkLinks(ctx, changes, before)
  await revise(ctx, 'Lead', before, { ...changes, search: wordsOfLead({ ...before, ...changes }) })
  const changed = difference(before, changes)
  ctx.record('lead.changed', { lead: id, client: changes.clientId ?? before.clientId }, { changed }, before.assignedTo)
  // Whoever gives a lead away still gets it as an answer, once.
  return findLead(ctx, id, ctx.all.Lead)
}

export async function removeLead(ctx: Ctx, id: string) {
  const lead = await findLead(ctx, id)
  await markDeleted(ctx, 'Lead', lead)
  ctx.record('lead.removed', { lead: id, client: lead.clientId }, { title: lead.title }, lead.assignedTo)
}

export async function restoreLead(ctx: Ctx, id: string) {
  await unmarkDeleted(ctx, 'Lead', id)
  const lead = await findLead(ctx, id)
  ctx.record('lead.restored', { lead: id, client: lead.clientId }, {}, lead.assignedTo)
  return lead
}

const open: LeadStatus[] = ['new', 'negotiation']
const closed: LeadStatus[] = ['won', 'lost']

export async function moveLead(ctx: Ctx, { id, status }: Input['move']) {
  const lead = await findLead(ctx, id)
  expectVersion(ctx, lead)
  const moved = await ctx.write.change('Lead', { id, status: open }, { status })
  if (moved === 0) await refuseClosed(ctx, id)
  ctx.record('lead.moved', { lead: id, client: lead.clientId }, { from: lead.status, to: status }, lead.assignedTo)
  return findLead(ctx, id)
}

/** Wins a lead. It gets the client named, else its own, else its conversation's, else a new one called after the customer or its title. */
export async function winLead(ctx: Ctx, { id, clientId, clientName }: Input['win']) {
  const lead = await findLead(ctx, id)
  expectVersion(ctx, lead)
  await close(ctx, id, { status: 'won' })
  const conversation = await conversationOf(ctx, id)
  const client = clientId ? (await findClient(ctx, clientId)).id : await clientOf(ctx, lead, clientName, conversation)
  await ctx.write.change('Lead', { id }, { clientId: client })
  if (conversation && !conversation.clientId) await linkConversation(ctx, conversation, id, client)
  ctx.record('lead.won', { lead: id, client }, { value: lead.value }, lead.assignedTo)
  return findLead(ctx, id)
}

type Found = Awaited<ReturnType<typeof findLead>>

interface Conversation {
  id: string
  clientId: string | null
  customerName: string | null
  assignedTo: string | null
}

async function clientOf(ctx: Ctx, lead: Found, name: string | undefined, conversation: Conversation | undefined) {
  const known = lead.clientId ?? conversation?.clientId
  if (known && !name) return known
  const { title, contactInfo, branchId } = lead
  return openClient(ctx, { name: name ?? conversation?.customerName ?? title, contactInfo, branchId })
}

// The conversation that the lead was made of, whoever has it by now.
async function conversationOf(ctx: Ctx, leadId: string): Promise<Conversation | undefined> {
  const [conversation] = await ctx.query<{ [K in keyof Conversation]: Conversation[K] }>(
    sql`select s.id as "id", c.id as "clientId", s.external_user_name as "customerName", s.assigned_to as "assignedTo"
        from ${ctx.all.SocialConversation} s left join ${ctx.visible.Client} c on c.id = s.client_id
        where s.lead_id = ${leadId} order by s.created_at limit 1`,
  )
  return conversation
}

// It follows from winning and needs no right to the conversation, which somebody else may have.
async function linkConversation(ctx: Ctx, { id, assignedTo }: Conversation, lead: string, clientId: string) {
  const machine = ctx.as(machineOf(ctx.actor.companyId as string, ctx.actor.company))
  await machine.write.change('SocialConversation', { id }, { clientId })
  ctx.record('conversation.linked', { conversation: id, lead, client: clientId }, { to: 'client' }, assignedTo)
}

export async function loseLead(ctx: Ctx, { id, reason }: Input['lose']) {
  const lead = await findLead(ctx, id)
  expectVersion(ctx, lead)
  await close(ctx, id, { status: 'lost', lostReason: reason })
  ctx.record('lead.lost', { lead: id, client: lead.clientId }, { reason }, lead.assignedTo)
  return findLead(ctx, id)
}

export async function reopenLead(ctx: Ctx, id: string) {
  const lead = await findLead(ctx, id)
  expectVersion(ctx, lead)
  const reopened = await ctx.write.change(
    'Lead',
    { id, status: closed },
    { status: 'negotiation', closedAt: null, lostReason: null },
  )
  if (reopened === 0) throw new Refusal('LEAD_STILL_OPEN')
  ctx.record('lead.reopened', { lead: id, client: lead.clientId }, { from: lead.status }, lead.assignedTo)
  return findLead(ctx, id)
}

// The status is compared and set in one statement: of two people who close the same lead at once, exactly one succeeds.
async function close(ctx: Ctx, id: string, how: { status: 'won' | 'lost'; lostReason?: string }) {
  if ((await ctx.write.change('Lead', { id, status: open }, { ...how, closedAt: ctx.now })) === 0)
    await refuseClosed(ctx, id)
}

async function refuseClosed(ctx: Ctx, id: string): Promise<never> {
  throw new Refusal('LEAD_ALREADY_CLOSED', { data: { status: (await findLead(ctx, id)).status } })
}

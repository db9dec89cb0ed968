import { type clients, NewClient } from '@steward/contract/crm/clients.ts'
import { LeadStatus, type leads, NewLead } from '@steward/contract/crm/leads.ts'
import type { Imported, ImportProblem } from '@steward/contract/platform/import.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { uuidv7 } from 'uuidv7'
import { type Names, named, type ReadRow, readRow, sortRows, theOne } from '../platform/imports.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { wordsOfClient } from './clients.ts'
import { wordsOfLead } from './leads.ts'

type LeadInput = Received<typeof leads>['import']
type ClientInput = Received<typeof clients>['import']

/** Adds leads from the rows of a file; people, clients and branches are found by their names. */
export async function importLeads(ctx: Ctx, { rows, check, existing }: LeadInput): Promise<Imported> {
  expectRight(ctx, 'can_create_leads')
  const links = await linksOf(ctx, rows)
  const read = rows.map(row => readLead(ctx, row, links))
  const known = await named(ctx, 'Lead', 'title', names(read))
  const { rows: noted, toAdd } = sortRows(read, known, existing)
  if (!check && toAdd.length > 0) {
    await ctx.write.insert('Lead', toAdd)
    for (const { id, title, clientId, assignedTo } of toAdd)
      ctx.record('lead.created', { lead: id, client: clientId }, { title, imported: true }, assignedTo)
  }
  return { added: toAdd.length, rows: noted }
}

/** Adds clients from the rows of a file. */
export async function importClients(ctx: Ctx, { rows, check, existing }: ClientInput): Promise<Imported> {
  expectRight(ctx, 'can_create_clients')
  const branches = await named(
    ctx,
    'Branch',
    'name',
    rows.map(({ branchName }) => branchName),
  )
  const read = rows.map(row => readClient(row, branches))
  const known = await named(ctx, 'Client', 'name', names(read))
  const { rows: noted, toAdd } = sortRows(read, known, existing)
  if (!check && toAdd.length > 0) {
    await ctx.write.insert('Client', toAdd)
    for (const { id, name } of toAdd) ctx.record('client.created', { client: id }, { name, imported: true })
  }
  return { added: toAdd.length, rows: noted }
}

function expectRight(ctx: Ctx, permission: Permission) {
  if (!ctx.actor.may(permission)) throw new Refusal('NOT_ALLOWED', { data: { permission } })
}

const names = (read: ReadRow<unknown>[]) => read.map(({ name }) => name)

interface Links {
  people: Names
  clients: Names
  branches: Names
}

const linksOf = async (ctx: Ctx, rows: LeadInput['rows']): Promise<Links> => ({
  people: await named(
    ctx,
    'Employee',
    'name',
    rows.map(({ assignedName }) => assignedName),
  ),
  clients: await named(
    ctx,
    'Client',
    'name',
    rows.map(({ clientName }) => clientName),
  ),
  branches: await named(
    ctx,
    'Branch',
    'name',
    rows.map(({ branchName }) => branchName),
  ),
})

type LeadRow = LeadInput['rows'][number]

function readLead(ctx: Ctx, row: LeadRow, links: Links) {
  const { assignedName, clientName, branchName, status = 'new', lostReason, ...fields } = row
  const { value: lead, problems } = readRow(NewLead, filled(fields))
  const person = theOne(links.people, assignedName, 'unknown_person')
  const client = theOne(links.clients, clientName, 'unknown_client')
  const branch = theOne(links.branches, branchName, 'unknown_branch')
  const state = LeadStatus.safeParse(status.trim() || 'new').data
  const isOver = state === 'won' || state === 'lost'
  problems.push(
    ...becauseOf({
      assignedName: person.why ?? refusedPerson(ctx, person.id),
      clientName: client.why ?? (state === 'won' && !client.id ? 'needs_client' : undefined),
      branchName: branch.why,
      status: !state ? 'not_understood' : isOver && !ctx.actor.may('can_close_leads') ? 'not_allowed' : undefined,
      lostReason: (lostReason?.trim().length ?? 0) > 500 ? 'too_long' : undefined,
    }),
  )
  const { value = '0', source = 'Website', title = '', ...others } = lead ?? {}
  const found = state && {
    id: uuidv7(),
    ...others,
    title,
    value,
    source,
    status: state,
    assignedTo: person.id ?? null,
    clientId: client.id ?? null,
    branchId: branch.id ?? null,
    lostReason: state === 'lost' ? lostReason?.trim() || null : null,
    closedAt: isOver ? ctx.now : null,
    search: wordsOfLead({ ...others, title, source }),
  }
  return { name: title, problems, found }
}

// As when one adds a lead by hand: to oneself or to nobody, unless one may give leads to others.
const refusedPerson = (ctx: Ctx, id: string | undefined): ImportProblem | undefined =>
  id && id !== ctx.actor.employeeId && !ctx.actor.may('can_assign_leads') ? 'not_allowed' : undefined

function readClient(row: ClientInput['rows'][number], branches: Names) {
  const { branchName, ...fields } = row
  const { value: client, problems } = readRow(NewClient, filled(fields))
  const branch = theOne(branches, branchName, 'unknown_branch')
  problems.push(...becauseOf({ branchName: branch.why }))
  const name = client?.name ?? ''
  const found = client && { id: uuidv7(), ...client, branchId: branch.id ?? null, search: wordsOfClient(client) }
  return { name, problems, found }
}

const becauseOf = (reasons: Record<string, ImportProblem | undefined>) =>
  Object.entries(reasons).flatMap(([field, why]) => (why ? [{ field, why }] : []))

// An empty cell says nothing.
const filled = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))

import type { Fact as FactShape, history, jobs } from '@steward/contract/platform/history.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { daysAfter, startOfDay } from './clock.ts'
import { pick } from './db/reader.ts'
import { constant, every, joined, type Sql, sql } from './db/sql.ts'
import { auditOnly } from './facts.ts'
import { listPage } from './lists.ts'
import type { Received } from './procedures.ts'
import { Refusal } from './refusal.ts'
import type { Ctx } from './work.ts'

type Input = Received<typeof history>
type Fact = z.infer<typeof FactShape>

/** Which right opens the facts of a noun, and which one those of other people's rows. */
const rightsOf: Record<string, { view: Permission; all?: Permission }> = {
  lead: { view: 'can_view_leads', all: 'can_view_all_leads' },
  client: { view: 'can_view_clients' },
  task: { view: 'can_view_tasks', all: 'can_view_all_tasks' },
  invoice: { view: 'can_view_invoices' },
  payment: { view: 'can_view_invoices' },
  transaction: { view: 'can_view_transactions' },
  payroll: { view: 'can_run_payroll' },
  conversation: { view: 'can_view_social', all: 'can_view_all_conversations' },
  message: { view: 'can_view_social', all: 'can_view_all_conversations' },
  canned_reply: { view: 'can_reply_social', all: 'can_manage_inbox' },
  label: { view: 'can_view_social' },
  note: { view: 'can_view_social', all: 'can_view_all_conversations' },
  integration: { view: 'can_manage_integrations' },
  channel: { view: 'can_view_social' },
  employee: { view: 'can_view_employees' },
  department: { view: 'can_view_departments' },
  branch: { view: 'can_view_branches' },
  user: { view: 'can_view_users' },
  role: { view: 'can_view_users' },
  api_key: { view: 'can_manage_api_keys' },
  company: { view: 'can_manage_company' },
}

/** May this actor hear of a fact? The same rule as for its row: the noun's right, and for owned nouns their own or nobody's. */
export function mayHear(actor: Actor, type: string, owner: string | null): boolean {
  const rights = rightsOf[type.slice(0, type.indexOf('.'))]
  if (!rights || !actor.may(rights.view)) return false
  return !rights.all || actor.may(rights.all) || owner === null || owner === actor.employeeId
}

// The same rule for the database.
function heard(actor: Actor): Sql {
  const options = Object.entries(rightsOf)
    .filter(([, { view }]) => actor.may(view))
    .map(([noun, { all }]) =>
      !all || actor.may(all)
        ? sql`f.noun = ${noun}`
        : sql`(f.noun = ${noun} and (f.owner_id is null or f.owner_id = ${actor.employeeId}))`,
    )
  return options.length ? sql`(${joined(options, ' or ')}) and ${notIn(auditOnly)}` : constant('1 = 0')
}

const notIn = (types: readonly string[]) =>
  sql`f.type not in (${joined(
    types.map(type => sql`${type}`),
    ', ',
  )})`

const columns = pick('Fact', 'f', 'id', 'type', 'at', 'actorId', 'actorName', 'via', 'details')

export interface SubjectFinders {
  [noun: string]: (ctx: Ctx, id: string) => Promise<unknown>
}

/** What happened to something the actor may see; facts of nouns they may not see are left out. */
export async function timeline(ctx: Ctx, { subject, ...input }: Input['timeline'], finders: SubjectFinders) {
  const [noun, id] = subject.split(':') as [string, string]
  const rights = rightsOf[noun]
  const find = finders[noun]
  if (!rights || !find) throw new Refusal('NOT_FOUND')
  if (!ctx.actor.may(rights.view)) throw new Refusal('NOT_ALLOWED', { data: { permission: rights.view } })
  await find(ctx, id)
  const about = sql`f.id in (select s.fact_id from ${ctx.all.FactSubject} s where s.subject_id = ${id})`
  return factsPage(ctx, [about, heard(ctx.actor)], input)
}

/** Everything that happened in the company. */
export function audit(ctx: Ctx, { type, noun, actorId, from, to, ...input }: Input['audit']) {
  const startOf = (day: string) => startOfDay(ctx.actor.company.timezone, day)
  return factsPage(
    ctx,
    [
      type !== undefined && sql`f.type = ${type}`,
      noun !== undefined && sql`f.noun = ${noun}`,
      actorId !== undefined && sql`f.actor_id = ${actorId}`,
      from !== undefined && sql`f.at >= ${startOf(from)}`,
      to !== undefined && sql`f.at < ${startOf(daysAfter(to, 1))}`,
    ],
    input,
  )
}

/** May this actor look at any row of the noun, whoever owns it? */
export function maySeeAll(actor: Actor, noun: string): boolean {
  const rights = rightsOf[noun]
  return Boolean(rights && actor.may(rights.view) && (!rights.all || actor.may(rights.all)))
}

// That somebody's pay was changed is as private as the figure.
function toldTo(actor: Actor, details: Fact['details']): Fact['details'] {
  const { changed } = details as { changed?: Record<string, unknown> }
  if (!changed || !('salary' in changed) || actor.may('can_view_salaries')) return details
  const { salary: _, ...rest } = changed
  return { ...details, changed: rest }
}

async function factsPage(ctx: Ctx, where: (Sql | false)[], input: { limit: number; cursor?: string | undefined }) {
  const page = await listPage(ctx, { noun: 'Fact', alias: 'f', columns, where, sort: '-at' }, input)
  const subjects = await subjectsOf(
    ctx,
    page.items.map(({ id }) => id),
  )
  return {
    ...page,
    items: page.items.map(fact => ({
      ...fact,
      details: toldTo(ctx.actor, fact.details as Fact['details']),
      subjects: subjects.get(fact.id) ?? [],
    })),
  }
}

async function subjectsOf(ctx: Ctx, ids: string[]) {
  const found = new Map<string, Fact['subjects']>()
  if (ids.length === 0) return found
  const list = joined(
    ids.map(id => sql`${id}`),
    ', ',
  )
  const rows = await ctx.query<{ factId: string; noun: string; id: string }>(
    sql`select s.fact_id as "factId", s.noun as "noun", s.subject_id as "id" from ${ctx.all.FactSubject} s where s.fact_id in (${list})`,
  )
  for (const { factId, noun, id } of rows) found.set(factId, [...(found.get(factId) ?? []), { noun, id }])
  return found
}

// So many of the latest are looked through, however few of them concern the reader.
const LATEST = 500

/** What happened lately that the actor may hear of, latest first; `leaving` are types that tell nobody anything. */
export async function latestFacts(ctx: Ctx, most: number, leaving: readonly string[]): Promise<Fact[]> {
  const latest = sql`(select * from ${ctx.all.Fact} l order by l.at desc, l.id desc limit ${LATEST})`
  const rows = await ctx.rows(
    columns,
    sql`from ${latest} f where ${every([heard(ctx.actor), notIn(leaving)])} order by f.at desc, f.id desc limit ${most}`,
  )
  const subjects = await subjectsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(fact => ({
    ...fact,
    details: toldTo(ctx.actor, fact.details as Fact['details']),
    subjects: subjects.get(fact.id) ?? [],
  }))
}

/** The facts after a moment, oldest first, for a stream that resumes. At most `most`. */
export async function factsSince(ctx: Ctx, since: Date, most: number) {
  const rows = await ctx.rows(
    columns,
    sql`from ${ctx.all.Fact} f where ${every([sql`f.at >= ${since}`, heard(ctx.actor)])} order by f.at, f.id limit ${most}`,
  )
  const subjects = await subjectsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, type }) => ({ id, type, subjects: subjects.get(id) ?? [] }))
}

type JobsInput = Received<typeof jobs>

export const listDeadJobs = (ctx: Ctx, input: JobsInput['list']) =>
  listPage(
    ctx,
    {
      noun: 'Job',
      alias: 'j',
      columns: pick('Job', 'j', 'id', 'name', 'attempts', 'lastError', 'createdAt'),
      where: [sql`j.status = 'Dead'`],
      sort: '-createdAt',
    },
    input,
  )

export async function retryJob(ctx: Ctx, id: string) {
  const retried = await ctx.write.change(
    'Job',
    { id, status: 'dead' },
    { status: 'waiting', attempts: 0, runAt: ctx.now },
  )
  if (retried === 0) throw new Refusal('NOT_FOUND')
  return { done: true as const }
}

export async function dropJob(ctx: Ctx, id: string) {
  if ((await ctx.write.erase('Job', { id, status: 'dead' })) === 0) throw new Refusal('NOT_FOUND')
}

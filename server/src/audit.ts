import type { history, NamedFact } from '@steward/contract/platform/history.ts'
import { constant, joined, sql } from './platform/db/sql.ts'
import type { Noun } from './platform/db/tables.ts'
import { audit, maySeeAll } from './platform/history.ts'
import type { Received } from './platform/procedures.ts'
import type { Ctx } from './platform/work.ts'

/** Where the name of each noun stands. */
const names: Record<string, { table: Noun; name: string; id?: string }> = {
  lead: { table: 'Lead', name: 'title' },
  client: { table: 'Client', name: 'name' },
  task: { table: 'Task', name: 'title' },
  invoice: { table: 'Invoice', name: 'number' },
  conversation: { table: 'SocialConversation', name: 'external_user_name' },
  integration: { table: 'Integration', name: 'name' },
  employee: { table: 'Employee', name: 'name' },
  department: { table: 'Department', name: 'name' },
  branch: { table: 'Branch', name: 'name' },
  user: { table: 'Employee', name: 'name', id: 'user_id' },
  role: { table: 'Role', name: 'name' },
  api_key: { table: 'ApiKey', name: 'name' },
}

/** The audit log with the names of what each fact is about; one query a noun, however many facts. */
export async function namedAudit(ctx: Ctx, input: Received<typeof history>['audit']) {
  const page = await audit(ctx, input)
  const subjects = page.items.flatMap(fact => fact.subjects)
  const nouns = [...new Set(subjects.map(({ noun }) => noun))].filter(noun => maySeeAll(ctx.actor, noun))
  const known = new Map((await Promise.all(nouns.map(noun => namesOf(ctx, noun, subjects)))).flat())
  const items: NamedFact[] = page.items.map(fact => ({
    ...fact,
    subjects: fact.subjects.map(subject => ({ ...subject, name: known.get(subject.id) ?? null })),
  }))
  return { ...page, items }
}

async function namesOf(ctx: Ctx, noun: string, subjects: { noun: string; id: string }[]): Promise<[string, string][]> {
  const place = names[noun]
  if (!place) return []
  const ids = new Set(subjects.filter(subject => subject.noun === noun).map(({ id }) => id))
  const list = joined(
    [...ids].map(id => sql`${id}`),
    ', ',
  )
  const id = constant(place.id ?? 'id')
  // What was deleted keeps its name in the log.
  const rows = await ctx.query<{ id: string; name: string | null }>(
    sql`select x.${id} as "id", x.${constant(place.name)} as "name" from ${ctx.all[place.table]} x where x.${id} in (${list})`,
  )
  return rows.flatMap(({ id, name }) => (name ? [[id, name]] : []))
}

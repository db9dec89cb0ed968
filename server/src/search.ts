import type { SearchHit, search } from '@steward/contract/platform/history.ts'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { searchMessages } from './inbox/message-search.ts'
import { through } from './platform/db/scope.ts'
import { constant, sql } from './platform/db/sql.ts'
import { type Noun, tables } from './platform/db/tables.ts'
import { searched } from './platform/lists.ts'
import type { Received } from './platform/procedures.ts'
import type { Ctx } from './platform/work.ts'

interface Place {
  noun: Exclude<SearchHit['noun'], 'message'>
  table: Noun
  needs: Permission
  title: string
  subtitle: string
}

// Each place is asked with the right and the scope its own list has.
const places: Place[] = [
  { noun: 'client', table: 'Client', needs: 'can_view_clients', title: 'name', subtitle: 'contact_info' },
  { noun: 'lead', table: 'Lead', needs: 'can_view_leads', title: 'title', subtitle: 'source' },
  { noun: 'task', table: 'Task', needs: 'can_view_tasks', title: 'title', subtitle: 'status' },
  { noun: 'invoice', table: 'Invoice', needs: 'can_view_invoices', title: 'number', subtitle: 'search' },
  {
    noun: 'conversation',
    table: 'SocialConversation',
    needs: 'can_view_social',
    title: 'external_user_name',
    subtitle: 'last_message_text',
  },
  { noun: 'employee', table: 'Employee', needs: 'can_view_employees', title: 'name', subtitle: 'designation' },
]

/** Looks for words in everything the actor may see, the newest of each kind first. */
export async function searchEverything(ctx: Ctx, { q, limit }: Received<typeof search>['find']) {
  const open = places.filter(place => ctx.actor.may(place.needs))
  const hits = await Promise.all([...open.map(place => hitsIn(ctx, place, q, limit)), saidIn(ctx, q, limit)])
  return { items: hits.flat() }
}

async function saidIn(ctx: Ctx, q: string, limit: number): Promise<SearchHit[]> {
  if (!ctx.actor.may('can_view_social')) return []
  const { items } = await searchMessages(ctx, { q, limit })
  return items.map(({ id, conversationId, customerName, excerpt, createdAt }) => ({
    ...{ noun: 'message', id, title: customerName, subtitle: excerpt, conversationId, at: createdAt },
  }))
}

// Which rows they are is told by the index alone; only those few are then read.
async function hitsIn(
  ctx: Ctx,
  { noun, table, title, subtitle }: Place,
  q: string,
  limit: number,
): Promise<SearchHit[]> {
  const words = searched('s', q)
  if (!words) return []
  const visible = ctx.visible[table]
  const rows = await ctx.query<{ id: string; title: string | null; subtitle: string | null }>(
    sql`select x.id as "id", x.${constant(title)} as "title", x.${constant(subtitle)} as "subtitle"
        from (select s.id from ${through(`${tables[table].table}_search_idx`, visible)} s where ${words} order by s.id desc limit ${limit}) f
        join ${visible} x on x.id = f.id order by x.id desc`,
  )
  return rows.map(row => ({ noun, id: row.id, title: row.title ?? '', subtitle: row.subtitle }))
}

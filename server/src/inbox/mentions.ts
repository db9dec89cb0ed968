import { findEmployee } from '../company/employees.ts'
import { granted } from '../identity/sign-ins.ts'
import { sql } from '../platform/db/sql.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

export interface Colleague {
  id: string
  name: string
}

interface WithRole extends Colleague {
  roleName: string
  permissions: Record<string, unknown>
}

const MOST = 500

/** Who besides the actor has a login and may see a conversation that belongs to `assignedTo`, by name. */
export async function colleaguesAt(ctx: Ctx, assignedTo: string | null): Promise<Colleague[]> {
  const people = await ctx.query<WithRole & Record<string, unknown>>(
    sql`select e.id as "id", e.name as "name", r.name as "roleName", r.permissions as "permissions"
        from ${ctx.visible.Employee} e join ${ctx.visible.User} u on u.id = e.user_id
        join ${ctx.all.Role} r on r.id = u.role_id
        where u.is_active = ${true} and e.id <> ${ctx.actor.employeeId ?? ''} order by e.name, e.id limit ${MOST}`,
  )
  return people.filter(person => maySee(person, assignedTo)).map(({ id, name }) => ({ id, name }))
}

function maySee({ id, roleName, permissions }: WithRole, assignedTo: string | null) {
  const rights = granted(roleName, permissions)
  if (!rights.has('can_view_social')) return false
  return rights.has('can_view_all_conversations') || assignedTo === null || assignedTo === id
}

/** Those whom a note calls. Nobody is called to a conversation that they could not open. */
export async function findCalled(ctx: Ctx, assignedTo: string | null, ids: string[]): Promise<Colleague[]> {
  if (ids.length === 0) return []
  const colleagues = new Map((await colleaguesAt(ctx, assignedTo)).map(colleague => [colleague.id, colleague]))
  const called: Colleague[] = []
  for (const id of new Set(ids)) {
    const colleague = colleagues.get(id)
    if (!colleague) {
      const { name } = await findEmployee(ctx, id)
      throw new Refusal('MENTION_UNSEEN', { data: { name } })
    }
    called.push(colleague)
  }
  return called
}

/** Calls exactly these from now on; who was called before keeps their mark of having read it. */
export async function setMentions(ctx: Ctx, note: { id: string; conversationId: string }, called: Colleague[]) {
  const before = await ctx.query<{ employeeId: string }>(
    sql`select x.employee_id as "employeeId" from ${ctx.all.NoteMention} x where x.note_id = ${note.id}`,
  )
  const gone = before.map(({ employeeId }) => employeeId).filter(id => !called.some(colleague => colleague.id === id))
  if (gone.length) await ctx.write.erase('NoteMention', { noteId: note.id, employeeId: gone })
  const known = new Set(before.map(({ employeeId }) => employeeId))
  for (const { id: employeeId } of called.filter(({ id }) => !known.has(id)))
    await ctx.write.insertNew('NoteMention', { noteId: note.id, conversationId: note.conversationId, employeeId })
}

// Mentions of the actor, by conversation; a note that was deleted calls nobody.
const ofActor = (ctx: Ctx) =>
  sql`${ctx.all.NoteMention} x join ${ctx.visible.ConversationNote} n on n.id = x.note_id
      where x.employee_id = ${ctx.actor.employeeId ?? ''}`

/** Conversations in which the actor was mentioned and has not read it, as a table to join. */
export const unreadMentions = (ctx: Ctx) =>
  sql`(select x.conversation_id from ${ofActor(ctx)} and x.read_at is null group by x.conversation_id)`

/** Conversations in which the actor was ever mentioned, for `in`. */
export const mentionedIn = (ctx: Ctx) => sql`(select x.conversation_id from ${ofActor(ctx)})`

/** What the actor is called to here has been seen. */
export async function readMentions(ctx: Ctx, conversationId: string) {
  const { employeeId } = ctx.actor
  if (employeeId)
    await ctx.write.change('NoteMention', { conversationId, employeeId, readAt: null }, { readAt: ctx.now })
}

/** Whoever is called in a conversation that was merged into another is called there. */
export const moveMentions = (ctx: Ctx, from: string, to: string) =>
  ctx.write.change('NoteMention', { conversationId: from }, { conversationId: to })

/** Whoever was called by notes of a part is called in the part again. */
export async function giveMentionsBack(ctx: Ctx, wholeId: string, partId: string) {
  const notes = await ctx.query<{ id: string }>(
    sql`select n.id as "id" from ${ctx.all.ConversationNote} n where n.conversation_id = ${partId}`,
  )
  if (notes.length === 0) return
  const which = { conversationId: wholeId, noteId: notes.map(({ id }) => id) }
  await ctx.write.change('NoteMention', which, { conversationId: partId })
}

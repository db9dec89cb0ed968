import type { Team, teams } from '@steward/contract/inbox/teams.ts'
import { findEmployee } from '../company/employees.ts'
import { difference, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, joined, sql } from '../platform/db/sql.ts'
import { listPage } from '../platform/lists.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'

type Input = Received<typeof teams>

const columns = pick('Team', 't', 'id', 'name', 'dealsOut', 'mostAtOnce', 'createdAt', 'updatedAt', 'version')

type Row = NonNullable<(typeof columns)['row']>

async function presentAll(ctx: Ctx, rows: Row[]): Promise<Team[]> {
  if (rows.length === 0) return []
  const ids = joined(
    rows.map(({ id }) => sql`${id}`),
    ', ',
  )
  const members = await ctx.query<{ teamId: string; employeeId: string; name: string }>(
    sql`select y.team_id as "teamId", e.id as "employeeId", e.name as "name" from ${ctx.all.TeamMember} y
        join ${ctx.visible.Employee} e on e.id = y.employee_id where y.team_id in (${ids}) order by e.name, e.id`,
  )
  return rows.map(row => ({
    ...row,
    members: members.flatMap(({ teamId, ...member }) => (teamId === row.id ? [member] : [])),
  }))
}

export async function listTeams(ctx: Ctx, input: Input['list']) {
  const page = await listPage(ctx, { noun: 'Team', alias: 't', columns, sort: 'name' }, input)
  return { ...page, items: await presentAll(ctx, page.items) }
}

export async function findTeam(ctx: Ctx, id: string): Promise<Team> {
  const row = await ctx.row(columns, sql`from ${ctx.visible.Team} t where t.id = ${id}`)
  const [team] = row ? await presentAll(ctx, [row]) : []
  if (!team) throw new Refusal('NOT_FOUND')
  return team
}

export async function createTeam(ctx: Ctx, { members, ...fields }: Input['create']) {
  for (const employeeId of members) await findEmployee(ctx, employeeId)
  const id = await ctx.write.insert('Team', { ...fields, search: folded(fields.name) })
  await setMembers(ctx, id, [], members)
  ctx.record('team.created', { team: id }, { name: fields.name })
  return findTeam(ctx, id)
}

export async function changeTeam(ctx: Ctx, { id, members, ...changes }: Input['change']) {
  const before = await findTeam(ctx, id)
  await revise(ctx, 'Team', before, { ...changes, search: folded(changes.name ?? before.name) })
  if (members)
    await setMembers(
      ctx,
      id,
      before.members.map(({ employeeId }) => employeeId),
      members,
    )
  ctx.record('team.changed', { team: id }, { changed: difference(before, changes), name: before.name })
  return findTeam(ctx, id)
}

async function setMembers(ctx: Ctx, teamId: string, before: string[], members: string[]) {
  for (const employeeId of new Set(members)) {
    if (before.includes(employeeId)) continue
    await findEmployee(ctx, employeeId)
    await ctx.write.insertNew('TeamMember', { teamId, employeeId })
  }
  const gone = before.filter(employeeId => !members.includes(employeeId))
  if (gone.length) await ctx.write.erase('TeamMember', { teamId, employeeId: gone })
}

/** Conversations keep it underneath, so that they are its own again should it come back. */
export async function removeTeam(ctx: Ctx, id: string) {
  const team = await findTeam(ctx, id)
  await revise(ctx, 'Team', team, { deletedAt: ctx.now, live: null })
  ctx.record('team.removed', { team: id }, { name: team.name })
}

export async function restoreTeam(ctx: Ctx, id: string) {
  if ((await ctx.write.restore('Team', id)) === 0) throw new Refusal('NOT_FOUND')
  await ctx.write.change('Team', { id }, { live: 1 })
  const team = await findTeam(ctx, id)
  ctx.record('team.restored', { team: id }, { name: team.name })
  return team
}

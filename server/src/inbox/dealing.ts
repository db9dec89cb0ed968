import type { conversations } from '@steward/contract/inbox/conversations.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine, type JobWork } from '../platform/jobs.ts'
import type { Received } from '../platform/procedures.ts'
import { type Ctx, perform } from '../platform/work.ts'
import { aboutConversation, findConversation, isAwake } from './conversations.ts'
import { findTeam } from './teams.ts'

type Input = Received<typeof conversations>

const AT_ONCE = 50

/** Says which team's matter it is. Whoever has it keeps it only as a member. */
export async function giveToTeam(ctx: Ctx, { id: asked, teamId }: Input['team']) {
  const conversation = await findConversation(ctx, asked)
  const { id } = conversation
  if (conversation.teamId === teamId) return conversation
  const team = teamId === null ? null : await findTeam(ctx, teamId)
  const { assignedTo } = conversation
  const stays = !team || !assignedTo || team.members.some(({ employeeId }) => employeeId === assignedTo)
  const given = await ctx.write.change(
    'SocialConversation',
    { id, teamId: conversation.teamId, assignedTo },
    { teamId, ...(!stays && { assignedTo: null }) },
  )
  // Of two who give it away at once, the later sees what it came to.
  if (given === 0) return findConversation(ctx, id, ctx.all.SocialConversation)
  const about = aboutConversation(conversation)
  ctx.record('conversation.given', about, { team: team?.name ?? null })
  if (!stays) ctx.record('conversation.assigned', about, { from: assignedTo, to: null })
  if (team) dealOutLater(ctx, team.id)
  return findConversation(ctx, id, ctx.all.SocialConversation)
}

export const dealOutLater = (ctx: Ctx, teamId: string) => ctx.later('deal-out', { teamId })

/** Job: gives what stands with a team and nobody in it to whoever is there and has least to do. */
export const dealOut = (work: JobWork, { teamId }: { teamId: string }) =>
  work.perform(async ctx => {
    // One at a time, so that loads are what they seem.
    await ctx.write.lock('Team', { id: teamId })
    const hands = await handsOf(ctx, teamId)
    if (hands.length === 0) return
    const waiting = await waitingFor(ctx, teamId)
    for (const conversation of waiting) {
      const [next] = hands
        .filter(({ room }) => room > 0)
        .sort((a, b) => a.load - b.load || a.givenAt - b.givenAt || (a.employeeId < b.employeeId ? -1 : 1))
      if (!next) return
      await give(ctx, teamId, conversation, next)
    }
    if (waiting.length === AT_ONCE) dealOutLater(ctx, teamId)
  })

interface HandAtWork {
  employeeId: string
  /** Open conversations that nobody put away. */
  load: number
  room: number
  /** Milliseconds since 1970. */
  givenAt: number
}

/** Members who have Steward open and may answer, and what each has to do. */
async function handsOf(ctx: Ctx, teamId: string): Promise<HandAtWork[]> {
  const here = new Set(ctx.whoIsAt('inbox', ctx.actor.companyId as string).map(({ who }) => who.id))
  const members = await ctx.query<{
    employeeId: string
    givenAt: string | null
    mostAtOnce: number | null
    load: number
  }>(
    sql`select y.employee_id as "employeeId", y.given_at as "givenAt", t.most_at_once as "mostAtOnce",
        (select count(*) from ${ctx.all.SocialConversation} s
          where s.assigned_to = y.employee_id and s.status = 'Open' and ${isAwake}) as "load"
        from ${ctx.all.TeamMember} y join ${ctx.visible.Team} t on t.id = y.team_id
        join ${ctx.visible.Employee} e on e.id = y.employee_id
        where y.team_id = ${teamId} and t.deals_out = ${true}`,
  )
  return members
    .filter(({ employeeId }) => here.has(employeeId))
    .map(({ employeeId, givenAt, mostAtOnce, load }) => ({
      ...{ employeeId, load: Number(load), givenAt: givenAt ? Date.parse(givenAt) : 0 },
      room: (mostAtOnce ?? Number.POSITIVE_INFINITY) - Number(load),
    }))
}

interface Waiting {
  id: string
  clientId: string | null
  leadId: string | null
}

const waitingFor = (ctx: Ctx, teamId: string) =>
  ctx.query<Waiting & Record<string, unknown>>(
    sql`select s.id as "id", s.client_id as "clientId", s.lead_id as "leadId" from ${ctx.all.SocialConversation} s
        where s.team_id = ${teamId} and s.assigned_to is null and s.status = 'Open' and ${isAwake}
        order by s.listed_at, s.id limit ${AT_ONCE}`,
  )

async function give(ctx: Ctx, teamId: string, conversation: Waiting, to: HandAtWork) {
  const { employeeId } = to
  const which = { id: conversation.id, teamId, assignedTo: null }
  if ((await ctx.write.change('SocialConversation', which, { assignedTo: employeeId })) === 0) return
  await ctx.write.change('TeamMember', { teamId, employeeId }, { givenAt: ctx.now })
  ctx.record('conversation.assigned', aboutConversation(conversation), { from: null, to: employeeId })
  to.load++
  to.room--
  // Of two who have as much to do, the other comes next.
  to.givenAt = ctx.now.getTime() + to.load
}

/** Job: looks for teams with something left to give: somebody may have come, or have room again. */
export async function watchTeams({ platform, look }: JobWork): Promise<void> {
  const waiting = await look(ctx =>
    ctx.query<{ id: string; companyId: string }>(
      sql`select t.id as "id", t.company_id as "companyId" from ${ctx.everywhere.Team} t
          where t.deals_out = ${true} and t.deleted_at is null and exists (
            select 1 from ${ctx.everywhere.SocialConversation} s where s.company_id = t.company_id and s.team_id = t.id
            and s.assigned_to is null and s.status = 'Open' and ${isAwake}) limit 500`,
    ),
  )
  for (const { id, companyId } of waiting) {
    const actor = await companyMachine(platform, companyId)
    await perform(platform, { actor }, async ctx => dealOutLater(ctx, id))
  }
}

import { needsAlso } from './finance/period-reports.ts'
import { moments, type Period } from './finance/periods.ts'
import { nothing, sql } from './platform/db/sql.ts'
import type { Ctx } from './platform/work.ts'

const PEOPLE = 100

interface Group {
  employeeId: string | null
  name: string | null
  score: number | null
  count: number
}

/** How satisfied customers were, among those that were asked in the period and whose conversation the reader may see. */
export async function reportRatings(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_social')
  const { start, end } = moments(ctx, period)
  const own = ctx.actor.may('can_view_all_conversations')
    ? nothing
    : sql`join ${ctx.visible.SocialConversation} s on s.id = r.conversation_id`
  const groups = await ctx.query<Group & Record<string, unknown>>(
    sql`select q.employee_id as "employeeId", e.name as "name", q.score as "score", q.count as "count"
        from (select r.employee_id, r.score, count(*) as count from ${ctx.all.SatisfactionRating} r ${own}
          where r.asked_at >= ${start} and r.asked_at < ${end} group by r.employee_id, r.score) q
        left join ${ctx.all.Employee} e on e.id = q.employee_id`,
  )
  const people = [...new Set(groups.map(({ employeeId }) => employeeId))]
  return {
    ...sumOf(groups),
    stars: [1, 2, 3, 4, 5].map(star => countOf(groups.filter(({ score }) => score === star))),
    people: people
      .map(id => groups.filter(({ employeeId }) => employeeId === id))
      .map(own => ({ employeeId: own[0]?.employeeId ?? null, name: own[0]?.name ?? null, ...sumOf(own) }))
      .sort((a, b) => b.rated - a.rated)
      .slice(0, PEOPLE),
  }
}

const countOf = (groups: Group[]) => groups.reduce((sum, { count }) => sum + Number(count), 0)

function sumOf(groups: Group[]) {
  const given = groups.filter(({ score }) => score !== null)
  const rated = countOf(given)
  const sum = given.reduce((sum, { score, count }) => sum + Number(score) * Number(count), 0)
  return { asked: countOf(groups), rated, average: rated ? Math.round((sum / rated) * 100) / 100 : null }
}

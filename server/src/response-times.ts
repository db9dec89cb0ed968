import { needsAlso } from './finance/period-reports.ts'
import { moments, type Period, stepOfInstant, stepsOf } from './finance/periods.ts'
import { daysAfter } from './platform/clock.ts'
import { constant, joined, type Sql, sql } from './platform/db/sql.ts'
import type { Ctx } from './platform/work.ts'

// Somebody who waited longer than this before the period's first day is not followed up any more.
const LOOK_BACK_DAYS = 14
// A message that nobody had to answer ("thank you") does not make the next matter look late: silence of three days ends a matter.
const SILENCE_SECONDS = 3 * 86_400
const AGENTS = 100

interface Waited {
  step: number | string
  agent: string | null
  name: string | null
  askedAt: string
  answeredAt: string
  [rank: string]: string | number | null
}

const groups = ['all', 'step', 'agent'] as const
type Group = (typeof groups)[number]

/**
 * How long customers waited for the first answer: from the first message of theirs after our last one, to our next one. Ranks are
 * worked out by the database and only the rows that are a median or a 90th percentile of something come back.
 */
export async function reportResponseTimes(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_social')
  const steps = stepsOf(period)
  const rows = await ctx.query<Waited>(sql`
    select q.step as "step", q.agent as "agent", e.name as "name", q.asked_at as "askedAt", q.created_at as "answeredAt", ${columnsOfRanks('q')}
    from (select r.*, ${ranks} from (${answers(ctx, period, steps)}) r) q left join ${ctx.all.Employee} e on e.id = q.agent
    where ${joined(groups.map(isPercentile), ' or ')} limit 10000`)

  const of = (group: Group, matches: (row: Waited) => boolean = () => true) => {
    const inGroup = rows.filter(matches)
    const answered = Number(inGroup[0]?.[`${group}Count`] ?? 0)
    const at = (tenths: number) => {
      const found = inGroup.find(row => Number(row[`${group}Rank`]) === Math.ceil((answered * tenths) / 10))
      return found ? Math.round((Date.parse(found.answeredAt) - Date.parse(found.askedAt)) / 1000) : null
    }
    return { answered, median: at(5), p90: at(9) }
  }
  const agents = new Map(rows.map(({ agent, name }) => [agent, name]))
  return {
    ...of('all'),
    steps: steps.map((step, index) => ({ ...step, ...of('step', row => Number(row.step) === index) })),
    agents: [...agents]
      .map(([employeeId, name]) => ({ employeeId, name, ...of('agent', row => row.agent === employeeId) }))
      .sort((a, b) => b.answered - a.answered)
      .slice(0, AGENTS),
  }
}

/** Each first answer with the moment its customer began to wait. Messages of one kind in a row count as one. */
function answers(ctx: Ctx, period: Period, steps: Period[]): Sql {
  const { start, end } = moments(ctx, period)
  const { start: lookedBackTo } = moments(ctx, { ...period, from: daysAfter(period.from, -LOOK_BACK_DAYS) })
  const inOrder = sql`partition by m.conversation_id order by m.created_at, m.id`
  const turns = sql`
    select m.conversation_id, m.id, m.sender_type, m.sender_id, m.created_at, lag(m.sender_type) over (${inOrder}) as previous,
      lag(m.created_at) over (${inOrder}) as previous_at
    from ${ctx.visible.SocialMessage} m
    join ${ctx.visible.SocialConversation} s on s.id = m.conversation_id and s.last_message_at >= ${lookedBackTo}
    where m.created_at >= ${lookedBackTo} and m.created_at < ${end} and m.status <> 'Failed'`
  const isNewMatter = sql`${ctx.secondsBetween(sql`m.previous_at`, sql`m.created_at`)} > ${constant(String(SILENCE_SECONDS))}`
  const pairs = sql`
    select m.sender_type, m.sender_id, m.created_at, lag(m.created_at) over (${inOrder}) as asked_at from (${turns}) m
    where (m.sender_type = 'customer' and (m.previous is null or m.previous = 'agent' or ${isNewMatter}))
       or (m.sender_type = 'agent' and m.previous = 'customer')`
  return sql`
    select w.sender_id as agent, w.asked_at, w.created_at, ${ctx.secondsBetween(sql`w.asked_at`, sql`w.created_at`)} as waited,
      ${stepOfInstant(ctx, sql`w.created_at`, steps)} as step
    from (${pairs}) w where w.sender_type = 'agent' and w.asked_at is not null and w.created_at >= ${start}`
}

const partitionOf: Record<Group, Sql> = {
  all: constant(''),
  step: constant('partition by r.step '),
  agent: constant('partition by r.agent '),
}
const ranks = joined(
  groups.map(group => {
    const [rank, count] = [constant(`${group}_rank`), constant(`${group}_count`)]
    return sql`row_number() over (${partitionOf[group]}order by r.waited) as ${rank}, count(*) over (${partitionOf[group]}) as ${count}`
  }),
  ', ',
)

const columnsOfRanks = (alias: string) =>
  joined(
    groups.map(group =>
      constant(`${alias}.${group}_rank as "${group}Rank", ${alias}.${group}_count as "${group}Count"`),
    ),
    ', ',
  )

const isPercentile = (group: Group) =>
  constant(`q.${group}_rank in (ceiling(q.${group}_count * 0.5), ceiling(q.${group}_count * 0.9))`)

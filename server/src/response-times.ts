import { needsAlso } from './finance/period-reports.ts'
import { moments, type Period, stepOfInstant, stepsOf } from './finance/periods.ts'
import { nothing, sql } from './platform/db/sql.ts'
import type { Ctx } from './platform/work.ts'

const AGENTS = 100

/** Answers that took about equally long. */
interface Bucket {
  bucket: number
  answers: number
  seconds: number
}

interface Agent {
  employeeId: string | null
  name: string | null
}

/**
 * How long customers waited for their answers. The waits are worked out as messages come (inbox/answers.ts); what is a median or a 90th
 * percentile is found by counting those of about the same length, exact while they are few and within two per cent when they are many.
 */
export async function reportResponseTimes(ctx: Ctx, period: Period) {
  needsAlso(ctx, 'can_view_social')
  const steps = stepsOf(period)
  const { start, end } = moments(ctx, period)
  // Whoever sees all conversations needs not be asked about each.
  const own = ctx.actor.may('can_view_all_conversations')
    ? nothing
    : sql`join ${ctx.visible.SocialConversation} s on s.id = r.conversation_id`
  const answers = sql`from ${ctx.all.ResponseTime} r ${own} where r.answered_at >= ${start} and r.answered_at < ${end}`
  const byStep = await ctx.query<Bucket & { step: number; first: number }>(
    sql`select q.step as "step", q.bucket as "bucket", q.first as "first", count(*) as "answers", sum(q.seconds) as "seconds"
        from (select ${stepOfInstant(ctx, sql`r.answered_at`, steps)} as step, r.bucket, r.seconds,
          case when r.is_first = ${true} then 1 else 0 end as first ${answers}) q
        group by q.step, q.bucket, q.first order by q.bucket`,
  )
  const byAgent = await ctx.query<Bucket & Agent>(
    sql`select q.employee_id as "employeeId", e.name as "name", q.bucket as "bucket", q.answers as "answers", q.seconds as "seconds"
        from (select r.employee_id, r.bucket, count(*) as answers, sum(r.seconds) as seconds ${answers} group by r.employee_id, r.bucket) q
        left join ${ctx.all.Employee} e on e.id = q.employee_id order by q.bucket`,
  )
  return {
    ...timesOf(merged(byStep)),
    first: timesOf(merged(byStep.filter(({ first }) => Number(first) === 1))),
    steps: steps.map((step, index) => ({
      ...step,
      ...timesOf(merged(byStep.filter(({ step }) => Number(step) === index))),
    })),
    agents: [...grouped(byAgent).values()]
      .map(buckets => ({ employeeId: buckets[0].employeeId, name: buckets[0].name, ...timesOf(buckets) }))
      .sort((a, b) => b.answered - a.answered)
      .slice(0, AGENTS),
  }
}

/** Of buckets in order. */
function timesOf(buckets: Bucket[]) {
  const answered = buckets.reduce((sum, { answers }) => sum + Number(answers), 0)
  const at = (tenths: number) => {
    const rank = Math.ceil((answered * tenths) / 10)
    let passed = 0
    const found = buckets.find(({ answers }) => {
      passed += Number(answers)
      return passed >= rank
    })
    return found ? Math.round(Number(found.seconds) / Number(found.answers)) : null
  }
  return { answered, median: at(5), p90: at(9) }
}

const merged = (buckets: Bucket[]): Bucket[] => {
  const byBucket = new Map<number, Bucket>()
  for (const { bucket, answers, seconds } of buckets) {
    const sum = byBucket.get(bucket) ?? { bucket, answers: 0, seconds: 0 }
    sum.answers += Number(answers)
    sum.seconds += Number(seconds)
    byBucket.set(bucket, sum)
  }
  return [...byBucket.values()].sort((a, b) => a.bucket - b.bucket)
}

function grouped(buckets: (Bucket & Agent)[]) {
  const byAgent = new Map<string | null, [Bucket & Agent, ...(Bucket & Agent)[]]>()
  for (const bucket of buckets) {
    const others = byAgent.get(bucket.employeeId)
    if (others) others.push(bucket)
    else byAgent.set(bucket.employeeId, [bucket])
  }
  return byAgent
}

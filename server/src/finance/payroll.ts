import type { payroll } from '@steward/contract/finance/payroll.ts'
import { daysAfter } from '../platform/clock.ts'
import { joined, type Sql, sql } from '../platform/db/sql.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { badField, Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import { enterSalaries } from './ledger.ts'
import { roundHalfUp, sum } from './money.ts'
import { needsAlso } from './period-reports.ts'

type Input = Received<typeof payroll>

// One run writes them with one statement.
const PEOPLE = 2000

interface Person {
  employeeId: string
  branchId: string | null
  name: string
  designation: string | null
  salary: string | null
}

interface Paid {
  transactionId: string
  employeeId: string
  name: string
  designation: string | null
  amount: string
  date: string
}

/** Who would be paid for a month and who is. Says salaries, so the right to see them is needed as well. */
export async function previewPayroll(ctx: Ctx, month: string) {
  needsAlso(ctx, 'can_view_salaries')
  refuseFuture(ctx, month)
  const [people, paid] = await Promise.all([peopleIn(ctx, month), paidFor(ctx, month)])
  const { currency } = ctx.actor.company
  const due = people.filter(
    person => hasSalary(person) && !paid.some(({ employeeId }) => employeeId === person.employeeId),
  )
  const salaries = due.map(person => salaryOf(ctx, person))
  return {
    month,
    currency,
    due: salaries.map(shown),
    total: totalOf(salaries, currency),
    paid: paid.map(entry => ({ ...entry, amount: inDigitsOf(currency, entry.amount) })),
    paidTotal: totalOf(paid, currency),
    withoutSalary: people.filter(person => !hasSalary(person)).length,
  }
}

/**
 * Pays a month's salaries, once for each person. Whoever is to be paid is locked before anybody looks who is paid already: of two runs
 * at once the later one finds them all paid. The key on month and person stands behind it.
 */
export async function runPayroll(ctx: Ctx, { month, employeeIds, date = ctx.today }: Input['run']) {
  needsAlso(ctx, 'can_view_salaries')
  refuseFuture(ctx, month)
  if (date > ctx.today) throw badField('date', 'Salaries are entered when they are paid, not before')
  const people = employeeIds ? await chosen(ctx, month, employeeIds) : (await peopleIn(ctx, month)).filter(hasSalary)
  if (people.length) await ctx.write.lock('Employee', { id: people.map(({ employeeId }) => employeeId) })
  const paid = new Set((await paidFor(ctx, month)).map(({ employeeId }) => employeeId))
  const due = people.filter(({ employeeId }) => !paid.has(employeeId))
  if (due.length === 0 || (employeeIds && due.length < people.length)) throw new Refusal('PAYROLL_DONE')

  const salaries = due.map(person => salaryOf(ctx, person))
  const ids = await enterSalaries(ctx, month, date, salaries)
  ctx.record('payroll.run', {}, { month, count: salaries.length })
  const { currency } = ctx.actor.company
  return {
    month,
    date,
    currency,
    entries: salaries.map(salary => ({ ...shown(salary), transactionId: ids.get(salary.employeeId) as string })),
    total: totalOf(salaries, currency),
  }
}

function refuseFuture(ctx: Ctx, month: string) {
  if (month > ctx.today.slice(0, 7)) throw badField('month', 'This month has not begun yet')
}

const hasSalary = ({ salary }: Person) => salary !== null && /[1-9]/.test(salary)

const salaryOf = (ctx: Ctx, { salary, ...person }: Person) => ({
  ...person,
  amount: roundHalfUp(salary ?? '0', ctx.actor.company.currency),
})

const shown = ({ employeeId, name, designation, amount }: ReturnType<typeof salaryOf>) => ({
  employeeId,
  name,
  designation,
  amount,
})

const totalOf = (salaries: { amount: string }[], currency: string) =>
  sum(
    salaries.map(({ amount }) => amount),
    currency,
  )

const endOf = (month: string) => daysAfter(`${daysAfter(`${month}-28`, 4).slice(0, 7)}-01`, -1)

/** Everybody who worked here in the month, as far as it is known. */
async function peopleIn(ctx: Ctx, month: string, also?: Sql): Promise<Person[]> {
  const people = await ctx.query<Person & Record<string, unknown>>(
    sql`select e.id as "employeeId", e.branch_id as "branchId", e.name as "name", e.designation as "designation", e.salary as "salary"
        from ${ctx.visible.Employee} e where (e.join_date is null or e.join_date <= ${endOf(month)}) ${also ?? sql``}
        order by e.name, e.id limit ${PEOPLE}`,
  )
  return people
}

async function chosen(ctx: Ctx, month: string, employeeIds: string[]): Promise<Person[]> {
  const ids = [...new Set(employeeIds)]
  const list = joined(
    ids.map(id => sql`${id}`),
    ', ',
  )
  const people = await peopleIn(ctx, month, sql`and e.id in (${list})`)
  if (people.length < ids.length) throw new Refusal('NOT_FOUND')
  if (!people.every(hasSalary)) throw badField('employeeIds', 'Somebody among them has no salary')
  return people
}

const paidFor = (ctx: Ctx, month: string): Promise<Paid[]> =>
  ctx.query<Paid & Record<string, unknown>>(
    sql`select t.id as "transactionId", t.employee_id as "employeeId", e.name as "name", e.designation as "designation",
          t.amount as "amount", t.date as "date"
        from ${ctx.visible.Transaction} t join ${ctx.all.Employee} e on e.id = t.employee_id
        where t.payroll_month = ${month} order by e.name, e.id limit ${PEOPLE}`,
  )

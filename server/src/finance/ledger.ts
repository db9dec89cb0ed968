import type { transactions } from '@steward/contract/finance/transactions.ts'
import { uuidv7 } from 'uuidv7'
import { findBranch } from '../company/branches.ts'
import { findEmployee } from '../company/employees.ts'
import { difference, expectVersion, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { every, folded, joined, type Sql, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage, searched } from '../platform/lists.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { Invoice } from './invoices.ts'
import { sum } from './money.ts'

type Input = Received<typeof transactions>

const SALES = 'Sales'
const SALARY = 'Salary'

const columns = pick(
  'Transaction',
  't',
  'id',
  'type',
  'category',
  'amount',
  'date',
  'description',
  'invoiceId',
  'paymentId',
  'employeeId',
  'branchId',
  'reversalOf',
  'payrollMonth',
  'receiptId',
  'createdAt',
  'updatedAt',
  'version',
)
  .with('Transaction', 'r', 'id', 'reversedBy')
  .with('Invoice', 'i', 'number', 'invoiceNumber')
  .with('Employee', 'e', 'name', 'employeeName')
  .with('File', 'f', 'name', 'receiptName')
  .with('File', 'f', 'type', 'receiptType')
  .with('File', 'f', 'size', 'receiptSize')
const joins = (ctx: Ctx) =>
  sql`left join ${ctx.all.Transaction} r on r.reversal_of = t.id left join ${ctx.all.Invoice} i on i.id = t.invoice_id
      left join ${ctx.all.Employee} e on e.id = t.employee_id left join ${ctx.all.File} f on f.id = t.receipt_id`
type Found = NonNullable<(typeof columns)['row']>

const present = (
  ctx: Ctx,
  { receiptId: _, receiptName: name, receiptType: type, receiptSize: size, ...entry }: Found,
) => ({
  ...entry,
  amount: inDigitsOf(ctx.actor.company.currency, entry.amount),
  receipt: name === null || type === null || size === null ? null : { name, type, size },
})
type Entry = ReturnType<typeof present>

/** An entry of category Salary tells a salary: it exists only for those who may see salaries. */
export const readableEntries = (ctx: Ctx): Sql | undefined =>
  ctx.actor.may('can_view_salaries') ? undefined : sql`lower(t.category) <> ${SALARY.toLowerCase()}`

type Filters = Omit<Input['totals'], 'q'>

const narrowed = (ctx: Ctx, { type, category, invoiceId, employeeId, branchId, from, to }: Filters) => [
  readableEntries(ctx),
  type !== undefined && sql`t.type = ${storedEnum('TransactionType', type)}`,
  category !== undefined && sql`t.category = ${category}`,
  invoiceId !== undefined && sql`t.invoice_id = ${invoiceId}`,
  employeeId !== undefined && sql`t.employee_id = ${employeeId}`,
  branchId !== undefined && sql`t.branch_id = ${branchId}`,
  from !== undefined && sql`t.date >= ${from}`,
  to !== undefined && sql`t.date <= ${to}`,
]

export async function listTransactions(ctx: Ctx, { limit, cursor, sort, q, balance, ...filters }: Input['list']) {
  const page = await listPage(
    ctx,
    { noun: 'Transaction', alias: 't', columns, joins: joins(ctx), where: narrowed(ctx, filters), sort: '-date' },
    { limit, cursor, sort, q },
  )
  const isByDay = sort === undefined || sort === 'date' || sort === '-date'
  const balances =
    balance && isByDay ? await balancesAfter(ctx, page.items, filters.branchId) : new Map<string, string>()
  return {
    ...page,
    items: page.items.map(entry => ({ ...present(ctx, entry), balance: balances.get(entry.id) ?? null })),
  }
}

const signed = sql`case when t.type = 'Credit' then t.amount else -t.amount end`

/** The entries a balance is made of: the company's, or one branch's. */
const accountOf = (ctx: Ctx, branchId: string | undefined) => [
  readableEntries(ctx),
  branchId !== undefined && sql`t.branch_id = ${branchId}`,
]

async function balanceOf(ctx: Ctx, branchId: string | undefined, until?: Sql): Promise<string> {
  const account = every([sql`1 = 1`, ...accountOf(ctx, branchId), until])
  const [row] = await ctx.query<{ balance: string | null }>(
    sql`select sum(${signed}) as "balance" from ${ctx.visible.Transaction} t where ${account}`,
  )
  return row?.balance ?? '0'
}

// What stood before the page's first day, and from there the sum entry by entry: the days in between are read, and no more of them.
async function balancesAfter(ctx: Ctx, entries: Found[], branchId: string | undefined): Promise<Map<string, string>> {
  const days = entries.map(({ date }) => date).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return new Map()
  const within = every([sql`t.date >= ${first} and t.date <= ${last}`, ...accountOf(ctx, branchId)])
  const ids = joined(
    entries.map(({ id }) => sql`${id}`),
    ', ',
  )
  const [before, rows] = await Promise.all([
    balanceOf(ctx, branchId, sql`t.date < ${first}`),
    ctx.query<{ id: string; balance: string }>(
      sql`select b.id as "id", b.balance as "balance" from (select t.id, sum(${signed}) over (order by t.date, t.id) as balance
          from ${ctx.visible.Transaction} t where ${within}) b where b.id in (${ids})`,
    ),
  ])
  const { currency } = ctx.actor.company
  return new Map(rows.map(({ id, balance }) => [id, sum([before, balance], currency)]))
}

/** What a filtered ledger comes to, and how much there was before and after its period. */
export async function totalTransactions(ctx: Ctx, { q, ...filters }: Input['totals']) {
  const { from, to, branchId } = filters
  const where = every([sql`1 = 1`, ...narrowed(ctx, filters), q ? searched('t', q) : undefined])
  const [sides, categories, opening, closing] = await Promise.all([
    ctx.query<{ type: 'credit' | 'debit'; count: number; amount: string }>(
      sql`select t.type as "type", count(*) as "count", sum(t.amount) as "amount" from ${ctx.visible.Transaction} t
          where ${where} group by t.type`,
    ),
    ctx.query<{ type: 'credit' | 'debit'; category: string; amount: string }>(
      sql`select t.category as "category", t.type as "type", sum(t.amount) as "amount" from ${ctx.visible.Transaction} t
          where ${where} group by t.category, t.type order by sum(t.amount) desc, t.category limit ${LARGEST}`,
    ),
    from === undefined ? '0' : balanceOf(ctx, branchId, sql`t.date < ${from}`),
    balanceOf(ctx, branchId, to === undefined ? undefined : sql`t.date <= ${to}`),
  ])
  const { currency } = ctx.actor.company
  const of = (side: 'credit' | 'debit') => inDigitsOf(currency, sides.find(({ type }) => type === side)?.amount ?? '0')
  return {
    currency,
    count: sides.reduce((all, { count }) => all + Number(count), 0),
    in: of('credit'),
    out: of('debit'),
    opening: inDigitsOf(currency, opening),
    closing: inDigitsOf(currency, closing),
    categories: categories.map(row => ({ ...row, amount: inDigitsOf(currency, row.amount) })),
  }
}

const LARGEST = 20
const CATEGORIES = 100

export async function listCategories(ctx: Ctx) {
  const readable = every([sql`1 = 1`, readableEntries(ctx)])
  const items = await ctx.query<{ category: string; count: number }>(
    sql`select t.category as "category", count(*) as "count" from ${ctx.visible.Transaction} t where ${readable}
        group by t.category order by count(*) desc, t.category limit ${CATEGORIES}`,
  )
  return { items: items.map(({ category, count }) => ({ category, count: Number(count) })) }
}

export const findTransaction = async (ctx: Ctx, id: string) => present(ctx, await findEntry(ctx, id))

/** With the id of its receipt, which never leaves the house. */
export async function findEntry(ctx: Ctx, id: string) {
  const entry = await ctx.row(
    columns,
    sql`from ${ctx.visible.Transaction} t ${joins(ctx)} where t.id = ${id} and ${readableEntries(ctx) ?? sql`1 = 1`}`,
  )
  if (!entry) throw new Refusal('NOT_FOUND')
  return entry
}

const isSalary = (category: string) => category.toLowerCase() === SALARY.toLowerCase()

function refuseSalary(ctx: Ctx, category: string | undefined) {
  if (category !== undefined && isSalary(category) && !ctx.actor.may('can_view_salaries')) {
    throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_salaries' } })
  }
}

export const subjectsOf = ({
  id,
  invoiceId,
  employeeId,
}: {
  id: string
  invoiceId?: string | null
  employeeId?: string | null
}) => ({
  transaction: id,
  invoice: invoiceId,
  employee: employeeId,
})

/** What a fact may say of an entry: salaries stand in none. */
const shown = ({ type, category, amount }: { type: string; category: string; amount: string }) =>
  isSalary(category) ? { type, category } : { type, category, amount }

export async function enterTransaction(ctx: Ctx, input: Input['create']) {
  refuseSalary(ctx, input.category)
  if (input.employeeId) await findEmployee(ctx, input.employeeId)
  if (input.branchId) await findBranch(ctx, input.branchId)
  const id = await ctx.write.insert('Transaction', { ...input, search: folded(input.category, input.description) })
  ctx.record('transaction.entered', subjectsOf({ id, ...input }), shown(input))
  return findTransaction(ctx, id)
}

export async function changeTransaction(ctx: Ctx, { id, ...changes }: Input['change']) {
  const before = await findTransaction(ctx, id)
  refuseSalary(ctx, changes.category)
  const after = { ...before, ...changes }
  await revise(ctx, 'Transaction', before, { ...changes, search: folded(after.category, after.description) })
  ctx.record('transaction.changed', subjectsOf(before), { changed: difference(before, changes) })
  return findTransaction(ctx, id)
}

/** Enters the opposite of an entry, once. */
export async function reverseTransaction(ctx: Ctx, id: string) {
  const entry = await findTransaction(ctx, id)
  expectVersion(ctx, entry)
  if (entry.paymentId) throw new Refusal('TRANSACTION_OF_PAYMENT')
  if (entry.reversalOf) throw new Refusal('TRANSACTION_REVERSED')
  const reversalId = await writeReversal(ctx, entry, ctx.today)
  // The month can be paid anew.
  if (entry.payrollMonth) await ctx.write.change('Transaction', { id }, { payrollMonth: null })
  ctx.record('transaction.reversed', { ...subjectsOf(entry), reversal: reversalId }, shown(entry))
  return findTransaction(ctx, reversalId)
}

// The unique key on reversal_of lets one of two at once through.
async function writeReversal(
  ctx: Ctx,
  entry: Pick<
    Entry,
    'id' | 'type' | 'category' | 'amount' | 'description' | 'invoiceId' | 'paymentId' | 'employeeId' | 'branchId'
  >,
  date: string,
): Promise<string> {
  const { id: reversalOf, type, category, amount, description, invoiceId, paymentId, employeeId, branchId } = entry
  const reversed = await ctx.query(
    sql`select 1 as "x" from ${ctx.all.Transaction} t where t.reversal_of = ${reversalOf}`,
  )
  if (reversed.length) throw new Refusal('TRANSACTION_REVERSED')
  return ctx.write.insert('Transaction', {
    type: type === 'credit' ? 'debit' : 'credit',
    category,
    amount,
    date,
    description,
    invoiceId,
    paymentId,
    employeeId,
    branchId,
    reversalOf,
    search: folded(category, description),
  })
}

interface Paid {
  id: string
  amount: string
  date: string
}

/** The ledger's side of a payment. */
export async function enterPayment(
  ctx: Ctx,
  { id, number, clientName, branchId }: Invoice,
  payment: Paid,
): Promise<void> {
  const description = `${number} ${clientName}`
  await ctx.write.insert('Transaction', {
    type: 'credit',
    category: SALES,
    amount: payment.amount,
    date: payment.date,
    description,
    invoiceId: id,
    paymentId: payment.id,
    branchId,
    search: folded(SALES, description),
  })
}

export async function reverseEntryOfPayment(ctx: Ctx, payment: Paid): Promise<void> {
  const entry = await ctx.row(
    columns,
    sql`from ${ctx.all.Transaction} t ${joins(ctx)} where t.payment_id = ${payment.id} and t.reversal_of is null`,
  )
  if (entry) await writeReversal(ctx, entry, ctx.today)
}

/** "November 2026" of `2026-11`. */
const monthIn = (locale: string, month: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))

export interface SalaryToEnter {
  employeeId: string
  branchId: string | null
  name: string
  amount: string
}

/** One entry for each salary of a month; the key on month and person refuses a second one. Gives back their ids by person. */
export async function enterSalaries(
  ctx: Ctx,
  payrollMonth: string,
  date: string,
  salaries: SalaryToEnter[],
): Promise<Map<string, string>> {
  const month = monthIn(ctx.actor.company.locale, payrollMonth)
  const entries = salaries.map(({ name, employeeId, branchId, amount }) => {
    const description = `${month}, ${name}`
    const entered = { id: uuidv7(), type: 'debit' as const, category: SALARY, date, payrollMonth, description }
    return { ...entered, employeeId, branchId, amount, search: folded(SALARY, payrollMonth, description) }
  })
  await ctx.write.insert('Transaction', entries)
  for (const entry of entries)
    ctx.record('transaction.entered', subjectsOf(entry), { ...shown(entry), month: payrollMonth })
  return new Map(entries.map(({ employeeId, id }) => [employeeId, id]))
}

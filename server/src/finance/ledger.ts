import type { transactions } from '@steward/contract/finance/transactions.ts'
import { findBranch } from '../company/branches.ts'
import { findEmployee } from '../company/employees.ts'
import { difference, expectVersion, revise } from '../platform/changes.ts'
import { pick } from '../platform/db/reader.ts'
import { folded, type Sql, sql } from '../platform/db/sql.ts'
import { storedEnum } from '../platform/db/tables.ts'
import { listPage } from '../platform/lists.ts'
import { inDigitsOf } from '../platform/money.ts'
import type { Received } from '../platform/procedures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { Invoice } from './invoices.ts'

type Input = Received<typeof transactions>

const SALES = 'Sales'
const SALARY = 'salary'

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
  'createdAt',
  'updatedAt',
  'version',
)
type Found = NonNullable<(typeof columns)['row']>

const present = (ctx: Ctx, entry: Found) => ({ ...entry, amount: inDigitsOf(ctx.actor.company.currency, entry.amount) })

/** An entry of category Salary tells a salary: it exists only for those who may see salaries. */
export const readableEntries = (ctx: Ctx): Sql | undefined =>
  ctx.actor.may('can_view_salaries') ? undefined : sql`lower(t.category) <> ${SALARY}`

export async function listTransactions(
  ctx: Ctx,
  { type, category, invoiceId, employeeId, branchId, from, to, ...input }: Input['list'],
) {
  const where = [
    readableEntries(ctx),
    type !== undefined && sql`t.type = ${storedEnum('TransactionType', type)}`,
    category !== undefined && sql`t.category = ${category}`,
    invoiceId !== undefined && sql`t.invoice_id = ${invoiceId}`,
    employeeId !== undefined && sql`t.employee_id = ${employeeId}`,
    branchId !== undefined && sql`t.branch_id = ${branchId}`,
    from !== undefined && sql`t.date >= ${from}`,
    to !== undefined && sql`t.date <= ${to}`,
  ]
  const page = await listPage(ctx, { noun: 'Transaction', alias: 't', columns, where, sort: '-date' }, input)
  return { ...page, items: page.items.map(entry => present(ctx, entry)) }
}

export async function findTransaction(ctx: Ctx, id: string) {
  const entry = await ctx.row(
    columns,
    sql`from ${ctx.visible.Transaction} t where t.id = ${id} and ${readableEntries(ctx) ?? sql`1 = 1`}`,
  )
  if (!entry) throw new Refusal('NOT_FOUND')
  return present(ctx, entry)
}

const isSalary = (category: string) => category.toLowerCase() === SALARY

function refuseSalary(ctx: Ctx, category: string | undefined) {
  if (category !== undefined && isSalary(category) && !ctx.actor.may('can_view_salaries')) {
    throw new Refusal('NOT_ALLOWED', { data: { permission: 'can_view_salaries' } })
  }
}

const subjectsOf = ({
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
  ctx.record('transaction.reversed', { ...subjectsOf(entry), reversal: reversalId }, shown(entry))
  return findTransaction(ctx, reversalId)
}

// The unique key on reversal_of lets one of two at once through.
async function writeReversal(
  ctx: Ctx,
  entry: Omit<Found, 'createdAt' | 'updatedAt' | 'version'>,
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
    sql`from ${ctx.all.Transaction} t where t.payment_id = ${payment.id} and t.reversal_of is null`,
  )
  if (entry) await writeReversal(ctx, entry, ctx.today)
}

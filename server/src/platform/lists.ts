import type { Columns } from './db/reader.ts'
import { constant, every, folded, isEmpty, joined, literally, nothing, type Sql, sql, unscoped } from './db/sql.ts'
import { columnOf, type Noun, toStored } from './db/tables.ts'
import { Refusal } from './refusal.ts'
import type { Ctx } from './work.ts'

export interface ListInput {
  limit: number
  cursor?: string | undefined
  sort?: string | undefined
  q?: string | undefined
}

export interface ListPlan<T> {
  noun: Noun
  /** How the noun is called in the text. */
  alias: string
  columns: Columns<T>
  /** What follows the noun in `from`. */
  joins?: Sql
  /** Conditions; what is undefined does not apply. */
  where?: (Sql | undefined | false)[]
  /** The order without a `sort`: a field, `-` for descending. */
  sort: string
  /** Where the rows come from; the visible ones unless said otherwise. */
  from?: Sql
  /** The same rows as they are best counted, where that is by another index. */
  countFrom?: Sql
  /** Words are looked for by a condition of the area's own. */
  isSearch?: boolean
}

/** A page as the contract's `page()` has it. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number | null
}

interface Order {
  field: string
  descending: boolean
  column: Sql
  nullable: boolean
  id: Sql
  /** As a row's value is stored, to be compared with. */
  stored: (value: string) => unknown
}

/** The last row of the page before. */
interface Cursor {
  value: string | null
  id: string
}

/**
 * One page of a list by keyset: never costs more with later pages, never skips or repeats a row that stayed. Empty values come
 * last in both directions, on every database. The exact total goes with the first page only.
 */
export async function listPage<T extends { id: string }>(
  ctx: Ctx,
  plan: ListPlan<T>,
  input: ListInput,
): Promise<Page<T>> {
  const order = orderOf(plan, input.sort ?? plan.sort)
  const matching = every([...(plan.where ?? []), input.q ? searched(plan.alias, input.q) : undefined])
  const all = plan.from ?? ctx.visible[plan.noun]
  const from = sql`from ${all} ${constant(plan.alias)}`
  const where = (condition: Sql) => (isEmpty(condition) ? nothing : sql`where ${condition}`)
  const read = (condition: Sql | undefined, ordered: Sql, limit: number) =>
    ctx.rows(
      plan.columns,
      sql`${from} ${plan.joins ?? nothing} ${where(every([matching, condition]))} ${ordered} limit ${limit}`,
    )
  const after = input.cursor ? readCursor(input.cursor, order) : undefined

  const rowsOfPage = inOrder(order, after, input.limit + 1, read)
  const count = async () => {
    const counted = sql`from ${plan.countFrom ?? all} ${constant(plan.alias)} ${where(matching)}`
    return (await ctx.query<{ total: number }>(sql`select count(*) as "total" ${counted}`))[0]?.total ?? null
  }
  // What was searched for and fits on one page has been counted by finding it; else both go side by side.
  const first = input.cursor
    ? null
    : (plan.isSearch ?? Boolean(input.q))
      ? countedBy(rowsOfPage, input.limit, count)
      : count()
  const [rows, total] = await Promise.all([rowsOfPage, first])
  const items = rows.slice(0, input.limit)
  return {
    items,
    nextCursor: rows.length > input.limit ? cursorOf(order, items.at(-1) as T) : null,
    total,
  }
}

async function countedBy(rows: Promise<unknown[]>, limit: number, count: () => Promise<number | null>) {
  const { length } = await rows
  return length <= limit ? length : count()
}

/** The words somebody typed, all of them to be found. */
export const searched = (alias: string, words: string): Sql | undefined => {
  const parts = folded(words).split(' ').filter(Boolean).slice(0, 8)
  return parts.length
    ? joined(
        parts.map(part => unscoped([`${alias}.search like `, ''], `%${literally(part)}%`)),
        ' and ',
      )
    : undefined
}

function orderOf({ noun, alias }: ListPlan<unknown>, sort: string): Order {
  const descending = sort.startsWith('-')
  const field = descending ? sort.slice(1) : sort
  const kind = columnOf(noun, field)
  const column = constant(`${alias}.${kind.column}`)
  const stored = (value: string) => toStored(kind, value)
  return { field, descending, column, nullable: kind.nullable, id: constant(`${alias}.id`), stored }
}

// Empty values are read by themselves, and only when the others do not fill the page: so each part follows an index.
async function inOrder<T>(
  order: Order,
  after: Cursor | undefined,
  limit: number,
  read: (condition: Sql | undefined, ordered: Sql, limit: number) => Promise<T[]>,
): Promise<T[]> {
  const { column, id, nullable, descending } = order
  const way = constant(descending ? 'desc' : 'asc')
  const filled = () =>
    read(
      every([nullable && sql`${column} is not null`, after && beyond(order, after)]),
      sql`order by ${column} ${way}, ${id} ${way}`,
      limit,
    )
  const isPast = after?.value === null
  const rows = isPast ? [] : await filled()
  if (!nullable || rows.length === limit) return rows
  const empty = await read(
    every([sql`${column} is null`, isPast && sql`${id} ${constant(descending ? '<' : '>')} ${after.id}`]),
    sql`order by ${id} ${way}`,
    limit - rows.length,
  )
  return [...rows, ...empty]
}

// The first half is a range the index can begin at; databases do not see it inside the OR.
function beyond({ column, id, descending, stored }: Order, { value, id: lastId }: Cursor): Sql {
  const [past, upTo] = descending ? [constant('<'), constant('<=')] : [constant('>'), constant('>=')]
  const last = stored(value as string)
  return sql`${column} ${upTo} ${last} and (${column} ${past} ${last} or ${id} ${past} ${lastId})`
}

const cursorOf = ({ field, descending }: Pick<Order, 'field' | 'descending'>, last: { id: string }) =>
  Buffer.from(JSON.stringify([field, descending, (last as Record<string, unknown>)[field] ?? null, last.id])).toString(
    'base64url',
  )

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Where a list goes on that is ordered by a field, after all rows of this value. In descending order it begins with them. */
export const cursorAt = (sort: string, value: string) => {
  const field = sort.replace(/^-/, '')
  return cursorOf({ field, descending: field !== sort }, { id: LAST_ID, [field]: value })
}

function readCursor(cursor: string, order: Order): Cursor {
  try {
    const [field, descending, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isValue = value === null || (typeof value === 'string' && value.length < 500 && !value.includes('\u0000'))
    if (field === order.field && descending === order.descending && isValue && /^[0-9a-f-]{36}$/.test(id)) {
      return { value, id }
    }
  } catch {
    // Falls through: whatever it is, it is not one of ours.
  }
  throw new Refusal('BAD_CURSOR')
}

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
  const from = sql`from ${plan.from ?? ctx.visible[plan.noun]} ${constant(plan.alias)}`
  const where = (condition: Sql) => (isEmpty(condition) ? nothing : sql`where ${condition}`)
  const after = input.cursor ? afterCursor(plan, order, input.cursor) : undefined

  const [rows, total] = await Promise.all([
    ctx.rows(
      plan.columns,
      sql`${from} ${plan.joins ?? nothing} ${where(every([matching, after]))} ${orderBy(plan, order)} limit ${input.limit + 1}`,
    ),
    input.cursor ? null : ctx.query<{ total: number }>(sql`select count(*) as "total" ${from} ${where(matching)}`),
  ])
  const items = rows.slice(0, input.limit)
  return {
    items,
    nextCursor: rows.length > input.limit ? cursorOf(order, items.at(-1) as T) : null,
    total: total?.[0]?.total ?? null,
  }
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
  const { column, nullable } = columnOf(noun, field)
  return { field, descending, nullable, column: constant(`${alias}.${column}`) }
}

function orderBy({ alias }: ListPlan<unknown>, { column, descending, nullable }: Order): Sql {
  const [way, id] = [constant(descending ? 'desc' : 'asc'), constant(`${alias}.id`)]
  return nullable
    ? sql`order by case when ${column} is null then 1 else 0 end, ${column} ${way}, ${id} ${way}`
    : sql`order by ${column} ${way}, ${id} ${way}`
}

// The first half of each condition is a range the index can begin at; databases do not see it inside the OR.
function afterCursor({ noun, alias }: ListPlan<unknown>, order: Order, cursor: string): Sql {
  const [field, descending, value, lastId] = readCursor(cursor)
  if (field !== order.field || descending !== order.descending) throw new Refusal('BAD_CURSOR')
  const [column, id] = [order.column, constant(`${alias}.id`)]
  const [beyond, upTo] = descending ? [constant('<'), constant('<=')] : [constant('>'), constant('>=')]
  if (value === null) return sql`${column} is null and ${id} ${beyond} ${lastId}`
  const stored = toStored(columnOf(noun, order.field), value)
  const next = sql`${column} ${upTo} ${stored} and (${column} ${beyond} ${stored} or ${id} ${beyond} ${lastId})`
  return order.nullable ? sql`(${column} is null or (${next}))` : next
}

const cursorOf = ({ field, descending }: Order, last: { id: string }) =>
  Buffer.from(JSON.stringify([field, descending, (last as Record<string, unknown>)[field] ?? null, last.id])).toString(
    'base64url',
  )

function readCursor(cursor: string): [string, boolean, string | null, string] {
  try {
    const [field, descending, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isValue = value === null || (typeof value === 'string' && value.length < 500 && !value.includes('\u0000'))
    if (typeof field === 'string' && typeof descending === 'boolean' && isValue && /^[0-9a-f-]{36}$/.test(id)) {
      return [field, descending, value, id]
    }
  } catch {
    // Falls through: whatever it is, it is not one of ours.
  }
  throw new Refusal('BAD_CURSOR')
}

import { z } from 'zod'
import { searchWords } from './values.ts'

type Shape = Record<string, z.ZodType>

/**
 * The query of a list: `limit` (1 to 100), `cursor` (what the last page called nextCursor), `sort` (a field, with `-` for
 * descending), `q` (words to look for), and the noun's own filters. Unknown fields are refused.
 */
export const listQuery = <const Sorts extends readonly [string, ...string[]], Filters extends Shape>(
  sorts: Sorts,
  filters: Filters,
) =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(600).optional(),
    sort: z.enum(sorts.flatMap(sort => [sort, `-${sort}`]) as [SortOf<Sorts>, ...SortOf<Sorts>[]]).optional(),
    q: searchWords.optional(),
    ...filters,
  })

type SortOf<Sorts extends readonly string[]> = Sorts[number] | `-${Sorts[number]}`

/** One page of a list. `total` counts all that match; it is sent with the first page and null on later ones. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().nullable() })

/** A yes or no in a query: `true` or `false`. */
export const yesNo = z.enum(['true', 'false']).transform(value => value === 'true')

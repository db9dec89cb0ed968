import type { Imported, ImportProblem } from '@steward/contract/platform/import.ts'
import type { z } from 'zod'
import { constant, joined, type Sql, sql } from './db/sql.ts'
import { columnOf, type Noun } from './db/tables.ts'
import type { Ctx } from './work.ts'

type Problem = Imported['rows'][number]['problems'][number]

/** What a row became: what to add, or why not. */
export interface ReadRow<New> {
  /** What tells it from others: two of the same name are most likely one. */
  name: string
  problems: Problem[]
  found: New | undefined
}

/** Sorts rows into those to add and those that need a look. */
export function sortRows<New>(read: ReadRow<New>[], known: Names, existing: 'skip' | 'add') {
  const seen = new Map<string, number>()
  const rows: Imported['rows'] = []
  const toAdd: New[] = []
  read.forEach(({ name, problems, found }, row) => {
    const likes = { existing: known.get(name)?.[0] ?? null, repeats: seen.get(name) ?? null }
    if (name && !seen.has(name)) seen.set(name, row)
    const isKnown = likes.existing !== null || likes.repeats !== null
    if (problems.length > 0 || isKnown) rows.push({ row, problems, ...likes })
    if (problems.length === 0 && found && !(isKnown && existing === 'skip')) toAdd.push(found)
  })
  return { rows, toAdd }
}

/** Reads a row by the schema that makes one; what it refuses becomes problems. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  row: Record<string, unknown>,
): { value: z.output<Schema> | undefined; problems: Problem[] } {
  const parsed = schema.safeParse(row)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const problems = parsed.error.issues.map(({ path, code }) => ({ field: String(path[0] ?? ''), why: reasonOf(code) }))
  return { value: undefined, problems }
}

const reasonOf = (code: string): ImportProblem =>
  code === 'too_big' ? 'too_long' : code === 'too_small' || code === 'invalid_type' ? 'missing' : 'not_understood'

/** Ids by name: more than one where several are called so. */
export type Names = Map<string, string[]>

/** Everything visible of a noun that is called like one of these, with as many statements as there are thousands of names. */
export async function named(ctx: Ctx, noun: Noun, field: string, names: (string | undefined)[]): Promise<Names> {
  const wanted = [...new Set(names.map(name => name?.trim()).filter((name): name is string => Boolean(name)))]
  const column = constant(`x.${columnOf(noun, field).column}`)
  const found: Names = new Map()
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE)
    const rows = await ctx.query<{ id: string; name: string }>(
      sql`select x.id as "id", ${column} as "name" from ${ctx.visible[noun]} x where ${column} in (${padded(some)}) order by x.id`,
    )
    for (const { id, name } of rows) found.set(name, [...(found.get(name) ?? []), id])
  }
  return found
}

const AT_ONCE = 1000
const SIZES = [10, 100, AT_ONCE]

// Few lengths, so that each text is prepared once: the last name stands in for those that are not there.
function padded(names: string[]): Sql {
  const size = SIZES.find(size => size >= names.length) ?? AT_ONCE
  return joined(
    Array.from({ length: size }, (_, at) => sql`${names[Math.min(at, names.length - 1)]}`),
    ', ',
  )
}

/** The one thing of that name, or why there is none. */
export function theOne(names: Names, name: string | undefined, unknown: ImportProblem) {
  const wanted = name?.trim()
  if (!wanted) return { id: undefined, why: undefined }
  const [id, ...others] = names.get(wanted) ?? []
  if (!id) return { id: undefined, why: unknown }
  return others.length ? { id: undefined, why: 'several_of_that_name' as const } : { id, why: undefined }
}

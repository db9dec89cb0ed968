import { z } from 'zod'
import { Id, isText } from './values.ts'

/** Rows that are taken at once; the body may be 1 MiB as ever. */
export const MOST_ROWS = 2000

/** Why a row of an import was left out. */
export const ImportProblem = z.enum([
  'missing',
  'too_long',
  'not_understood',
  'unknown_person',
  'unknown_client',
  'unknown_branch',
  'several_of_that_name',
  'needs_client',
  'not_allowed',
])
export type ImportProblem = z.infer<typeof ImportProblem>

/** A cell as it was written, or nothing. */
export const cell = z.string().max(20_000).refine(isText, 'Contains characters that are not text').optional()

/** Rows of a file. `check` only looks; of those that exist already, `skip` leaves out and `add` takes them all the same. */
export const importInput = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    rows: z.array(row).min(1).max(MOST_ROWS),
    check: z.boolean().default(false),
    existing: z.enum(['skip', 'add']).default('skip'),
  })

export const Imported = z.object({
  /** How many were added; with `check`, how many would be. */
  added: z.int(),
  /** Rows that need a look, by their place among those sent. Rows with problems are left out, the others go in. */
  rows: z.array(
    z.object({
      row: z.int(),
      problems: z.array(z.object({ field: z.string(), why: ImportProblem })),
      /** What has the same name already. */
      existing: Id.nullable(),
      /** The row before it that has the same name. */
      repeats: z.int().nullable(),
    }),
  ),
})
export type Imported = z.infer<typeof Imported>

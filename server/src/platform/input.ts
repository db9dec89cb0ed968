import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** What was sent to a route that isn't the contract's, as its schema reads it. Refuses BAD_INPUT, field by field. */
export function inputOf<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Refusal('BAD_INPUT', { errors: errors.slice(0, 50) })
}

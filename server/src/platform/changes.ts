import type { Field, Noun } from './db/tables.ts'
import type { Changes, Which } from './db/writer.ts'
import { Refusal } from './refusal.ts'
import type { Ctx } from './work.ts'

/** Before and after of the fields that really changed, for the fact. */
export type Difference = Record<string, { from: unknown; to: unknown }>

/** What differs between a row and what it shall become; undefined means "leave it". */
export function difference(before: Record<string, unknown>, changes: Record<string, unknown>): Difference {
  const entries = Object.entries(changes)
    .filter(([field, to]) => to !== undefined && !same(before[field], to))
    .map(([field, to]) => [field, { from: before[field] ?? null, to }] as const)
  return Object.fromEntries(entries)
}

const isDecimal = (value: unknown): value is string => typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
const trimmed = (value: string) => value.replace(/\.?0+$/, '')
// "1200.5000" of the database and "1200.50" of a form are the same amount.
const same = (a: unknown, b: unknown) =>
  a === b ||
  (a ?? null) === (b ?? null) ||
  (isDecimal(a) && typeof b === 'string' && trimmed(a) === (b.includes('.') ? trimmed(b) : b))

/**
 * Saves changed fields of a row that was looked up before, unless somebody was faster: against the version the caller has seen
 * (If-Match), else against the one just read. Refuses: CHANGED_MEANWHILE, with the version there is now.
 */
export async function revise<N extends Noun>(
  ctx: Ctx,
  noun: N,
  before: { id: string; version: number },
  changes: Changes<N>,
): Promise<void> {
  expectVersion(ctx, before)
  const which = { id: before.id, version: before.version } as unknown as Which<N>
  if ((await ctx.write.change(noun, which, changes)) === 0) throw new Refusal('CHANGED_MEANWHILE')
}

/** Refuses CHANGED_MEANWHILE when the caller has seen another version than there is. */
export function expectVersion(ctx: Ctx, { version }: { version: number }): void {
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== version)
    throw new Refusal('CHANGED_MEANWHILE', { data: { version } })
}

type Deletable = { [N in Noun]: 'deletedAt' extends Field<N> ? N : never }[Noun]

/** Hides a row that was looked up before. */
export const markDeleted = <N extends Deletable>(ctx: Ctx, noun: N, before: { id: string; version: number }) =>
  revise(ctx, noun, before, { deletedAt: ctx.now } as unknown as Changes<N>)

/**
 * Brings a deleted row back. Visibility besides deletion holds as ever, since the restored row has to be found by the caller in
 * the same transaction. Refuses NOT_FOUND for what is not deleted.
 */
export async function unmarkDeleted<N extends Deletable>(ctx: Ctx, noun: N, id: string): Promise<void> {
  if ((await ctx.write.restore(noun, id)) === 0) throw new Refusal('NOT_FOUND')
}

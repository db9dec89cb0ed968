import { sql } from './db/sql.ts'
import { Refusal } from './refusal.ts'
import type { Ctx } from './work.ts'

/** An Idempotency-Key together with a hash of method, path and body. */
export interface Repeatable {
  key: string
  request: string
}

const place = (ctx: Ctx, { key }: Repeatable) => `idempotency_keys.answer:${ctx.actor.userId}:${key}`

/**
 * Claims the key in this transaction, or gives the answer of the first request. The unique key makes a second request wait until
 * the first has committed or failed. Refuses: KEY_REUSED for another request.
 */
export async function answeredBefore(ctx: Ctx, repeatable: Repeatable): Promise<{ answer: unknown } | undefined> {
  const { key, request } = repeatable
  const userId = ctx.actor.userId as string
  if (await ctx.write.insertNew('IdempotencyKey', { companyId: ctx.actor.companyId as string, userId, key, request }))
    return undefined
  const [first] = await ctx.query<{ request: string; answer: string | null }>(
    sql`select k.request as "request", k.answer as "answer" from ${ctx.all.IdempotencyKey} k where k.user_id = ${userId} and k.idempotency_key = ${key}`,
  )
  if (!first?.answer) throw new Refusal('STILL_RUNNING', { retryAfter: 1 })
  if (first.request !== request) throw new Refusal('KEY_REUSED')
  return { answer: JSON.parse(ctx.box.open(first.answer, place(ctx, repeatable))) }
}

/** Keeps the answer beside its effect; sealed, since an answer may carry a secret that is shown once. */
export async function rememberAnswer(ctx: Ctx, repeatable: Repeatable, answer: unknown): Promise<void> {
  await ctx.write.change(
    'IdempotencyKey',
    { userId: ctx.actor.userId as string, key: repeatable.key },
    { answer: ctx.box.seal(JSON.stringify(answer ?? null), place(ctx, repeatable)) },
  )
}

import type { AnyContractProcedure, ContractProcedure, InferSchemaOutput } from '@orpc/contract'
import { type AnyRouter, createProcedureClient, implement, type Procedure } from '@orpc/server'
import type { Meta } from '@steward/contract/platform/base.ts'
import { contract } from '@steward/contract/router.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './refusal.ts'
import { type Ctx, look, type Platform, perform, type Scene } from './work.ts'

/** What a request says beside its input, and what the answer may carry beside its body. */
export interface Visit {
  address: string
  userAgent: string | null
  /** Puts the session cookie, or takes it away. */
  setSession(token: string | null): void
}

interface Context {
  ctx: Ctx
  visit: Visit
}

/** The contract, ready for handlers: `api.crm.leads.win.handler(({ context: { ctx }, input }) => …)`. */
export const api = implement(contract).$context<Context>()

// biome-ignore lint/suspicious/noExplicitAny: inputs and outputs differ from one to the next
export type AnyProcedure = Procedure<Context, any, any, any, any, Meta>

/** What a procedure's function gets: its input as the contract parsed it. `Received<typeof leads>['create']`. */
export type Received<Noun extends Record<string, AnyContractProcedure>> = {
  // biome-ignore lint/suspicious/noExplicitAny: only the input's schema matters here
  [K in keyof Noun]: Noun[K] extends ContractProcedure<infer Input, any, any, any> ? InferSchemaOutput<Input> : never
}

export interface Mounted {
  /** Where it stands in the contract: `['crm', 'leads', 'win']`. */
  name: readonly string[]
  procedure: AnyProcedure
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  successStatus: number
  meta: Meta
}

/** Every procedure of a router, in the order of the contract. */
export function proceduresOf(router: AnyRouter, name: readonly string[] = []): Mounted[] {
  return Object.entries(router).flatMap(([key, value]) => {
    const here = [...name, key]
    if (!('~orpc' in value)) return proceduresOf(value as AnyRouter, here)
    const procedure = value as unknown as AnyProcedure
    const { route, meta } = procedure['~orpc']
    return {
      name: here,
      procedure,
      method: route.method as Mounted['method'],
      path: route.path as string,
      successStatus: route.successStatus ?? 200,
      meta,
    }
  })
}

/** May this actor call it? Refuses: SIGN_IN, NOT_ALLOWED, PASSWORD_NEEDED. Anything undeclared is no. */
export function guard(meta: Meta, actor: Actor | null, now: Date): void {
  if (meta.needs === 'public') return
  if (!actor?.companyId) throw new Refusal('SIGN_IN')
  if (meta.needs !== 'signed_in' && !actor.may(meta.needs)) throw new Refusal('NOT_ALLOWED')
  if (meta.confirmed && actor.via === 'person' && !(actor.confirmedUntil && actor.confirmedUntil > now))
    throw new Refusal('PASSWORD_NEEDED')
}

/** Calls a procedure: what keeps nothing without, everything else within one transaction. */
export function answer(
  { procedure, method, meta }: Mounted,
  platform: Platform,
  scene: Scene,
  visit: Visit,
  input: unknown,
): Promise<unknown> {
  const run = (ctx: Ctx) => createProcedureClient(procedure, { context: { ctx, visit } })(input) as Promise<unknown>
  return method === 'GET' || meta.keepsNothing ? look(platform, scene, run) : perform(platform, scene, run)
}

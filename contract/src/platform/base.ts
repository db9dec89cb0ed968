import { oc } from '@orpc/contract'
import type { Permission } from './permissions.ts'

/** Who may call a procedure: a permission, anybody who is signed in, or the whole world. */
export type Needs = Permission | 'signed_in' | 'public'

export interface Meta {
  needs: Needs
  /** A sensitive change: a sign-in older than 15 minutes is asked for its password again (ASVS 7.5). */
  confirmed?: boolean
  /** Passes something on and keeps nothing: runs without a transaction, and no Idempotency-Key is remembered. */
  keepsNothing?: boolean
}

// Deny by default: a procedure that forgets to say who may call it needs a permission nobody can hold.
const base = oc.$meta<Meta>({ needs: 'undeclared' as Permission })

type Path = `/${string}`
const tagOf = (path: Path) => path.split('/')[1] as string

const route =
  (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', successStatus: number) =>
  (path: Path, meta: Needs | Meta, summary: string) =>
    base
      .route({ method, path, summary, successStatus, tags: [tagOf(path)] })
      .meta(typeof meta === 'string' ? { needs: meta } : meta)

/** Reads; never changes anything, runs without a transaction. */
export const get = route('GET', 200)
/** Makes something: 201 with the whole object. */
export const create = route('POST', 201)
/** Does something to what exists: 200 with the object as it is now. */
export const act = route('POST', 200)
/** Changes fields: 200 with the whole object; honours If-Match. */
export const change = route('PATCH', 200)
/** Deletes: 204; honours If-Match. */
export const remove = route('DELETE', 204)

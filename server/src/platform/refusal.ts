import { type RefusalCode, refusals } from '@steward/contract/platform/refusals.ts'

interface Told {
  data?: unknown
  errors?: { path: string; message: string }[]
  /** Seconds after which it is worth trying again. */
  retryAfter?: number
}

/** A request that can't be carried out, and why; becomes problem+json. Nothing of it was saved. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly told: Told

  constructor(code: RefusalCode, told: Told = {}) {
    super(refusals[code][1])
    this.code = code
    this.told = told
  }

  get status(): number {
    return refusals[this.code][0]
  }
}

/** Refuses one field of the input, in words that say how to mend it. */
export const badField = (path: string, message: string) => new Refusal('BAD_INPUT', { errors: [{ path, message }] })

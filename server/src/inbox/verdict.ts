import { verdicts } from '@steward/contract/inbox/verdicts.ts'
/**
 * What a refusal means for us.
 * - `retry`: the message did not leave; try again later.
 * - `rejected`: this message will never go.
 * - `reconnect`: token or permissions are gone; the channel waits for an administrator.
 * - `window_closed`: the customer has to write first.
 * - `paused`: the channel is restricted for now; ask again after an hour.
 * - `unknown_outcome`: it may have left; never send it again unasked.
 */
export type VerdictKind = 'retry' | 'rejected' | 'reconnect' | 'window_closed' | 'paused' | 'unknown_outcome'

export interface Verdict {
  kind: VerdictKind
  /** For the person who wrote the message: what happened and what to do. */
  sentence: string
  /** Whose other messages should wait too; only this one when missing. */
  holds?: 'conversation' | 'channel' | 'app'
  retryAfterMs?: number
  /** How often a retry makes sense, when not the usual number. */
  attempts?: number
}

const hour = 3_600_000

export const retry = (sentence: string, more: Partial<Verdict> = {}): Verdict => ({ kind: 'retry', sentence, ...more })
export const rejected = (sentence: string): Verdict => ({ kind: 'rejected', sentence })
export const reconnect = (sentence: string): Verdict => ({ kind: 'reconnect', sentence, holds: 'channel' })
export const paused = (sentence: string): Verdict => ({
  kind: 'paused',
  sentence,
  holds: 'channel',
  retryAfterMs: hour,
})

export const windowClosed: Verdict = {
  kind: 'window_closed',
  sentence: verdicts.window_closed,
}

export const unknownOutcome: Verdict = {
  kind: 'unknown_outcome',
  sentence: verdicts.unknown_outcome,
}

/** What every function of a channel throws when the other side refused or did not answer. */
export class ChannelFailure extends Error {
  readonly kind: VerdictKind
  readonly sentence: string
  /** What is kept with a message that failed: the provider's own code where there is one. */
  readonly errorCode: string
  readonly holds: Verdict['holds']
  readonly retryAfterMs: number | undefined
  readonly attempts: number | undefined

  constructor(
    verdict: Verdict,
    { message, errorCode }: { message?: string; errorCode?: string } = {},
    cause?: unknown,
  ) {
    super(message ?? verdict.sentence, { cause })
    this.name = 'ChannelFailure'
    this.kind = verdict.kind
    this.sentence = verdict.sentence
    this.errorCode = verdict.kind === 'window_closed' ? verdict.kind : (errorCode ?? verdict.kind)
    this.holds = verdict.holds
    this.retryAfterMs = verdict.retryAfterMs
    this.attempts = verdict.attempts
  }
}

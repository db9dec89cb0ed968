/**
 * What a refusal means for us.
 * - `retry`: the message did not leave; try again later.
 * - `rejected`: this message will never go.
 * - `reconnect`: token or permissions are gone; the channel waits for an administrator.
 * - `window_closed`: the customer has to write first.
 * - `paused`: Meta restricts the channel for now; ask again after an hour.
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

const minute = 60_000
const hour = 60 * minute

export const retry = (sentence: string, more: Partial<Verdict> = {}): Verdict => ({ kind: 'retry', sentence, ...more })
export const rejected = (sentence: string): Verdict => ({ kind: 'rejected', sentence })
export const reconnect = (sentence: string): Verdict => ({ kind: 'reconnect', sentence, holds: 'channel' })
export const paused = (sentence: string): Verdict => ({
  kind: 'paused',
  sentence,
  holds: 'channel',
  retryAfterMs: hour,
})
export const slowDown = (holds: Verdict['holds']): Verdict =>
  retry('Too many messages in a short time. It will be sent again in a moment.', { holds, retryAfterMs: minute })

export const windowClosed: Verdict = {
  kind: 'window_closed',
  sentence: 'The customer has to write first: the 24-hour reply window is closed.',
}

export const unknownOutcome: Verdict = {
  kind: 'unknown_outcome',
  sentence: 'Meta did not confirm this message: it may have arrived. Check with the customer before sending it again.',
}

export const unavailable = retry('Meta could not be reached. It will be sent again in a moment.')

/** Rows are looked up by code and subcode, then by code alone. */
export type VerdictTable = ReadonlyMap<string, Verdict>

export function verdictTable(rows: [codes: (number | string)[], verdict: Verdict][]): VerdictTable {
  return new Map(rows.flatMap(([codes, verdict]) => codes.map(code => [String(code), verdict] as const)))
}

export function lookUp(table: VerdictTable, code: number, subcode: number | null): Verdict | undefined {
  return table.get(`${code}/${subcode}`) ?? table.get(String(code)) ?? (isPermission(code) ? noPermission : undefined)
}

const isPermission = (code: number) => code >= 200 && code <= 299

export const noPermission = reconnect(
  'A permission for this channel is missing. Ask an administrator to connect it again with all permissions.',
)

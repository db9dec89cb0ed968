import { verdicts } from '@steward/contract/inbox/verdicts.ts'
import { reconnect, retry, type Verdict } from '../verdict.ts'

/** Rows are looked up by code and subcode, then by code alone. */
export type VerdictTable = ReadonlyMap<string, Verdict>

export function verdictTable(rows: [codes: (number | string)[], verdict: Verdict][]): VerdictTable {
  return new Map(rows.flatMap(([codes, verdict]) => codes.map(code => [String(code), verdict] as const)))
}

export function lookUp(table: VerdictTable, code: number, subcode: number | null): Verdict | undefined {
  return table.get(`${code}/${subcode}`) ?? table.get(String(code)) ?? (isPermission(code) ? noPermission : undefined)
}

const isPermission = (code: number) => code >= 200 && code <= 299

export const noPermission = reconnect(verdicts.permission_missing)

const minute = 60_000

export const slowDown = (holds: Verdict['holds']): Verdict => retry(verdicts.too_fast, { holds, retryAfterMs: minute })

export const unavailable = retry(verdicts.meta_away)

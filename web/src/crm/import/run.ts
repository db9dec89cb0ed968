import type { Imported } from '@steward/contract/platform/import.ts'
import { newKey } from '../../platform/link.ts'

/** A row as the server takes it. */
export type Row = Record<string, string>

/** Sends some rows; `check` only looks. */
export type Send = (
  input: { rows: Row[]; check: boolean; existing: 'skip' | 'add' },
  idempotencyKey: string,
) => Promise<Imported>

const AT_A_LOOK = 2000
const AT_A_TIME = 250
const MOST_BYTES = 800_000

export interface Batch {
  from: number
  rows: Row[]
  /** The same for every try, so that rows whose answer was lost don't come in twice. */
  key: string
}

/** Rows in portions that the server takes. */
export function batchesOf(rows: Row[], most = AT_A_TIME): Batch[] {
  const batches: Batch[] = []
  let size = 0
  rows.forEach((row, place) => {
    const bytes = JSON.stringify(row).length * 3
    const last = batches.at(-1)
    if (!last || last.rows.length >= most || size + bytes > MOST_BYTES) {
      batches.push({ from: place, rows: [row], key: newKey() })
      size = bytes
    } else {
      last.rows.push(row)
      size += bytes
    }
  })
  return batches
}

export interface Look {
  /** How many would come in. */
  fresh: number
  /** Rows with problems. */
  wrong: Imported['rows']
  /** Sound rows that exist already, or stand twice in the file. */
  known: Imported['rows']
}

/** Has all rows looked at; nothing is saved. */
export async function lookAt(rows: Row[], send: Send): Promise<Look> {
  const look: Look = { fresh: 0, wrong: [], known: [] }
  for (const { from, rows: some, key } of batchesOf(rows, AT_A_LOOK)) {
    const answer = await send({ rows: some, check: true, existing: 'skip' }, key)
    look.fresh += answer.added
    for (const noted of answer.rows) {
      const moved = { ...noted, row: noted.row + from, repeats: noted.repeats === null ? null : noted.repeats + from }
      if (noted.problems.length > 0) look.wrong.push(moved)
      else look.known.push(moved)
    }
  }
  return look
}

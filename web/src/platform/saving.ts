import { useMutation } from '@tanstack/react-query'
import { Problem } from './problem.ts'

interface Versioned {
  version: number
}

interface Options<Row, Changes, Saved extends Row> {
  /** The record as the cache has it, where it does: what others did comes in there. */
  kept: (row: Row) => Row | null | undefined
  /** Sends changes against a version. */
  send: (row: Row, changes: Changes, version: number) => Promise<Saved>
  /** What follows from the answer. */
  onSaved: (saved: Saved) => unknown
}

interface Done<Saved> {
  saved: Saved
  /** Takes it back. Rejects when it was refused, which has been told. */
  undo: () => Promise<unknown>
}

/**
 * Saves fields of a record against its newest version known here. Taking it back is refused once the fields no longer hold what was
 * saved, so it never overwrites what somebody did after.
 */
export function useSaving<Row extends Versioned, Changes extends object, Saved extends Row>({
  kept,
  send,
  onSaved,
}: Options<Row, Changes, Saved>) {
  const { mutateAsync } = useMutation({
    mutationFn: ({ over, changes }: { over: Row; changes: Changes }) => {
      const now = newest(over, kept(over))
      if (!holds(now, over, changes)) throw new Problem({ status: 412, code: 'CHANGED_MEANWHILE' })
      return send(over, changes, now.version)
    },
    onSuccess: onSaved,
  })
  return async (row: Row, changes: Changes): Promise<Done<Saved>> => {
    const before = newest(row, kept(row))
    const saved = await mutateAsync({ over: before, changes })
    return { saved, undo: () => mutateAsync({ over: saved, changes: formerOf(before, changes) }) }
  }
}

/** Versions of a record that follow each other and are all of our making. */
interface Ours {
  from: number
  to: number
}
const turns = new Map<string, Promise<Ours>>()

/**
 * Does something to a record once what was done to it before has its answer, and upon the version that came of that: whoever is quicker
 * than server and lists isn't told that somebody else was. Where somebody else really was, it is refused as ever.
 */
export async function inTurn<Row extends Versioned & { id: string }, Saved extends Versioned>(
  row: Row,
  act: (row: Row) => Promise<Saved>,
): Promise<Saved> {
  const last = turns.get(row.id)
  const work = (async () => {
    const ours = await last?.catch(() => undefined)
    const isOurs = ours && row.version >= ours.from && row.version <= ours.to
    const saved = await act(isOurs ? { ...row, version: ours.to } : row)
    return { saved, from: isOurs ? ours.from : row.version, to: saved.version }
  })()
  turns.set(row.id, work)
  return (await work).saved
}

const newest = <Row extends Versioned>(row: Row, other: Row | null | undefined): Row =>
  other && other.version > row.version ? other : row

const fieldsOf = <Row>(changes: object) => Object.keys(changes) as (keyof Row)[]

const formerOf = <Row, Changes extends object>(before: Row, changes: Changes) =>
  Object.fromEntries(fieldsOf<Row>(changes).map(field => [field, before[field]])) as Changes

const holds = <Row>(now: Row, over: Row, changes: object) =>
  fieldsOf<Row>(changes).every(field => now[field] === over[field])

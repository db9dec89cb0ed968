import { uuidv7 } from 'uuidv7'
import type { Hand } from './database.ts'
import { faultOf } from './faults.ts'
import { conditionOf, type Where } from './scope.ts'
import { constant, every, joined, type Sql, textOf, unscoped } from './sql.ts'
import { columnOf, type Noun, tables, toStored, type Wire } from './tables.ts'

/** Filled by the writer when left out. */
type Given = 'id' | 'companyId' | 'createdAt' | 'updatedAt' | 'version'
type Kept =
  | 'isActive'
  | 'live'
  | 'attempts'
  | 'inPassing'
  | 'accessEpoch'
  | 'automatic'
  | 'startsAutomated'
  | 'isUnknown'
  | 'mergedParts'
type OptionalKeys<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
// A JSON column takes any object; decimals and times come as strings or Date.
type Value<T> = { json: true } extends T ? unknown : (T extends string ? T | Date : T) | Sql

/** What a new row needs: every field that may not be null and has no default. */
export type NewRow<N extends Noun> = {
  [K in Exclude<keyof Wire<N>, Given | Kept | OptionalKeys<Wire<N>>>]: Value<Wire<N>[K]>
} & { [K in Extract<keyof Wire<N>, Given | Kept | OptionalKeys<Wire<N>>>]?: Value<Wire<N>[K]> }

/** Fields to set; an `sql` piece is computed by the database, as in `paid_amount + ?`. */
export type Changes<N extends Noun> = { [K in keyof Wire<N>]?: Value<Wire<N>[K]> }

/** Which rows: equality, null, or one of several values. */
export type Which<N extends Noun> = { [K in keyof Wire<N>]?: Wire<N>[K] | readonly Wire<N>[K][] }

/** A row of counts: what makes it the only one, what is added to it, and what is set. */
export interface Tally<N extends Noun> {
  key: Changes<N>
  sums: { [K in keyof Wire<N>]?: Wire<N>[K] & number }
  rest: Changes<N>
}

export interface Writer {
  /** Inserts a row, or several with as few statements as there may be; gives back the first one's id. */
  insert<N extends Noun>(noun: N, rows: NewRow<N> | NewRow<N>[]): Promise<string>
  /** The statements by which rows are inserted, to be run later. */
  insertions<N extends Noun>(noun: N, rows: NewRow<N>[]): Sql[]
  /** The statement that adds to numbers of the row with this unique key, or makes it, to be run later. The rest is set. */
  tally<N extends Noun>(noun: N, { key, sums, rest }: Tally<N>): Sql
  /** Inserts unless a unique key is taken; says whether it did. */
  insertNew<N extends Noun>(noun: N, row: NewRow<N>): Promise<boolean>
  /**
   * Sets fields of the visible rows that match, and raises their version. The count is the compare-and-set rule: 0 means that
   * somebody was faster or that it may not be seen.
   */
  change<N extends Noun>(noun: N, which: Which<N>, changes: Changes<N>, also?: Sql): Promise<number>
  /** The same of what the machine keeps beside what people write: the version stays, so that it is in nobody's way. */
  note<N extends Noun>(noun: N, which: Which<N>, changes: Changes<N>, also?: Sql): Promise<number>
  /** Takes deletedAt away from a row that the actor would see without it; the count says whether there was one. */
  restore(noun: Noun, id: string): Promise<number>
  /** Locks visible rows until the transaction is over, always in the same order; what they say has to be read afterwards. */
  lock<N extends Noun>(noun: N, which: Which<N>): Promise<void>
  /** Tells every process that kept sign-ins are stale (see identity/sign-ins.ts). */
  raiseAccessEpoch(): Promise<void>
  /** Deletes rows for good; nouns that people make are marked with deletedAt instead. */
  erase<N extends Noun>(noun: N, which: Which<N>, also?: Sql): Promise<number>
}

interface Reach {
  hand(): Hand
  now(): Date
  companyId: string | null
  scopeOf(noun: Noun): Where
}

// PostgreSQL takes 65,535 values in one statement; the widest row has some thirty.
const MOST_ROWS = 500

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'parts' in value
const has = (noun: Noun, field: string) => field in tables[noun].columns

export function writerOn(reach: Reach): Writer {
  const run = async (statement: Sql) => {
    const hand = reach.hand()
    return hand.run(textOf(statement, hand.dialect), statement.values)
  }

  const completed = (noun: Noun, row: Record<string, unknown>) => {
    const now = reach.now()
    const full: Record<string, unknown> = { ...row }
    if (has(noun, 'id')) full.id ??= uuidv7()
    // A row of another company can't be made by an actor who belongs to one.
    if (has(noun, 'companyId') && (reach.companyId || noun !== 'Job'))
      full.companyId = reach.companyId ?? full.companyId
    if (has(noun, 'createdAt')) full.createdAt ??= now
    if (has(noun, 'updatedAt')) full.updatedAt ??= now
    return full
  }

  const insertion = (noun: Noun, rows: Record<string, unknown>[]): Sql => {
    const fields = [...new Set(rows.flatMap(row => Object.keys(row).filter(field => row[field] !== undefined)))]
    const names = fields.map(field => columnOf(noun, field).column).join(', ')
    const tuple = (row: Record<string, unknown>) =>
      unscoped(
        ['(', ')'],
        joined(
          fields.map(field =>
            isSql(row[field]) ? (row[field] as Sql) : unscoped(['', ''], toStored(columnOf(noun, field), row[field])),
          ),
          ', ',
        ),
      )
    return unscoped([`insert into ${tables[noun].table} (${names}) values `, ''], joined(rows.map(tuple), ', '))
  }

  const allCompleted = (noun: Noun, rows: object[]) => rows.map(row => completed(noun, row as Record<string, unknown>))
  const insertionsOf = (noun: Noun, rows: Record<string, unknown>[]) =>
    Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, i) =>
      insertion(noun, rows.slice(i * MOST_ROWS, (i + 1) * MOST_ROWS)),
    )

  const whichRows = (noun: Noun, which: Record<string, unknown>): Sql[] =>
    Object.entries(which)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => {
        const column = columnOf(noun, field)
        if (value === null) return constant(`${column.column} is null`)
        if (!Array.isArray(value)) return unscoped([`${column.column} = `, ''], toStored(column, value))
        const options = value.map(option => unscoped(['', ''], toStored(column, option)))
        return options.length ? unscoped([`${column.column} in (`, ')'], joined(options, ', ')) : constant('1 = 0')
      })

  const assignments = (noun: Noun, changes: Record<string, unknown>): Sql => {
    const set = Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => {
        const column = columnOf(noun, field)
        return unscoped([`${column.column} = `, ''], isSql(value) ? value : toStored(column, value))
      })
    if (has(noun, 'updatedAt')) set.push(unscoped(['updated_at = ', ''], reach.now()))
    return joined(set, ', ')
  }
  const revision = (noun: Noun, changes: Record<string, unknown>): Sql =>
    has(noun, 'version')
      ? joined([assignments(noun, changes), constant('version = version + 1')], ', ')
      : assignments(noun, changes)

  const scope = (noun: Noun) => conditionOf(noun, reach.scopeOf(noun))
  const update = async (noun: Noun, which: Record<string, unknown>, set: Sql, also: Sql | undefined) => {
    const where = every([scope(noun), ...whichRows(noun, which), also])
    return (await run(unscoped([`update ${tables[noun].table} set `, ' where ', ''], set, where))).count
  }

  return {
    async insert(noun, rows) {
      const list = allCompleted(noun, Array.isArray(rows) ? rows : [rows])
      for (const statement of insertionsOf(noun, list)) await run(statement)
      return list[0]?.id as string
    },

    insertions: (noun, rows) => insertionsOf(noun, allCompleted(noun, rows)),

    tally(noun, { key, sums, rest }) {
      const { table } = tables[noun]
      const column = (field: string) => columnOf(noun, field).column
      const row = completed(noun, { ...key, ...sums, ...rest })
      const unique = [...(has(noun, 'companyId') ? ['companyId'] : []), ...Object.keys(key)]
      const isThere =
        reach.hand().dialect === 'postgresql'
          ? `on conflict (${[...new Set(unique)].map(column).join(', ')}) do update set`
          : 'on duplicate key update'
      const added = Object.entries(sums).map(([field, number]) =>
        unscoped([`${column(field)} = ${table}.${column(field)} + `, ''], number),
      )
      const changed = joined([...added, assignments(noun, rest)], ', ')
      return unscoped(['', ` ${isThere} `, ''], insertion(noun, [row]), changed)
    },

    async insertNew(noun, row) {
      const full = completed(noun, row as Record<string, unknown>)
      const statement = insertion(noun, [full])
      if (reach.hand().dialect === 'postgresql') {
        return (await run(unscoped(['', ' on conflict do nothing'], statement))).count === 1
      }
      // MySQL's INSERT IGNORE would swallow every other mistake as well. A failed statement leaves the transaction whole there.
      try {
        await run(statement)
        return true
      } catch (error) {
        if (faultOf(error).kind === 'taken') return false
        throw error
      }
    },

    change: (noun, which, changes, also) =>
      update(noun, which as Record<string, unknown>, revision(noun, changes as Record<string, unknown>), also),

    note: (noun, which, changes, also) =>
      update(noun, which as Record<string, unknown>, assignments(noun, changes as Record<string, unknown>), also),

    async restore(noun, id) {
      const { deletedAt: _, ...where } = reach.scopeOf(noun)
      const found = every([conditionOf(noun, where), constant('deleted_at is not null'), unscoped(['id = ', ''], id)])
      const set = revision(noun, { deletedAt: null })
      return (await run(unscoped([`update ${tables[noun].table} set `, ' where ', ''], set, found))).count
    },

    async lock(noun, which) {
      const where = every([scope(noun), ...whichRows(noun, which as Record<string, unknown>)])
      await run(unscoped([`select id from ${tables[noun].table} where `, ' order by id for update'], where))
    },

    async raiseAccessEpoch() {
      await run(constant(`update ${tables.Installation.table} set access_epoch = access_epoch + 1`))
    },

    async erase(noun, which, also) {
      const where = every([scope(noun), ...whichRows(noun, which as Record<string, unknown>), also])
      return (await run(unscoped([`delete from ${tables[noun].table} where `, ''], where))).count
    },
  }
}

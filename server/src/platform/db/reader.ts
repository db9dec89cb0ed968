import type { Hand, Row } from './database.ts'
import { constant, joined, type Sql, textOf, unscoped } from './sql.ts'
import { columnOf, type Field, type Noun, type Wire } from './tables.ts'

/** A typed list of columns for the reader; `with` adds columns of joined tables under names of their own. */
export interface Columns<T> {
  readonly text: Sql
  readonly row?: T
  with<N extends Noun, K extends Field<N>, Name extends string>(
    noun: N,
    alias: string,
    field: K,
    name: Name,
  ): Columns<T & Record<Name, Wire<N>[K] | null>>
}

/** Names columns of a noun under an alias: `pick('Lead', 'l', 'id', 'title')`. */
export function pick<N extends Noun, K extends Field<N>>(
  noun: N,
  alias: string,
  ...fields: K[]
): Columns<Pick<Wire<N>, K>> {
  return columns(fields.map(field => `${alias}.${columnOf(noun, field).column} as "${field}"`))
}

function columns<T>(list: string[]): Columns<T> {
  return {
    text: constant(list.join(', ')),
    with: (noun, alias, field, name) => columns([...list, `${alias}.${columnOf(noun, field).column} as "${name}"`]),
  }
}

export interface Reader {
  /** Rows of these columns; the tail begins with `from`. */
  rows<T>(columns: Columns<T>, tail: Sql): Promise<T[]>
  row<T>(columns: Columns<T>, tail: Sql): Promise<T | undefined>
  /** Rows of a whole text, for sums and counts; the caller names their type. */
  query<T extends Row>(text: Sql): Promise<T[]>
  /** The seconds from one instant to another, as an expression. */
  secondsBetween(earlier: Sql, later: Sql): Sql
  /**
   * That a column of words, each with a space before it, has words that begin with all of these: by the full-text index that such a
   * column needs. They may hold letters and digits alone.
   */
  carries(column: Sql, beginnings: readonly string[]): Sql
}

export function readerOn(hand: () => Hand): Reader {
  const query = async <T extends Row>(text: Sql) => {
    const target = hand()
    return (await target.run(textOf(text, target.dialect), text.values)).rows as T[]
  }
  const rows = <T>(list: Columns<T>, tail: Sql) =>
    query(joined([constant('select '), list.text, unscoped([' ', ''], tail)], '')) as Promise<T[]>
  const secondsBetween = (earlier: Sql, later: Sql) =>
    hand().dialect === 'postgresql'
      ? unscoped(['extract(epoch from ', ' - ', ')'], later, earlier)
      : unscoped(['(timestampdiff(microsecond, ', ', ', ') / 1000000)'], earlier, later)
  const carries = (column: Sql, beginnings: readonly string[]) =>
    hand().dialect === 'postgresql'
      ? unscoped(
          ['array_to_tsvector(string_to_array(ltrim(', "), ' ')) @@ cast(", ' as tsquery)'],
          column,
          beginnings.map(word => `'${word}':*`).join(' & '),
        )
      : unscoped(['match (', ') against (', ' in boolean mode)'], column, beginnings.map(word => `+${word}*`).join(' '))
  return { query, rows, carries, row: async (list, tail) => (await rows(list, tail))[0], secondsBetween }
}

/**
 * The row itself, with these values in place of its own or beside them; what the contract does not name it leaves out by itself. Long
 * lists are made so: taking fields apart and putting them together again makes objects that are slow to read and to write.
 */
export const shownAs = <Row extends object, Shown extends object>(
  row: Row,
  shown: Shown,
): Omit<Row, keyof Shown> & Shown => Object.assign(row, shown)

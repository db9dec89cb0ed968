/** A piece of SQL with its values. Texts are made of constant templates only, so each is prepared once per connection. */
export interface Sql {
  readonly parts: readonly string[]
  readonly values: readonly unknown[]
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'parts' in value && 'values' in value

// A limit stands in the text itself: of a parameter, PostgreSQL supposes that it asks for a tenth of all rows.
const isLimit = (before: string, value: unknown): value is number =>
  Number.isSafeInteger(value) && before.endsWith('limit ')

/** An SQL text that may name tables, for `platform` alone: everybody else reads through scopes (see `sql`). */
export function unscoped(strings: readonly string[], ...inserted: unknown[]): Sql {
  const parts: string[] = [strings[0] as string]
  const values: unknown[] = []
  inserted.forEach((value, i) => {
    const after = strings[i + 1] as string
    if (isSql(value)) {
      parts.push(`${parts.pop()}${value.parts[0]}`, ...value.parts.slice(1))
      parts.push(`${parts.pop()}${after}`)
      values.push(...value.values)
    } else if (isLimit(strings[i] as string, value)) {
      parts.push(`${parts.pop()}${value}${after}`)
    } else {
      values.push(value)
      parts.push(after)
    }
  })
  return { parts, values }
}

const checked = new WeakSet<TemplateStringsArray>()
const namesTable = /(?<!extract\(\w+ )\b(from|join|into|(?<!for )update|delete|table)\s+(?![§(]|$)/i
const sideDoor = /;|--|\/\*|\bfrom\s+§\s*\w*\s*,/i

/**
 * An SQL text for areas. Values become parameters, other `sql` pieces are joined in. A text that names a table itself is
 * refused: rows come from `ctx.visible.Lead` or `ctx.all.Lead`, which carry the company, so nobody can forget it.
 */
export function sql(strings: TemplateStringsArray, ...inserted: unknown[]): Sql {
  if (!checked.has(strings)) {
    const shape = strings.join('§')
    if (namesTable.test(shape) || sideDoor.test(shape))
      throw new Error(`This text reaches a table without a scope: ${shape}`)
    checked.add(strings)
  }
  return unscoped(strings, ...inserted)
}

/** A constant piece of text: identifiers from our own metadata, never anything a person typed. */
export const constant = (text: string): Sql => ({ parts: [text], values: [] })

export const nothing = constant('')

/** Pieces with a separator between them. */
export function joined(pieces: readonly Sql[], separator: string): Sql {
  const parts: string[] = ['']
  const values: unknown[] = []
  pieces.forEach((piece, i) => {
    parts[parts.length - 1] += `${i > 0 ? separator : ''}${piece.parts[0]}`
    for (const part of piece.parts.slice(1)) parts.push(part)
    for (const value of piece.values) values.push(value)
  })
  return { parts, values }
}

export const isEmpty = ({ parts }: Sql) => parts.length === 1 && parts[0] === ''

/** The conditions that are there, all of them to be met. */
export const every = (conditions: readonly (Sql | undefined | false)[]): Sql =>
  joined(
    conditions.filter((condition): condition is Sql => Boolean(condition) && !isEmpty(condition as Sql)),
    ' and ',
  )

export type Dialect = 'postgresql' | 'mysql'

/** The text as the driver wants it: `$1` or `?`. */
export function textOf({ parts }: Sql, dialect: Dialect): string {
  if (dialect === 'mysql') return parts.join('?')
  let text = parts[0] as string
  for (let i = 1; i < parts.length; i++) text += `$${i}${parts[i]}`
  return text
}

/** Escapes what LIKE would read as a pattern. */
export const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

const FOLDED_AT_MOST = 500

/** Text as it is searched and compared by people: no accents, no case, one space between words; its first 500 characters. */
export const folded = (...texts: (string | null | undefined)[]) =>
  texts
    .filter(Boolean)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, FOLDED_AT_MOST)
    .toWellFormed()

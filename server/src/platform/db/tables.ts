import type { Prisma } from '../../generated/mysql/client.ts'
import generated from '../../generated/tables.json' with { type: 'json' }

/** A model of the schema: `Lead`, `SocialMessage`. */
export type Noun = Prisma.ModelName

type Scalars<N extends Noun> = Prisma.TypeMap['model'][N]['payload']['scalars']

/** A stored value as JSON has it: decimals and instants as strings, days as `YYYY-MM-DD`. */
type OnTheWire<T> = T extends null
  ? null
  : T extends Date
    ? string
    : T extends { toFixed(digits?: number): string; toNumber(): number }
      ? string
      : T

/** A row as the reader gives it. */
export type Wire<N extends Noun> = { [K in keyof Scalars<N>]: OnTheWire<Scalars<N>[K]> }
export type Field<N extends Noun> = Extract<keyof Scalars<N>, string>

export interface Column {
  column: string
  type: string
  kind: string
  native: [string, string[]] | null
  nullable: boolean
}

export interface Table {
  table: string
  columns: Record<string, Column>
  keys: { type: string; name: string | null; columns: string[] }[]
  links: { name: string; columns: string[]; to: string; references: string[] }[]
}

export const tables = generated.tables as unknown as Record<Noun, Table>
const enums = generated.enums as unknown as Record<string, Record<string, string>>

export function columnOf(noun: Noun, field: string): Column {
  const column = tables[noun].columns[field]
  if (!column) throw new Error(`${noun} has no field ${field}`)
  return column
}

/** `in_progress` of the code as the database stores it, `In Progress`. */
export const storedEnum = (type: string, value: string): string => enums[type]?.[value] ?? value

const spoken = new Map<string, string>()
/** `In Progress` of the database as code and JSON have it, `in_progress`. */
export function spokenEnum(value: string): string {
  let word = spoken.get(value)
  if (word === undefined) {
    word = value.toLowerCase().replaceAll(' ', '_')
    spoken.set(value, word)
  }
  return word
}

const isDay = (column: Column) => column.type === 'DateTime' && column.native?.[0] === 'Date'

/** A value of code or JSON as the drivers take it for this column. */
export function toStored(column: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (column.kind === 'enum') return storedEnum(column.type, value as string)
  if (column.type === 'Json') return JSON.stringify(value)
  if (column.type === 'DateTime') {
    if (isDay(column)) return value instanceof Date ? value.toISOString().slice(0, 10) : value
    return value instanceof Date ? value : new Date(value as string)
  }
  return value
}

import type { PrismaClient } from '../../generated/mysql/client.ts'
import type { Dialect } from './sql.ts'

// biome-ignore lint/suspicious/noExplicitAny: rows are typed where they are asked for
export type Row = Record<string, any>

export interface Outcome {
  rows: Row[]
  /** How many rows a statement touched. */
  count: number
}

/** One prepared statement and what it is filled with. */
export interface Statement {
  text: string
  values: readonly unknown[]
}

/** Something that takes statements: a pool, or one borrowed connection of it. */
export interface Hand {
  readonly dialect: Dialect
  /** Runs one prepared statement; rows come as JSON has them. */
  run(text: string, values: readonly unknown[]): Promise<Outcome>
  /** Prisma on this hand. Give it back when the action is over. */
  lane(): Lane
}

/** A Prisma client that sends its statements to whichever hand holds it. */
export interface Lane {
  client: PrismaClient
  giveBack(): void
}

/** How long the database may take. */
export interface Limits {
  /** One statement, in milliseconds; it is ended, and what waited for it gets an error that reads as `slow`. */
  statementMs: number
  /** Waiting for a row that somebody else holds, in milliseconds. */
  lockMs: number
}

export const LIMITS: Limits = { statementMs: 10_000, lockMs: 5000 }
/** A burst waits this long for its turn at a connection; so a thousand requests at once are slow, not refused. */
export const QUEUE_MS = 20_000
/** A database that does not even say that it was too slow is given up after this much more. */
export const SILENCE_MS = 2000

export interface Connection extends Hand {
  /** Runs statements that take no values and are not worth preparing: migrations, backups. */
  script(statements: readonly string[]): Promise<void>
  /** Takes the limits away, for migrations and backups; such a connection is not given back whole. */
  unhurried(): Promise<void>
  begin(): Promise<void>
  /** Runs what is left to do, one after the other, and commits if all of it went well. */
  commit(last?: readonly Statement[]): Promise<void>
  rollback(): Promise<void>
  /** Back to the pool; a broken connection is closed instead. */
  release(broken?: boolean): void
}

export interface Database extends Hand {
  /** The address without its password, for logs and messages. */
  readonly address: string
  /** To be called when types were added: PostgreSQL numbers its enums as they come. */
  learnTypes(): Promise<void>
  /** A connection of one's own until it is released. */
  borrow(): Promise<Connection>
  close(): Promise<void>
}

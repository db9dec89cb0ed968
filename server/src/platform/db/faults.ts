/** What went wrong in a database, in words that both dialects share. */
export type Fault =
  | { kind: 'taken'; key: string }
  | { kind: 'link' }
  | { kind: 'again' }
  | { kind: 'slow' }
  | { kind: 'away' }
  | { kind: 'too_long' }
  | { kind: 'other' }

// SQLSTATE of PostgreSQL; error numbers of MySQL and MariaDB.
const AGAIN = new Set(['40001', '40P01', '1213', '1020'])
// Statements that ran too long and rows that were held too long: trying again at once would make it worse.
const SLOW = new Set(['57014', '55P03', '1205', '1317', '1969', '3024', 'STATEMENT_TOO_SLOW'])
const LINK = new Set(['23503', '23001', '1451', '1452', '1216', '1217'])
const TAKEN = new Set(['23505', '1062', '1586'])
const TOO_LONG = new Set(['22001', '1406', '22003', '1264'])
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // The disk is full: changes are refused until there is room again.
  '53100',
  '1021',
  '1114',
  '45009',
  '45012',
  '45013',
  '45025',
  '45028',
  '45030',
  '45047',
  '1040',
  '2013',
])
const gone = /terminat|timeout exceeded when trying to connect|connection.*(closed|lost|ended)|not queryable/i

interface DriverError {
  code?: string
  errno?: number | string
  constraint?: string
  sqlMessage?: string
  message?: string
  cause?: unknown
  meta?: {
    driverAdapterError?: {
      cause?: { originalCode?: string; originalMessage?: string; constraint?: { index?: string } }
    }
  }
}

/** A statement the database said nothing about for longer than its limit. */
export class StatementTooSlow extends Error {
  readonly code = 'STATEMENT_TOO_SLOW'
}

/** Reads an error of either driver, or of Prisma on top of it. */
export function faultOf(error: unknown): Fault {
  if (typeof error !== 'object' || error === null) return { kind: 'other' }
  const { code, errno, constraint, sqlMessage, message, meta } = error as DriverError
  const adapter = meta?.driverAdapterError?.cause
  const codes = [code, errno, adapter?.originalCode].filter(value => value !== undefined).map(String)
  const is = (set: Set<string>) => codes.some(value => set.has(value))

  if (is(AGAIN) || code === 'P2034') return { kind: 'again' }
  if (is(SLOW) || message === 'Query read timeout') return { kind: 'slow' }
  if (is(TAKEN) || code === 'P2002') {
    return {
      kind: 'taken',
      key: constraint ?? adapter?.constraint?.index ?? keyIn(sqlMessage ?? adapter?.originalMessage ?? ''),
    }
  }
  if (is(LINK) || code === 'P2003') return { kind: 'link' }
  if (is(TOO_LONG) || code === 'P2000' || code === 'P2020') return { kind: 'too_long' }
  if (is(AWAY) || gone.test(message ?? '')) return { kind: 'away' }
  return { kind: 'other' }
}

// MySQL names the key only in its sentence: Duplicate entry 'x' for key 'users.users_email_key'
const keyIn = (sentence: string) => /for key '(?:[^'.]*\.)?([^']*)'/.exec(sentence)?.[1] ?? ''

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedUnusable } from './unusable.ts'

/** An existing account that PostgreSQL runs under, since it refuses to run as root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

const PREFERRED = ['postgres', 'nobody']

/** Undefined unless we are root. Accounts are never made. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const accounts = lines
    .map(line => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const found = PREFERRED.map(name => accounts.find(account => account.name === name && account.uid > 0)).find(Boolean)
  if (found) return found
  throw new EmbeddedUnusable(
    'PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody" to run it. Start Steward as an ordinary user, or set DATABASE_URL.',
  )
}

/** Can others than the owner pass through every folder above this place? Root's own home usually can't be entered. */
export function isReachable(place: string, { uid }: Account): boolean {
  const parent = path.dirname(path.resolve(place))
  // Links are followed first: what counts is where the place really is.
  for (let folder = existsSync(parent) ? realpathSync(parent) : parent; ; folder = path.dirname(folder)) {
    const stat = statSync(folder)
    if (!(stat.mode & 0o001) && !(stat.uid === uid && stat.mode & 0o100)) return false
    if (folder === path.dirname(folder)) return true
  }
}

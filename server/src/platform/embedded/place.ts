import { createHash } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Account, isReachable } from './account.ts'
import type { Kept } from './kept.ts'
import { EmbeddedUnusable } from './unusable.ts'

/** Where data and programs go that root's own folders would hide from the account PostgreSQL runs under. */
export const SHARED = '/var/lib/steward'

const note = (dataDir: string) => path.join(dataDir, 'where-the-database-is.txt')
const ownerNote = (home: string) => path.join(home, 'whose-database-this-is.txt')
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)

/** The one real place of a folder, whatever it is called by; made if it is not there. Throws EmbeddedUnusable. */
export function realFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return realpathSync(dataDir)
  } catch (error) {
    throw new EmbeddedUnusable(`DATA_DIR (${dataDir}) cannot be written: ${(error as Error).message}`)
  }
}

/** Is there a database in this place? Throws EmbeddedUnusable when we may not even look. */
export function hasDatabase(home: string): boolean {
  try {
    accessSync(path.join(home, 'postgres/PG_VERSION'))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return false
    throw new EmbeddedUnusable(
      `The database in ${home} belongs to another user. Start Steward as the one who made it (root, if that was root).`,
    )
  }
}

/**
 * Where the data of a DATA_DIR is: inside it, or, if PostgreSQL's account cannot enter there, in a place of its own that a note names.
 * A place that is named and empty is refused rather than filled anew, and so is a copy whose original is still there.
 */
export function homeOf(dataDir: string, kept: Kept | undefined, account: Account | undefined): string {
  const isHidden = account !== undefined && !isReachable(path.join(dataDir, 'postgres'), account)
  if (hasDatabase(dataDir)) {
    if (!isHidden) return dataDir
    throw new EmbeddedUnusable(
      `PostgreSQL runs as ${account.name}, who cannot enter ${dataDir}, where the database is. Move DATA_DIR to a place others may pass through (as in /srv/steward), or start Steward as the user who made it.`,
    )
  }
  const named = kept?.home ?? read(note(dataDir))
  if (named) return followed(dataDir, named)
  if (kept?.made) {
    throw new EmbeddedUnusable(
      `The database that belongs to ${dataDir} is missing: ${path.join(dataDir, 'postgres')} is not there. Put it back, or restore a backup with another DATA_DIR. To begin with an empty one, delete ${path.join(dataDir, 'postgres.json')}.`,
    )
  }
  return isHidden ? apart(dataDir, account) : dataDir
}

function followed(dataDir: string, home: string): string {
  if (!hasDatabase(home)) {
    throw new EmbeddedUnusable(
      `The database that belongs to ${dataDir} is kept in ${home}, and is not there. Bring that folder along as well, or restore a backup with another DATA_DIR. To begin with an empty one, delete ${note(dataDir)} and ${path.join(dataDir, 'postgres.json')}.`,
    )
  }
  const owner = read(ownerNote(home))
  if (owner !== dataDir && owner !== undefined && read(note(owner)) === home) {
    throw new EmbeddedUnusable(
      `${dataDir} is a copy of ${owner}: the database of both is ${home}. To have a second installation, make a backup there and restore it here with an empty DATA_DIR; to go on in this folder, delete ${note(owner)}.`,
    )
  }
  nameEachOther(dataDir, home)
  return home
}

// A folder of the same name that stood here before, and was deleted, left its database behind: that one is left alone.
function apart(dataDir: string, account: Account): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  let home = path.join(SHARED, name)
  for (let next = 2; hasDatabase(home); next++) home = path.join(SHARED, `${name}-${next}`)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  chownSync(home, account.uid, account.gid)
  nameEachOther(dataDir, home)
  return home
}

function nameEachOther(dataDir: string, home: string) {
  writeFileSync(note(dataDir), `${home}\n`)
  writeFileSync(ownerNote(home), `${dataDir}\n`)
}
